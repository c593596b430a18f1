// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisEditor;
import org.rdpworkbench.ui.internal.diagnosis.OpenCase;

/** The evidence of the diagnosis that is open. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class EvidenceViewTest {

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    private EvidenceView view;

    @BeforeEach
    void open() throws Exception {
        view = Ui.sync(() -> (EvidenceView) Ui.page().showView(EvidenceView.ID));
    }

    /** The next test finds a view in which nothing was opened or searched for. */
    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            Ui.page().hideView(view);
            return Ui.page().closeAllEditors(false);
        });
    }

    private static DiagnosisEditor show(OpenCase open) throws Exception {
        Cases.open(open);
        return Ui.sync(() -> (DiagnosisEditor) Ui.page().getActiveEditor());
    }

    private static OpenCase refused(String host) {
        return Cases.judged(Cases.refused(Target.parse(host)), host);
    }

    private Composite control() {
        return view.control();
    }

    private Tree tree() {
        return Ui.all(control(), Tree.class).getFirst();
    }

    private List<String> texts() throws Exception {
        return Ui.sync(() -> Ui.texts(control()));
    }

    @Test
    void itFollowsTheEditorThatIsActiveAndIsEmptyWithoutOne() throws Exception {
        DiagnosisEditor one = show(refused("127.0.0.1"));
        DiagnosisEditor other = show(refused("127.0.0.2"));
        assertTrue(Ui.sync(view::heading).startsWith("127.0.0.2:3389, looked at 2026-11-23 "));
        Ui.sync(() -> {
            Ui.page().activate(one);
            return null;
        });
        assertTrue(Ui.sync(view::heading).startsWith("127.0.0.1:3389"));
        Ui.sync(() -> {
            view.tree().viewer().collapseAll();
            Ui.page().activate(other);
            Ui.page().activate(one);
            return null;
        });
        assertFalse(Ui.sync(() -> tree().getItem(0).getExpanded()), "what was closed stays so");
        assertTrue(texts().contains("TCP connect\tseen"), texts().toString());
        Ui.sync(() -> Ui.page().closeEditor(one, false) & Ui.page().closeEditor(other, false));
        assertEquals("Open a diagnosis to see its evidence here.", Ui.sync(view::heading));
        assertEquals(0, Ui.sync(() -> tree().getItemCount()));
    }

    private void show(CaseRecord record, boolean judged) throws Exception {
        DiagnosisState.Judged state = (DiagnosisState.Judged) Cases.judged(record, "live").state();
        Ui.sync(() -> {
            view.show(new DiagnosisSelection(record, judged ? Optional.of(state.diagnosis()) : Optional.empty(),
                    state.plugins(), Optional.empty(), Optional.empty()));
            return null;
        });
    }

    /** Every piece of evidence comes with a new case, and the result with another one. */
    @Test
    void whatIsOpenedDuringALookStaysOpenWhenItEnds() throws Exception {
        Target host = Target.parse("127.0.0.1");
        Instant began = Instant.now();
        Map<EvidenceKey, Evidence> evidence = new HashMap<>(Cases.refused(host).evidence());
        Evidence missing = missing(new EvidenceKey("test.Missing", Vantage.HERE));
        evidence.put(missing.key(), missing);
        show(new CaseRecord(host, Optional.empty(), began, evidence, List.of()), false);
        Ui.sync(() -> {
            view.tree().viewer().expandAll();
            return null;
        });
        show(new CaseRecord(host, Optional.empty(), began, evidence, List.of()), false);
        show(new CaseRecord(host, Optional.empty(), began.plusMillis(1), evidence, List.of()), true);
        assertTrue(texts().contains("seen from\tthis machine"), texts().toString());
        assertTrue(Ui.sync(() -> Stream.of(tree().getItem(0).getItems())
                .anyMatch(item -> item.getText(0).equals("source") && item.getExpanded())));
        assertEquals("not seen", Ui.sync(() -> tree().getItem(1).getText(0)));
        assertTrue(Ui.sync(() -> tree().getItem(1).getExpanded()));
    }

    private static Evidence missing(EvidenceKey key) {
        return new Evidence.Missing(key, Reason.TIMED_OUT, "", Optional.empty(), Source.engine(Instant.now()));
    }

    private WeakReference<CaseRecord> opened() throws Exception {
        Target host = Target.parse("127.0.0.1");
        EvidenceKey key = TcpConnect.TYPE.from(Vantage.HERE);
        CaseRecord record = new CaseRecord(host, Optional.empty(), Instant.now(), Map.of(key, missing(key)), List.of());
        show(record, true);
        Ui.sync(() -> {
            view.tree().viewer().expandAll();
            return null;
        });
        return new WeakReference<>(record);
    }

    @Test
    void aCaseThatIsNotShownAnyMoreIsLetGo() throws Exception {
        WeakReference<CaseRecord> before = opened();
        show(Cases.refused(Target.parse("127.0.0.2")), true);
        for (int i = 0; i < 50 && before.get() != null; i++) {
            System.gc();
            Ui.sync(() -> null);
        }
        assertNull(before.get());
    }

    @Test
    void everyFactSaysWhoLookedFromWhereWhenAndForHowLong() throws Exception {
        show(refused("127.0.0.1"));
        Ui.sync(() -> {
            view.tree().viewer().expandAll();
            return null;
        });
        List<String> texts = texts();
        assertTrue(texts.contains("seen from\tthis machine"), texts.toString());
        assertTrue(texts.contains("began\t2026-11-23T10:00:00Z"), texts.toString());
        assertTrue(texts.contains("took\t1.0 ms"), texts.toString());
    }

    @Test
    void hostileTextIsShownAndNotObeyed() throws Exception {
        show(Cases.judged(Cases.hostile(Target.parse("127.0.0.1")), Cases.HOSTILE));
        Ui.sync(() -> {
            view.tree().viewer().expandAll();
            return null;
        });
        List<String> texts = texts();
        texts.forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
        assertTrue(texts.stream().anyMatch(text -> text.contains("\\u{202e}evil\\u{7}")), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.contains("other.Fact")), texts.toString());
    }

    @Test
    void anEditorOpensAPieceOfEvidence() throws Exception {
        DiagnosisEditor editor = show(refused("127.0.0.1"));
        Ui.sync(() -> {
            view.tree().viewer().collapseAll();
            editor.showEvidence(Optional.of(TcpConnect.TYPE.from(Vantage.HERE)));
            return null;
        });
        assertEquals("TCP connect", Ui.sync(() -> tree().getSelection()[0].getText(0)));
        assertTrue(Ui.sync(() -> tree().getSelection()[0].getExpanded()));
        assertEquals(Optional.of(TcpConnect.TYPE.from(Vantage.HERE)), Ui.sync(() ->
                ((DiagnosisSelection) view.getSite().getSelectionProvider().getSelection()).evidence()));
    }

    @Test
    void textIsFoundInLinesThatAreNotOpened() throws Exception {
        show(refused("127.0.0.1"));
        Ui.sync(() -> {
            view.tree().viewer().collapseAll();
            Ui.all(control(), Text.class).getFirst().setText("REFUSED");
            return null;
        });
        Ui.join("Finding");
        assertEquals("1 of 2", count());
        String first = Ui.sync(() -> tree().getSelection()[0].getText(0));
        Ui.sync(() -> {
            Event enter = new Event();
            enter.keyCode = SWT.CR;
            Ui.all(control(), Text.class).getFirst().notifyListeners(SWT.KeyDown, enter);
            return null;
        });
        assertEquals("2 of 2", count());
        assertEquals(List.of("outcome", "detail"), List.of(first, Ui.sync(() -> tree().getSelection()[0].getText(0))));
    }

    @Test
    void theLinesOfAnotherCaseAreCountedAndNotGoneTo() throws Exception {
        show(refused("127.0.0.1"));
        find("refused");
        Ui.sync(() -> {
            tree().deselectAll();
            return null;
        });
        show(refused("127.0.0.2"));
        Ui.join("Finding");
        assertEquals("2 found", count());
        assertEquals(0, Ui.sync(() -> tree().getSelectionCount()));
        Ui.sync(() -> {
            Ui.press(control(), "Previous");
            return null;
        });
        assertEquals("2 of 2", count());
    }

    @Test
    void whatIsNowhereIsToldAsThat() throws Exception {
        show(refused("127.0.0.1"));
        find("nowhere to be seen");
        assertEquals("not found", count());
    }

    private void find(String text) throws Exception {
        Ui.sync(() -> {
            Ui.all(control(), Text.class).getFirst().setText(text);
            return null;
        });
        Ui.join("Finding");
    }

    /** What stands beside the field. */
    private String count() throws Exception {
        return Ui.sync(() -> Ui.all(Ui.all(control(), Text.class).getFirst().getParent(), Label.class).getFirst()
                .getText());
    }

    @Test
    void theSelectedMessageIsShownInHexWithItsFieldMarked() throws Exception {
        show(Cases.judged(Cases.answered(Target.parse("127.0.0.1")), "answered"));
        find("selectedProtocol");
        StyledText detail = Ui.sync(() -> Ui.all(control(), StyledText.class).getFirst());
        assertTrue(Ui.sync(() -> detail.getLine(0)).startsWith("0000  03 00 00 13 0e d0 00 00 "));
        List<String> marked = Ui.sync(() -> List.of(detail.getStyleRanges()).stream()
                .map(range -> detail.getTextRange(range.start, range.length)).toList());
        assertEquals("02 00 00 00", String.join(" ", marked.stream().filter(part -> part.startsWith("0")).toList()));
        assertEquals("....", String.join("", marked.stream().filter(part -> part.startsWith(".")).toList()));
    }

    @Test
    void linesValuesAndTheWholeCaseAreCopied() throws Exception {
        show(refused("127.0.0.1"));
        Ui.sync(() -> {
            view.tree().reveal(TcpConnect.TYPE.from(Vantage.HERE));
            Ui.page().activate(view);
            return null;
        });
        Ui.focus(view.tree().viewer().getTree());
        Ui.type(SWT.MOD1, 'c');
        assertEquals("TCP connect\tseen", clipboard());
        Ui.sync(() -> {
            view.actions().copyCase();
            return null;
        });
        Ui.join("Copying the case");
        assertEquals("127.0.0.1", CaseFormat.read(clipboard().getBytes()).getFirst().target().host());
    }

    private static String clipboard() throws Exception {
        return Ui.sync(() -> {
            Clipboard clipboard = new Clipboard(Ui.display());
            try {
                return (String) clipboard.getContents(TextTransfer.getInstance());
            } finally {
                clipboard.dispose();
            }
        });
    }
}
