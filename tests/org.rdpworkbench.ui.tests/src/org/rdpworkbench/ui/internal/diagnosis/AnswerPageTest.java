// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Ui;

/** The page in windows of any size. */
class AnswerPageTest {

    private static final int SOME_LINES = 60;

    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.1")), "one");
        shell = Ui.sync(() -> {
            Shell window = new Shell(Ui.display());
            window.setLayout(new FillLayout());
            DiagnosisPage page = new AnswerPage();
            page.create(window, new CaseSite(open, new DiagnosisEditor()));
            page.show(open.state());
            return window;
        });
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            shell.dispose();
            return null;
        });
    }

    private void size(int width, int height) throws Exception {
        Ui.sync(() -> {
            shell.setSize(width, height);
            shell.open();
            shell.layout(true, true);
            return null;
        });
        Ui.drain();
    }

    @ParameterizedTest
    @CsvSource({"1200, 900", "640, 420", "470, 300", "300, 200"})
    void theBrokenStageIsInSight(int width, int height) throws Exception {
        size(width, height);
        Ui.sync(() -> {
            LadderCanvas ladder = Ui.all(shell, LadderCanvas.class).getFirst();
            Rectangle seen = ((ScrolledComposite) ladder.getParent()).getClientArea();
            int bottom = ladder.getLocation().y + ladder.bottomOfNews();
            assertTrue(ladder.bottomOfNews() > 0);
            assertTrue(bottom > 0 && bottom <= seen.height, bottom + " in " + seen);
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"1200, 900", "640, 420", "470, 300", "300, 200"})
    void everyPartCanBeRead(int width, int height) throws Exception {
        size(width, height);
        Ui.sync(() -> {
            for (Table table : Ui.all(shell, Table.class)) {
                assertTrue(table.getSize().y >= SOME_LINES - 12, table.getSize().toString());
            }
            for (ScrolledComposite part : Ui.all(shell, ScrolledComposite.class)) {
                assertTrue(part.getSize().y >= SOME_LINES, part.getSize().toString());
            }
            return null;
        });
    }

    @Test
    void theHalvesStandBelowOneAnotherWhereItIsNarrow() throws Exception {
        size(470, 400);
        List<Composite> parts = Ui.sync(() -> Ui.all(shell, Table.class).stream().map(Table::getParent).toList());
        assertEquals(2, parts.size());
        int gap = Ui.sync(() -> parts.get(0).toDisplay(0, 0).x - parts.get(1).toDisplay(0, 0).x);
        assertEquals(0, gap);
    }

    @Test
    void aQuestionEndsAsOne() {
        assertEquals("Does it answer?", NextLookBar.ended("Does it answer?"));
        assertEquals("It answers.", NextLookBar.ended("It answers"));
    }

    @Test
    void theButtonTakesTheOneLookThatIsNamed() throws Exception {
        OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.1")), "one");
        DiagnosisState.Judged judged = assertInstanceOf(DiagnosisState.Judged.class, open.state());
        List<String> taken = new ArrayList<>();
        Ui.sync(() -> {
            NextLookBar bar = new NextLookBar(new Composite(shell, SWT.NONE), taken::add, () -> taken.add("inside"));
            bar.control().setLayoutData(Layouts.wide());
            bar.show(next(judged, new NextProbe(Optional.of("network.hellos"), "It tells most.")));
            Ui.press(bar.control(), "Take This Look");
            bar.show(next(judged, new NextProbe(Optional.empty(), "It would show it.", true)));
            Ui.press(bar.control(), "Look Inside...");
            bar.show(next(judged, new NextProbe(Optional.empty(), "Ask who owns it.")));
            assertFalse(Ui.all(bar.control(), Button.class).getFirst().getVisible());
            bar.show(new DiagnosisState.Waiting());
            assertFalse(bar.control().getVisible());
            return null;
        });
        assertEquals(List.of("network.hellos", "inside"), taken);
    }

    private static DiagnosisState next(DiagnosisState.Judged judged, NextProbe next) {
        return new DiagnosisState.Judged(judged.record(), next(judged.diagnosis(), next), false, judged.plugins(),
                judged.help());
    }

    private static Diagnosis next(Diagnosis of, NextProbe next) {
        return new Diagnosis(of.target(), of.symptom(), of.verdict(), of.stage(), of.summary(), of.ladder(),
                of.causes(), of.noneOfThese(), of.findings(), of.evidence(),
                Optional.of(next), of.plans(), of.problems());
    }

    @Test
    void rowsCanBeCopiedByAMenu() throws Exception {
        size(800, 600);
        assertTrue(Ui.sync(() -> Ui.all(shell, Table.class).stream()
                .allMatch(table -> table.getMenu().getItem(0).getText().equals("&Copy"))));
    }

    @Test
    void theNextLookCanBeCopied() throws Exception {
        size(800, 600);
        assertTrue(Ui.sync(() -> Ui.all(shell, StyledText.class).stream()
                .allMatch(text -> text.isEnabled() && !text.getEditable())));
    }
}
