// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Shades;

/** The figure of one cause. It is drawn in the background, because a plugin draws it and pixels take time. */
final class FigureCanvas extends Canvas {

    /** A drawing that was asked for. */
    private record Wish(DiagnosisState.Judged judged, Finding finding, Palette palette) {}

    private final Consumer<String> changed;
    private Image image;
    private String title = "";
    private Optional<Wish> wish = Optional.empty();

    /** @param changed heard when the figure came or went, with the reason why there is none, which may be empty */
    FigureCanvas(Composite parent, Consumer<String> changed) {
        super(parent, SWT.NONE);
        this.changed = changed;
        addPaintListener(e -> paint(e.gc));
        addDisposeListener(e -> release());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = title;
            }
        });
    }

    private void paint(GC gc) {
        if (image != null) {
            Rectangle whole = image.getBounds();
            int width = Math.min(whole.width, getClientArea().width);
            gc.setInterpolation(SWT.HIGH);
            gc.setAntialias(SWT.ON);
            gc.drawImage(image, 0, 0, whole.width, whole.height, 0, 0, width, whole.height * width / whole.width);
        }
        // After a change of the theme the colours are wrong.
        Palette palette = Shades.of(this);
        wish.filter(drawn -> !drawn.palette().equals(palette))
                .ifPresent(drawn -> draw(new Wish(drawn.judged(), drawn.finding(), palette)));
    }

    void clear() {
        wish = Optional.empty();
        show(new FigureDrawing.Nothing(""));
    }

    /** Draws the figure of that cause when there is one; what is asked for later wins. */
    void draw(DiagnosisState.Judged judged, String cause) {
        clear();
        judged.diagnosis().finding(cause)
                .ifPresent(finding -> draw(new Wish(judged, finding, Shades.of(this))));
    }

    private void draw(Wish mine) {
        wish = Optional.of(mine);
        int zoom = getMonitor().getZoom();
        Display display = getDisplay();
        Job.createSystem("Drawing " + mine.finding().cause(), monitor -> {
            FigureDrawing drawing = FigureDrawing.of(Illustration.of(mine.judged().plugins(), mine.finding(),
                    mine.judged().record()), mine.palette(), display, zoom);
            display.asyncExec(() -> {
                if (!isDisposed() && wish.filter(latest -> latest == mine).isPresent()) {
                    show(drawing);
                } else if (drawing instanceof FigureDrawing.Picture late) {
                    late.image().dispose();
                }
            });
            return Status.OK_STATUS;
        }).schedule();
    }

    private void show(FigureDrawing drawing) {
        release();
        String problem = switch (drawing) {
            case FigureDrawing.Nothing nothing -> nothing.problem();
            case FigureDrawing.Picture picture -> {
                title = picture.title();
                image = picture.image();
                yield "";
            }
        };
        ((GridData) getLayoutData()).exclude = image == null;
        setVisible(image != null);
        changed.accept(problem);
        redraw();
    }

    /** Takes the height that the figure needs when it has that width; it is never drawn larger than it is. */
    void fit(int width) {
        if (image != null && width > 0) {
            Rectangle whole = image.getBounds();
            ((GridData) getLayoutData()).heightHint = whole.height * Math.min(width, whole.width) / whole.width;
        }
    }

    private void release() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }
}
