// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LiveMeaning;
import org.rdpworkbench.ui.internal.ScrolledPage;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** The fields of the start page and the meaning of what was typed. */
final class StartForm {

    private static final int LEAST_WIDTH = 380;

    private final BiConsumer<Target, Asked> diagnose;
    private final ScrolledPage page;
    private final Text seen;
    private final Text host;
    private final Button look;
    private final Button closer;
    private final Label problem;
    private final StartAnswer answer;

    /** @param diagnose takes the host, and what is asked about it */
    StartForm(Composite parent, BiConsumer<Target, Asked> diagnose) {
        this.diagnose = diagnose;
        page = new ScrolledPage(parent, LEAST_WIDTH, width -> { });
        Composite form = page.content();
        form.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).margins(24, 20).spacing(12, 8).create());
        StartParts.title(form);
        seen = StartParts.field(form, "What you &saw", SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, 3);
        // Not a message within the field: these show in fields of one line only.
        seen.setToolTipText("The code or the whole text of the dialog, for example 0x904 0x7");
        seen.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        host = StartParts.field(form, "H&ost", SWT.SINGLE, 1);
        ((GridData) host.getLayoutData()).horizontalSpan = 1;
        host.setMessage("Name or address, with :port where it is not " + Target.DEFAULT_PORT);
        look = new Button(form, SWT.PUSH);
        look.setText("Dia&gnose");
        look.setLayoutData(GridDataFactory.fillDefaults().hint(120, SWT.DEFAULT).create());
        closer = StartParts.option(form, "Look &more closely (more connections)");
        problem = new Label(form, SWT.WRAP);
        problem.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(3, 1).exclude(true).create());
        answer = new StartAnswer(form, target -> diagnose.accept(target,
                new Asked(Optional.empty(), closer.getSelection())));
        StartParts.footer(form);
        LiveMeaning.of(seen, answer.meaning());
        listen();
        checkHost();
    }

    /** Starts it too. */
    void showLab() {
        answer.showLab();
    }

    private void listen() {
        seen.addListener(SWT.Modify, e -> answer.show(!seen.getText().isBlank()));
        host.addListener(SWT.Modify, e -> checkHost());
        host.addListener(SWT.DefaultSelection, e -> start());
        look.addListener(SWT.Selection, e -> start());
    }

    /** For another diagnosis. */
    void clear() {
        seen.setText("");
        host.setText("");
        closer.setSelection(false);
        seen.setFocus();
    }

    void setFocus() {
        (seen.getText().isEmpty() ? seen : host).setFocus();
    }

    private void checkHost() {
        String words = "";
        boolean good = false;
        if (!host.getText().isBlank()) {
            try {
                Target.parse(host.getText());
                good = true;
            } catch (IllegalArgumentException e) {
                words = Plain.escape(e.getMessage());
            }
        }
        Shades.enable(look, good);
        show(words.replace("&", "&&"));
    }

    /** What is wrong with the host. Where that is as before, the page is laid out already. */
    private void show(String words) {
        if (!words.equals(problem.getText())) {
            problem.setText(words);
            problem.setVisible(!words.isEmpty());
            ((GridData) problem.getLayoutData()).exclude = words.isEmpty();
            page.fit();
        }
    }

    private void start() {
        if (look.isEnabled()) {
            Optional<String> symptom = Optional.of(seen.getText()).filter(text -> !text.isBlank());
            diagnose.accept(Target.parse(host.getText()), new Asked(symptom, closer.getSelection()));
        }
    }
}
