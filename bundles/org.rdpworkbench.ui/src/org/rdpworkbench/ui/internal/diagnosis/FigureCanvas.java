// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.SvgFigure;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Shades;

/** The figure of one cause. It is drawn in the background, because a plugin draws it and pixels take time. */
final class FigureCanvas extends Canvas {

    /** The library that makes the pixels does not know the name sans-serif, and takes one with serifs for it. */
    private static final String FONT = "SansSerif";

    /** @param hidpi the same at the monitor's zoom */
    private record Drawing(String title, ImageData plain, ImageData hidpi) {}

    private final Runnable changed;
    private Image image;
    private String title = "";
    private Object wanted;

    /** @param changed heard when the figure came or went */
    FigureCanvas(Composite parent, Runnable changed) {
        super(parent, SWT.NONE);
        this.changed = changed;
        addPaintListener(e -> {
            if (image != null) {
                Rectangle whole = image.getBounds();
                int width = Math.min(whole.width, getClientArea().width);
                e.gc.setInterpolation(SWT.HIGH);
                e.gc.setAntialias(SWT.ON);
                e.gc.drawImage(image, 0, 0, whole.width, whole.height, 0, 0, width, whole.height * width / whole.width);
            }
        });
        addDisposeListener(e -> release());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = title;
            }
        });
    }

    void clear() {
        wanted = null;
        show(null);
    }

    /** Draws the figure of that cause when there is one; what is asked for later wins. */
    void draw(OpenCase.Judged judged, String cause) {
        clear();
        Optional<Finding> finding = judged.diagnosis().finding(cause);
        if (finding.isEmpty()) {
            return;
        }
        Object mine = new Object();
        wanted = mine;
        Palette palette = Shades.of(this);
        int zoom = getMonitor().getZoom();
        Display display = getDisplay();
        Job.createSystem("Drawing " + cause, monitor -> {
            Drawing drawing = drawing(judged, finding.get(), palette, zoom);
            display.asyncExec(() -> {
                if (!isDisposed() && wanted == mine) {
                    show(drawing);
                }
            });
            return Status.OK_STATUS;
        }).schedule();
    }

    /** Null when there is nothing to show; a plugin or a figure that breaks costs the figure only. */
    private static Drawing drawing(OpenCase.Judged judged, Finding finding, Palette palette, int zoom) {
        try {
            Optional<Figure> figure = Services.find(Diagnostics.class)
                    .flatMap(diagnostics -> diagnostics.figure(finding, judged.record()));
            if (figure.isEmpty()) {
                return null;
            }
            String svg = SvgFigure.draw(figure.get(), palette)
                    .replaceFirst("font-family=\"[^\"]*\"", "font-family=\"" + FONT + "\"");
            return new Drawing(Plain.escape(figure.get().title()), pixels(svg, 100), pixels(svg, zoom));
        } catch (RuntimeException | LinkageError e) {
            ILog.of(FigureCanvas.class).warn("The figure of " + finding.cause() + " cannot be drawn.", e);
            return null;
        }
    }

    /** The SVG at a zoom in percent: only the size in its first element changes, its view box stays. */
    private static ImageData pixels(String svg, int zoom) throws SWTException {
        int end = svg.indexOf('>');
        String head = svg.substring(0, end);
        int height = Integer.parseInt(head.replaceFirst("(?s).* height=\"(\\d+)\".*", "$1"));
        String sized = head.replaceFirst(" width=\"\\d+\"", " width=\"" + SvgFigure.WIDTH * zoom / 100 + "\"")
                .replaceFirst(" height=\"\\d+\"", " height=\"" + height * zoom / 100 + "\"");
        return new ImageData(new ByteArrayInputStream((sized + svg.substring(end)).getBytes(StandardCharsets.UTF_8)));
    }

    private void show(Drawing drawing) {
        release();
        if (drawing != null) {
            title = drawing.title();
            int zoom = drawing.hidpi().width * 100 / drawing.plain().width;
            image = new Image(getDisplay(), (int asked) ->
                    asked == zoom ? drawing.hidpi() : asked == 100 ? drawing.plain() : null);
        }
        ((GridData) getLayoutData()).exclude = image == null;
        setVisible(image != null);
        changed.run();
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
