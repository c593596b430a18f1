// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.ui.internal.Shades;

/** Finds text in all lines of the tree, also in those that are not opened, and steps from one to the next. */
final class FindBar {

    private static final int DELAY_MILLIS = 150;

    private final Composite control;
    private final Text field;
    private final Label count;
    private final Button next;
    private final Button previous;
    private final Supplier<List<EvidenceNode>> roots;
    private final Consumer<EvidenceNode> reveal;
    private Job search;
    private Matches matches = Matches.NONE;
    private int at = -1;

    /** @param reveal takes the line that is found */
    FindBar(Composite parent, Supplier<List<EvidenceNode>> roots, Consumer<EvidenceNode> reveal) {
        this.roots = roots;
        this.reveal = reveal;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().numColumns(4).margins(4, 2).spacing(6, 0).create());
        field = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
        field.setMessage("Find in all evidence");
        field.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).create());
        count = new Label(control, SWT.NONE);
        count.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).create());
        previous = button("Previous", "The line before that holds the text (Shift+Enter)", -1);
        next = button("Next", "The next line that holds the text (Enter)", 1);
        field.addListener(SWT.Modify, e -> find(() -> step(1)));
        field.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
                step((e.stateMask & SWT.SHIFT) == 0 ? 1 : -1);
                e.doit = false;
            }
        });
        field.addListener(SWT.Dispose, e -> stop());
        tell("");
    }

    private Button button(String text, String tip, int step) {
        Button button = new Button(control, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> step(step));
        return button;
    }

    Composite control() {
        return control;
    }

    void setFocus() {
        field.setFocus();
        field.selectAll();
    }

    /** To be called when there are other lines. They are counted; to go to one of them is for the person. */
    void linesChanged() {
        find(() -> tell(matches.nodes().isEmpty() ? "not found" : all() + " found"));
    }

    /** The search goes on in the background. */
    private void find(Runnable found) {
        stop();
        matches = Matches.NONE;
        at = -1;
        String wanted = field.getText();
        if (wanted.isBlank()) {
            tell("");
            return;
        }
        tell("\u2026");
        List<EvidenceNode> all = roots.get();
        Display display = control.getDisplay();
        search = Job.createSystem("Finding", monitor -> {
            Matches these = Matches.of(all, wanted, monitor::isCanceled);
            display.asyncExec(() -> {
                if (!control.isDisposed() && field.getText().equals(wanted) && !monitor.isCanceled()) {
                    matches = these;
                    found.run();
                }
            });
            return Status.OK_STATUS;
        });
        search.schedule(DELAY_MILLIS);
    }

    private void stop() {
        if (search != null) {
            search.cancel();
        }
    }

    private void step(int by) {
        int all = matches.nodes().size();
        if (all == 0) {
            tell(field.getText().isBlank() ? "" : "not found");
            return;
        }
        at = at < 0 && by < 0 ? all - 1 : Math.floorMod(at + by, all);
        reveal.accept(matches.nodes().get(at));
        tell(at + 1 + " of " + all());
    }

    private String all() {
        return matches.nodes().size() + (matches.more() ? "+" : "");
    }

    private void tell(String words) {
        count.setText(words);
        Shades.enable(next, !matches.nodes().isEmpty());
        Shades.enable(previous, !matches.nodes().isEmpty());
        control.layout();
    }
}
