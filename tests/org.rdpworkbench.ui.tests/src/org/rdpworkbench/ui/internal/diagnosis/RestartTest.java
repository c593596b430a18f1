// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.cases.OpenCases;
import org.rdpworkbench.ui.internal.compare.Compare;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Editors after a restart, whatever they are about. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class RestartTest {

    private static final Target HOST = Target.parse("127.0.0.9:3390");
    private static final Target OTHER = Target.parse("127.0.0.8:3390");
    private static final String REFUSED = "The connection breaks at the listener";

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        forget();
    }

    private static void forget() throws Exception {
        History history = WindowStore.open().history();
        history.forget(history.of(HOST).stream().map(History.Entry::id).toList());
    }

    /** An editor as the platform writes it down, in XML. */
    private record Saved(String editor, String factory, String xml) {

        static Saved of(IEditorReference reference) throws Exception {
            IPersistableElement element = reference.getEditorInput().getPersistable();
            XMLMemento memento = XMLMemento.createWriteRoot("input");
            element.saveState(memento);
            StringWriter xml = new StringWriter();
            memento.save(xml);
            return new Saved(reference.getId(), element.getFactoryId(), xml.toString());
        }

        Object open(IWorkbenchPage page) throws Exception {
            return page.openEditor((IEditorInput) PlatformUI.getWorkbench().getElementFactory(factory)
                    .createElement(XMLMemento.createReadRoot(new StringReader(xml))), editor);
        }
    }

    private static List<Saved> quit() throws Exception {
        return Ui.sync(() -> {
            List<Saved> all = new ArrayList<>();
            for (IEditorReference reference : Ui.page().getEditorReferences()) {
                all.add(Saved.of(reference));
            }
            Ui.page().closeAllEditors(false);
            return all;
        });
    }

    private static void start(List<Saved> editors) throws Exception {
        Ui.sync(() -> {
            for (Saved saved : editors) {
                saved.open(Ui.page());
            }
            return null;
        });
        Ui.join("Opening ");
        Ui.join("Comparing ");
    }

    private static void open(Path file) throws Exception {
        Ui.sync(() -> {
            OpenCaseHandler.open(Ui.page(), List.of(file));
            return null;
        });
        Ui.join("Opening ");
    }

    private static History.Entry keep(CaseRecord record) throws Exception {
        Diagnostics diagnostics = Services.find(Diagnostics.class).orElseThrow();
        return WindowStore.open().history().keep(record, diagnostics.judge(record, record.symptom()
                .flatMap(SymptomLines::symptom)));
    }

    private static void open(History.Entry entry) throws Exception {
        Ui.sync(() -> {
            OpenEntry.run(Ui.page(), entry);
            return null;
        });
        Ui.join("Opening ");
    }

    private static void compare(CaseSource first, CaseSource second) throws Exception {
        Ui.sync(() -> {
            Compare.run(Ui.page(), first, second);
            return null;
        });
        Ui.join("Comparing ");
    }

    private static List<String> titles() throws Exception {
        return Ui.sync(() -> Stream.of(Ui.page().getEditorReferences())
                .map(editor -> editor.getTitle() + "|" + editor.getTitleToolTip()).toList());
    }

    /** What the window shows while that editor is in front. */
    private static String shown(int editor) throws Exception {
        return Ui.sync(() -> {
            IWorkbenchPage page = Ui.page();
            page.activate(page.getEditorReferences()[editor].getEditor(true));
            return String.join("\n", Ui.texts(page.getWorkbenchWindow().getShell()));
        });
    }

    private static List<Shell> shells() throws Exception {
        return Ui.sync(() -> List.of(Ui.display().getShells()));
    }

    @Test
    void filesHistoryAndComparisonsAreThereAgain() throws Exception {
        Path file = Files.write(folder.resolve("two \u202e\u0007.case"),
                CaseFormat.write(List.of(Cases.answered(OTHER), Cases.refused(HOST))));
        open(file);
        History.Entry entry = keep(Cases.refused(HOST));
        open(entry);
        List<CaseSource> open = Ui.sync(() -> OpenCases.of(Ui.page()));
        compare(open.get(1), CaseSource.of(entry));
        List<String> before = titles();
        assertEquals(4, before.size());
        start(quit());
        assertEquals(before, titles());
        for (int editor = 0; editor < 4; editor++) {
            assertTrue(shown(editor).contains(REFUSED), before.get(editor));
        }
        assertTrue(shown(3).contains("A   127.0.0.9:3390, from "), shown(3));
    }

    @Test
    void whatIsNotThereAnyMoreIsSaidInItsEditor() throws Exception {
        Path file = folder.resolve("gone.case");
        SaveCase.write(file, Cases.refused(OTHER));
        open(file);
        History.Entry entry = keep(Cases.refused(HOST));
        open(entry);
        compare(CaseSource.of(file), CaseSource.of(entry));
        List<Shell> shells = shells();
        List<Saved> saved = quit();
        Files.delete(file);
        forget();
        start(saved);
        String gone = file + " cannot be read. ";
        assertTrue(shown(0).contains(gone + "Open it from where it is now, or look at the host with F5."), shown(0));
        assertTrue(shown(1).contains("This diagnosis is not kept any more. F5 looks at the host again."), shown(1));
        assertTrue(shown(2).contains(gone + "Close this editor, and compare cases that are there."), shown(2));
        assertEquals(shells, shells());
    }

    /** It is opened again where it lies, and the editor that could not show it does. */
    @Test
    void anEditorWhoseFileCameBackShowsIt() throws Exception {
        Path file = folder.resolve("back.case");
        SaveCase.write(file, Cases.refused(OTHER));
        open(file);
        List<Saved> saved = quit();
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        start(saved);
        Files.move(elsewhere, file);
        open(file);
        assertEquals(1, titles().size());
        assertTrue(shown(0).contains(REFUSED), shown(0));
    }

    @Test
    void whatIsStillBeingReadCanBeComparedAndExported() throws Exception {
        open(keep(Cases.refused(HOST)));
        Ui.sync(() -> {
            Diagnose.open(Ui.page(), HOST);
            return null;
        });
        Ui.join("Opening ");
        List<Saved> saved = quit();
        List<CaseSource> sources = Ui.sync(() -> {
            for (Saved one : saved) {
                one.open(Ui.page());
            }
            return OpenCases.of(Ui.page());
        });
        assertEquals(2, sources.size());
        assertTrue(sources.getFirst().name().startsWith("127.0.0.9:3390, from the history, "));
        assertEquals("127.0.0.9:3390", sources.getLast().name());
        for (CaseSource source : sources) {
            assertEquals(HOST, source.read(Services.find(Diagnostics.class).orElseThrow().snapshot()).record()
                    .target());
        }
        Ui.join("Opening ");
    }

    /** A look that did not come to its end is not taken again by itself. */
    @Test
    void aHostWhoseLookIsNotKeptOffersAnother() throws Exception {
        List<Saved> saved;
        try (HeldProbe probe = new HeldProbe()) {
            Cases.look(HOST);
            assertTrue(probe.begun());
            saved = quit();
        }
        Ui.join("Diagnosing ");
        start(saved);
        assertTrue(shown(0).contains("What was shown here is not kept any more. F5 looks at the host again."),
                shown(0));
    }
}
