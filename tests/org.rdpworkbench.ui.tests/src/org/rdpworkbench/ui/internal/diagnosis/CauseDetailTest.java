// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;

/** What is shown of one cause, and what can be done there. The timeout only ends a test whose UI thread stands. */
@Timeout(120)
class CauseDetailTest {

    private RefusedCause cause;
    private DiagnosisEditor editor;

    @BeforeEach
    void open() throws Exception {
        cause = new RefusedCause();
        OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.9")), "one");
        editor = Ui.sync(() -> {
            Diagnose.show(Ui.page(), open);
            return (DiagnosisEditor) Ui.page().getActiveEditor();
        });
        Ui.join("Reading waivers");
        Ui.drain();
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        cause.close();
    }

    private <C extends Control> List<C> all(Class<C> type) {
        return Ui.all(editor.container(), type);
    }

    private Button button(Control root, String text) {
        return Ui.all(root, Button.class).stream().filter(one -> one.getText().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void anIndicationLeadsToItsEvidence() throws Exception {
        Ui.sync(() -> {
            Link link = all(Link.class).stream().filter(one -> one.getText().contains(".everywhere")).findFirst()
                    .orElseThrow();
            Event click = new Event();
            click.text = "0";
            link.notifyListeners(SWT.Selection, click);
            return null;
        });
        String selected = Ui.sync(() -> {
            IViewPart view = Ui.page().findView(EvidenceView.ID);
            assertTrue(Ui.page().isPartVisible((IWorkbenchPart) view));
            return Ui.all(Ui.page().getWorkbenchWindow().getShell(), Tree.class).stream().map(Tree::getSelection)
                    .flatMap(Stream::of).map(item -> item.getText(0)).findFirst().orElse("nothing");
        });
        assertEquals("TCP connect", selected);
    }

    @Test
    void theChartShowsWhereACauseBeginsWhatIsAddedAndTheSum() throws Exception {
        assertEquals(List.of("\u22121.0", "+2.0", "\u22120.4", "+0.6"),
                Ui.sync(() -> all(ContributionBar.class).stream().map(ContributionBar::words).toList()));
    }

    @Test
    void barsGoToTheirSideInEveryTheme() throws Exception {
        for (RGB ground : List.of(new RGB(255, 255, 255), new RGB(30, 30, 30))) {
            Ui.sync(() -> {
                ContributionBar with = all(ContributionBar.class).get(1);
                with.setBackground(new Color(ground));
                ContributionBar against = all(ContributionBar.class).get(2);
                against.setBackground(new Color(ground));
                Palette palette = Shades.of(with);
                assertNotEquals(palette.bad(), palette.good());
                assertTrue(colours(with, true).contains(palette.bad().strong()));
                assertFalse(colours(with, false).contains(palette.bad().strong()));
                assertTrue(colours(against, false).contains(palette.good().strong()));
                assertFalse(colours(against, true).contains(palette.good().strong()));
                return null;
            });
        }
    }

    @Test
    void theLadderHasTheColoursOfItsGround() throws Exception {
        for (RGB ground : List.of(new RGB(255, 255, 255), new RGB(30, 30, 30))) {
            Ui.sync(() -> {
                LadderCanvas ladder = all(LadderCanvas.class).getFirst();
                ladder.setBackground(new Color(ground));
                Palette palette = Shades.of(ladder);
                Set<String> colours = colours(ladder, false);
                assertTrue(colours.containsAll(List.of(palette.ground(), palette.bad().strong())), colours.toString());
                return null;
            });
        }
    }

    @Test
    void onlyASelectedCauseCanBeWaived() throws Exception {
        assertTrue(can("org.rdpworkbench.ui.waive"));
        Ui.sync(() -> {
            editor.select(Optional.empty());
            return null;
        });
        assertFalse(can("org.rdpworkbench.ui.waive"));
    }

    /** Whether a menu would offer it now. */
    private static boolean can(String id) throws Exception {
        return Ui.sync(() -> {
            Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
            command.setEnabled(PlatformUI.getWorkbench().getService(IHandlerService.class).getCurrentState());
            return command.isEnabled();
        });
    }

    /** The items of the context menu of the causes that can be chosen now. */
    private List<String> offered() throws Exception {
        return Ui.sync(() -> {
            Menu menu = causes().getMenu();
            menu.notifyListeners(SWT.Show, new Event());
            return Stream.of(menu.getItems()).filter(MenuItem::isEnabled).map(MenuItem::getText)
                    .filter(text -> !text.isEmpty()).toList();
        });
    }

    @Test
    void aWaiverCanBeEndedOnlyWhereThereIsOne() throws Exception {
        assertEquals(List.of("&Copy", "&Waive Cause..."), offered());
        assertFalse(can("org.rdpworkbench.ui.endWaiver"));
        WaiverBook book = Services.find(WaiverBook.class).orElseThrow();
        book.waive(new Waiver(Target.parse("127.0.0.9"), "test.refused", "Ada", "known",
                Optional.of(Instant.now().minusSeconds(60))));
        Ui.join("Waiving a cause");
        assertEquals("supported", verdict());
        assertEquals(List.of("&Copy", "&Waive Cause...", "E&nd Waiver"), offered());
        assertTrue(can("org.rdpworkbench.ui.endWaiver"));
        Ui.sync(() -> {
            Stream.of(causes().getMenu().getItems()).filter(item -> item.getText().equals("E&nd Waiver")).findFirst()
                    .orElseThrow().notifyListeners(SWT.Selection, new Event());
            return null;
        });
        Ui.join("Ending a waiver");
        assertFalse(can("org.rdpworkbench.ui.endWaiver"));
        assertEquals(List.of("&Copy", "&Waive Cause..."), offered());
    }

    /** The colours of the right half of a control, or of the left. */
    private static Set<String> colours(Control control, boolean right) {
        Point size = control.getSize();
        Image image = new Image(control.getDisplay(), size.x, size.y);
        GC gc = new GC(image);
        try {
            assertTrue(control.print(gc));
            ImageData data = image.getImageData(100);
            Set<String> colours = new HashSet<>();
            int middle = size.x / 2;
            for (int x = right ? middle + 2 : 0; x < (right ? size.x : middle - 2); x++) {
                for (int y = 0; y < size.y; y++) {
                    RGB rgb = data.palette.getRGB(data.getPixel(x, y));
                    colours.add(String.format("#%02x%02x%02x", rgb.red, rgb.green, rgb.blue));
                }
            }
            return colours;
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    @Test
    void tagsFromTheWireAreNoLinks() {
        assertEquals("\\u{3c}a href=x>here\\u{3c}/A> && <b>", ContributionChart.plain("<a href=x>here</A> & <b>"));
    }

    @Test
    void theLadderCanBeReadWithTheKeyboard() throws Exception {
        String words = Ui.sync(() -> {
            LadderCanvas ladder = all(LadderCanvas.class).getFirst();
            assertTrue(ladder.forceFocus());
            for (int i = 0; i < 4; i++) {
                Event down = new Event();
                down.keyCode = SWT.ARROW_DOWN;
                ladder.notifyListeners(SWT.KeyDown, down);
            }
            return ladder.getToolTipText();
        });
        assertTrue(words.startsWith("listener: broken here, "), words);
    }

    @Test
    void aCauseIsWaivedAndTheWaiverEnds() throws Exception {
        assertFalse(verdict().contains("waived"));
        Ui.display().asyncExec(() -> button(editor.container(), "&Waive...").notifyListeners(SWT.Selection, null));
        Shell dialog = Ui.shell("Waive a Cause");
        Ui.sync(() -> {
            Button waive = button(dialog, "Waive");
            assertFalse(waive.isEnabled());
            List<Text> fields = Ui.all(dialog, Text.class).stream()
                    .filter(text -> text.getEditable()).toList();
            fields.get(0).setText("Ada");
            String day = LocalTimes.day(ZonedDateTime.now().plusMonths(1).toInstant());
            assertTrue(Ui.texts(dialog).contains("until " + day), Ui.texts(dialog).toString());
            fields.get(1).setText("is replaced \u202ein spring");
            assertTrue(waive.isEnabled());
            waive.notifyListeners(SWT.Selection, new Event());
            return null;
        });
        Ui.join("Waiving a cause");
        Ui.sync(() -> null);
        assertTrue(verdict().endsWith(", waived"), verdict());
        String shown = String.join("\n", Cases.shown());
        assertTrue(shown.contains("Waived by Ada until 20"), shown);
        assertTrue(shown.contains(": is replaced \\u{202e}in spring"), shown);
        Ui.sync(() -> {
            button(editor.container(), "&End Waiver").notifyListeners(SWT.Selection, new Event());
            return null;
        });
        Ui.join("Ending a waiver");
        Ui.sync(() -> null);
        assertEquals("supported", verdict());
    }

    private String verdict() throws Exception {
        return Ui.sync(() -> causes().getItem(0).getText(2));
    }

    private Table causes() {
        return all(Table.class).stream().filter(table -> table.getColumnCount() == 3).findFirst().orElseThrow();
    }
}
