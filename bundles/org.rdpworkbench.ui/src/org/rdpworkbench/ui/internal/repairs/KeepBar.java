// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.ui.internal.Layouts;

/**
 * The repairs that are undone unless somebody keeps them, above the list: how long there is, and what can be done. It
 * takes no room where there is none, and counts only while somebody can see it.
 */
final class KeepBar {

    private static final int TICK_MS = 1_000;
    /** More would take the room of the list, which has them all. */
    private static final int MOST = 4;

    private final Composite control;
    private final AgainHandler resume;
    private final AgainHandler undo;
    private final List<KeepRow> rows = new ArrayList<>();
    private boolean ticking;

    KeepBar(Composite parent, AgainHandler resume, AgainHandler undo) {
        this.resume = resume;
        this.undo = undo;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.columns(1));
        control.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).exclude(true).create());
        control.setVisible(false);
        // It is painted when it comes into sight, and not before.
        control.addListener(SWT.Paint, e -> begin());
    }

    /** Shows those that are asked now, and those of the journals that nobody asks for here. */
    void show(List<Repair> repairs) {
        Stream<KeepRow.Content> asked = KeepQuestion.open().stream().map(one -> new KeepRow.Content(one.repair(),
                Optional.of(one)));
        Stream<KeepRow.Content> left = repairs.stream().filter(Repair::unkept)
                .filter(one -> KeepQuestion.about(one.id()).isEmpty() && !RepairJob.isAt(one.plan().target()))
                .map(one -> new KeepRow.Content(one, Optional.empty()));
        List<KeepRow.Content> wanted = Stream.concat(asked, left).limit(MOST).toList();
        if (!wanted.equals(rows.stream().map(KeepRow::content).toList())) {
            Stream.of(control.getChildren()).forEach(Control::dispose);
            rows.clear();
            wanted.forEach(one -> rows.add(new KeepRow(control, one, resume, undo)));
            control.setVisible(!rows.isEmpty());
            ((GridData) control.getLayoutData()).exclude = rows.isEmpty();
            control.getParent().layout(true, true);
        }
        begin();
    }

    private void begin() {
        if (!ticking) {
            tick();
        }
    }

    /** Ends by itself where nobody sees it. */
    private void tick() {
        ticking = !control.isDisposed() && !rows.isEmpty() && control.isVisible();
        if (ticking) {
            rows.forEach(row -> row.tell(Instant.now()));
            control.getDisplay().timerExec(TICK_MS, this::tick);
        }
    }

    /** Whether it counts. */
    boolean ticking() {
        return ticking;
    }
}
