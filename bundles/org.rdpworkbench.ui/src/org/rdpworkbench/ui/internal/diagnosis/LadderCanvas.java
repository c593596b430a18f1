// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.internal.Milliseconds;
import org.rdpworkbench.ui.internal.Shades;

/** The connection ladder: every stage, what came of it and in what time, and where the connection broke. */
final class LadderCanvas extends Canvas {

    private static final int EDGE = 6;

    private final Font bold;
    private final LadderKeys keys;
    private Map<Stage, Rung> rungs = new EnumMap<>(Stage.class);
    private Optional<Stage> broken = Optional.empty();
    private boolean looking;

    LadderCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), this);
        bold = fonts.create(FontDescriptor.createFrom(getFont()).setStyle(SWT.BOLD));
        addPaintListener(e -> paint(e.gc));
        addMouseTrackListener(MouseTrackListener.mouseHoverAdapter(this::tip));
        keys = new LadderKeys(this, this::words);
    }

    /** @param under true while more may come */
    void show(List<Rung> ladder, boolean under) {
        Map<Stage, Rung> next = new EnumMap<>(Stage.class);
        ladder.forEach(rung -> next.put(rung.stage(), rung));
        rungs = next;
        broken = ladder.stream().filter(rung -> rung.state() == Rung.State.BROKEN).map(Rung::stage).findFirst();
        looking = under;
        redraw();
    }

    /** Where the stage ends that says most now: the broken one, or the last that is known while more may come. */
    int bottomOfNews() {
        Optional<Stage> news = broken.or(() -> looking ? rungs.keySet().stream().max(Stage::compareTo)
                : Optional.empty());
        int line = line();
        return news.map(last -> EDGE + Stream.of(Stage.values()).filter(stage -> stage.compareTo(last) <= 0)
                .mapToInt(stage -> height(stage, line)).sum()).orElse(0);
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        int line = line();
        int all = 2 * EDGE;
        for (Stage stage : Stage.values()) {
            all += height(stage, line);
        }
        return new Point(width == SWT.DEFAULT ? 260 : width, all);
    }

    /** Stages that were not looked at take less room. */
    private int height(Stage stage, int line) {
        return rungs.containsKey(stage) ? 2 * line + 5 : line + 2;
    }

    private int line() {
        GC gc = new GC(this);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        LadderPainter painter = new LadderPainter(gc, Shades.of(this), getFont(), bold, getClientArea().width);
        Optional<Stage> last = broken.or(() -> rungs.keySet().stream().max(Stage::compareTo));
        int line = gc.getFontMetrics().getHeight();
        int top = EDGE;
        for (Stage stage : Stage.values()) {
            int height = height(stage, line);
            Optional<Rung> rung = Optional.ofNullable(rungs.get(stage));
            painter.rail(stage, last, top, height, rung.isPresent() ? line / 2 + 3 : height / 2);
            int at = top;
            rung.ifPresentOrElse(seen -> painter.seen(seen, at),
                    () -> painter.unseen(Words.stage(stage), unseenWords(stage), at, height));
            keys.current().filter(stage::equals)
                    .ifPresent(focus -> gc.drawFocus(2, at, getClientArea().width - 4, height));
            top += height;
        }
    }

    private String unseenWords(Stage stage) {
        if (broken.filter(b -> stage.compareTo(b) > 0).isPresent()) {
            return "not reached";
        }
        return looking ? "" : "not looked at";
    }

    private void tip(MouseEvent e) {
        int line = line();
        int bottom = EDGE;
        for (Stage stage : Stage.values()) {
            bottom += height(stage, line);
            if (e.y < bottom) {
                setToolTipText(words(stage));
                return;
            }
        }
        setToolTipText(null);
    }

    private String words(Stage stage) {
        Rung rung = rungs.get(stage);
        String words = rung == null ? unseenWords(stage)
                : (rung.state() == Rung.State.BROKEN ? "broken here, " : "") + Plain.escape(rung.outcome()) + ", "
                        + Milliseconds.words(rung.millis());
        return Words.stage(stage) + (words.isEmpty() ? "" : ": " + words);
    }
}
