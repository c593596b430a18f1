// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.Shades;

/** The top of a diagnosis: its sentence, what it is about, and what can be done. */
final class Headline {

    private static final int SIGN = 36;

    private final DiagnosisSite site;
    private final Composite control;
    private final Canvas sign;
    private final Label sentence;
    private final Label about;
    private final ToolItem again;
    private final ToolItem closer;
    private final ToolItem stop;
    private final ToolItem save;
    private final ToolItem compare;
    private final ToolItem export;
    private Tone tone = Tone.PLAIN;

    Headline(Composite parent, DiagnosisSite site) {
        this.site = site;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.columns(3));
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), control);
        sign = new Canvas(control, SWT.NONE);
        sign.setLayoutData(GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).hint(SIGN, SIGN).create());
        sign.addPaintListener(e -> {
            // Themes give canvases a colour of their own.
            e.gc.setBackground(control.getBackground());
            e.gc.fillRectangle(0, 0, SIGN, SIGN);
            Marks.draw(e.gc, Shades.of(control), tone, SIGN / 2, SIGN / 2, SIGN / 2 - 2);
        });
        Composite texts = new Composite(control, SWT.NONE);
        texts.setLayout(Layouts.columns(1));
        texts.setLayoutData(Layouts.wide());
        sentence = new Label(texts, SWT.WRAP);
        sentence.setLayoutData(Layouts.wide());
        sentence.setFont(resources.create(
                FontDescriptor.createFrom(sentence.getFont()).setStyle(SWT.BOLD).increaseHeight(2)));
        about = new Label(texts, SWT.WRAP);
        about.setLayoutData(Layouts.wide());
        ToolBar tools = new ToolBar(control, SWT.FLAT | SWT.RIGHT);
        tools.setLayoutData(GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).create());
        again = item(tools, resources, "diagnose", "Look again (F5)", () -> site.lookAgain(false));
        closer = item(tools, resources, "closer", "Look more closely, with more connections (Shift+F5)",
                () -> site.lookAgain(true));
        stop = item(tools, resources, "stop", "Stop (Esc)", site::stop);
        item(tools, resources, "evidence", "Show the evidence", site::showEvidence);
        save = item(tools, resources, "save", "Save case", site::saveCase);
        compare = item(tools, resources, "compare", "Compare with another case", () -> run("compare"));
        export = item(tools, resources, "export", "Export as a report", () -> run("export"));
    }

    /** One of our commands, for this editor. */
    private static void run(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class)
                    .executeCommand("org.rdpworkbench.ui." + command, null);
        } catch (CommandException e) {
            ILog.of(Headline.class).error("A command cannot be run.", e);
        }
    }

    private static ToolItem item(ToolBar tools, LocalResourceManager images, String icon, String tip, Runnable run) {
        ToolItem item = new ToolItem(tools, SWT.PUSH);
        item.setImage(images.create(Icons.named(icon)));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> run.run());
        return item;
    }

    Composite control() {
        return control;
    }

    void show(DiagnosisState state) {
        String target = site.target() + site.file().map(name -> ", from " + Plain.escape(name)).orElse("");
        switch (state) {
            case DiagnosisState.Waiting w -> show(Tone.PLAIN, "Opening\u2026", target);
            case DiagnosisState.Looking looking -> show(Tone.PLAIN, "Looking\u2026",
                    target + (looking.now().isEmpty() ? "" : " \u00b7 " + Plain.escape(looking.now())));
            case DiagnosisState.Broken broken -> show(Tone.MUTED, broken.sentence(), target);
            case DiagnosisState.Judged judged when judged.cancelled() -> show(Tone.MUTED,
                    "Stopped early. Nothing was judged.", target + about(judged));
            case DiagnosisState.Judged judged -> show(Marks.tone(Optional.of(judged.diagnosis().verdict())),
                    Plain.escape(judged.diagnosis().summary()), target + about(judged));
        }
        boolean looking = state instanceof DiagnosisState.Looking;
        again.setEnabled(!looking);
        closer.setEnabled(!looking);
        stop.setEnabled(looking);
        save.setEnabled(state instanceof DiagnosisState.Judged);
        boolean judged = state instanceof DiagnosisState.Judged result && !result.cancelled();
        compare.setEnabled(judged);
        export.setEnabled(judged);
    }

    private String about(DiagnosisState.Judged judged) {
        Optional<String> symptom = judged.diagnosis().symptom();
        String incomplete = judged.diagnosis().incomplete() && judged.diagnosis().verdict() != Verdict.NOT_REPRODUCED
                ? " \u00b7 incomplete" : "";
        return symptom.map(text -> " \u00b7 symptom " + Plain.escape(text)).orElse("") + " \u00b7 looked at "
                + (site.thorough() ? "more closely, " : "") + LocalTimes.second(judged.record().began()) + incomplete;
    }

    private void show(Tone next, String text, String below) {
        tone = next;
        sign.redraw();
        // An ampersand would become a mnemonic.
        sentence.setText(text.replace("&", "&&"));
        about.setText(below.replace("&", "&&"));
    }
}
