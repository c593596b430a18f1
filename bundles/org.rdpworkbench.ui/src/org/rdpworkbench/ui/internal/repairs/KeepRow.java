// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;

/** One repair that nobody has kept yet. */
final class KeepRow {

    /**
     * What it is about.
     *
     * @param question empty where nobody asks here, so that it has to be resumed first
     */
    record Content(Repair repair, Optional<KeepQuestion> question) {}

    private final Content content;
    private final Composite row;
    private final Label words;
    private boolean answered;

    KeepRow(Composite parent, Content content, AgainHandler resume, AgainHandler undo) {
        this.content = content;
        row = new Composite(parent, SWT.NONE);
        row.setLayout(Layouts.columns(3));
        row.setLayoutData(Layouts.wide());
        words = new Label(row, SWT.WRAP);
        words.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).align(SWT.FILL, SWT.CENTER).create());
        content.question().ifPresentOrElse(this::answers, () -> {
            button("&Resume...", () -> resume.ask(content.repair()));
            button("&Undo...", () -> undo.ask(content.repair()));
        });
        tell(Instant.now());
    }

    private void answers(KeepQuestion question) {
        // To a test the engine takes every answer as its end.
        List<Button> all = content.repair().plan().timedTest() ? List.of(button("&End Test", question::keep))
                : List.of(button("&Keep", question::keep), button("&Undo Now", question::undo));
        // One answer is enough; the row goes when the engine has taken it.
        all.forEach(one -> one.addListener(SWT.Selection, e -> {
            all.forEach(each -> Shades.enable(each, false));
            answered = true;
            tell(Instant.now());
        }));
    }

    private Button button(String text, Runnable run) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).create());
        button.addListener(SWT.Selection, e -> run.run());
        return button;
    }

    Content content() {
        return content;
    }

    /** Says how long there is from then on. */
    void tell(Instant now) {
        String text = "! " + (answered ? KeepWords.answered(content.repair())
                : content.question().isPresent() ? KeepWords.asked(content.repair(), now)
                : KeepWords.left(content.repair(), now));
        String shown = text.replace("&", "&&");
        if (!words.getText().equals(shown)) {
            words.setText(shown);
        }
        // Themes give labels a colour of their own as soon as they have seen them.
        Color color = Shades.color(Shades.of(row).warn().strong());
        if (!words.getForeground().equals(color)) {
            words.setForeground(color);
        }
    }
}
