// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Shades;

/** The diagnoses of a host as signs on an axis of time, below them its repairs and the validity of its certificates. */
final class HistoryCanvas extends Canvas {

    private final Consumer<History.Entry> selected;
    private final Consumer<History.Entry> opened;
    private final HistoryCursor cursor = new HistoryCursor();
    private boolean whole;

    /**
     * @param selected takes the diagnosis that the person goes to
     * @param opened takes the one that they want to see
     */
    HistoryCanvas(Composite parent, Consumer<History.Entry> selected, Consumer<History.Entry> opened) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.selected = selected;
        this.opened = opened;
        addListener(SWT.Paint, this::paint);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN
                && e.detail != SWT.TRAVERSE_ARROW_NEXT && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.MouseDown, e -> {
            setFocus();
            at(e).ifPresent(this::go);
        });
        addListener(SWT.MouseDoubleClick, e -> at(e).ifPresent(opened));
        addListener(SWT.MouseMove, e -> tip(words(e)));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = words();
            }
        });
    }

    void show(Optional<HostHistory> next) {
        cursor.show(next);
        redraw();
    }

    /** @param all the whole validity of the certificates is on the axis, and not only what the diagnoses need */
    void showWhole(boolean all) {
        whole = all;
        redraw();
    }

    /** Marks a diagnosis as the one that the person is at. */
    void choose(Optional<String> id) {
        if (cursor.go(id)) {
            getAccessible().selectionChanged();
            redraw();
        }
    }

    private Optional<HistoryScene> scene() {
        return cursor.history().filter(all -> !all.isEmpty())
                .map(all -> HistoryScene.of(all, whole, getClientArea().width));
    }

    private void paint(Event e) {
        scene().ifPresent(scene -> scene.paint(e.gc, Shades.of(getParent()), cursor.entry(), isFocusControl()));
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        return new Point(width == SWT.DEFAULT ? 300 : width, HistoryScene.height(cursor.history(), lineHeight()));
    }

    private int lineHeight() {
        GC gc = new GC(this);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private void key(Event e) {
        if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
            cursor.entry().ifPresent(opened);
        } else {
            cursor.after(e.keyCode).ifPresent(this::go);
        }
    }

    private void go(History.Entry entry) {
        choose(Optional.of(entry.id()));
        selected.accept(entry);
    }

    /** The nearest diagnosis below the pointer. */
    private Optional<History.Entry> at(Event e) {
        return scene().flatMap(scene -> scene.diagnosis(e.x, e.y));
    }

    /** What the pointer is on, or null. */
    private String words(Event e) {
        return at(e).map(HistoryCursor::words)
                .or(() -> scene().flatMap(scene -> scene.repair(e.x, e.y, lineHeight())).map(RepairWords::of))
                .orElse(null);
    }

    private void tip(String text) {
        String next = text == null ? null : text.replace("&", "&&");
        if (!Objects.equals(next, getToolTipText())) {
            setToolTipText(next);
        }
    }

    /** What it shows, for those who do not see it. */
    String words() {
        return cursor.words();
    }
}
