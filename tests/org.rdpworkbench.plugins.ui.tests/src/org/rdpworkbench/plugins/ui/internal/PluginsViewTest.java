// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.plugins.Plugins;

/** The view of plugins, in an installation of its own. */
class PluginsViewTest {

    @TempDir
    Path folder;

    private PluginsPage page;

    @BeforeEach
    void open() throws Exception {
        PluginsView view = Window.sync(() -> PluginsView.show(Window.page()).orElseThrow());
        page = view.page();
        Window.sync(() -> {
            view.refresh();
            return true;
        });
        Window.joinJobs();
    }

    private List<String> rows() throws Exception {
        return Window.sync(() -> Stream.of(table().getItems())
                .map(item -> item.getText(0) + " | " + item.getText(1)).toList());
    }

    private Table table() {
        return page.table().getTable();
    }

    private String detail() throws Exception {
        return Window.sync(() -> Window.all(page.control(), StyledText.class).getFirst().getText());
    }

    private String news() throws Exception {
        return Window.sync(() -> Window.all(page.control(), Label.class).getFirst().getText());
    }

    private void select(String label, String state) throws Exception {
        Window.sync(() -> {
            TableItem row = Stream.of(table().getItems()).filter(item -> item.getText(0).equals(label)
                    && item.getText(1).equals(state)).findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + label + " that " + state));
            page.table().setSelection(new StructuredSelection(row.getData()), true);
            return true;
        });
    }

    private void addSite(Path site) throws Exception {
        Window.command("org.rdpworkbench.plugins.ui.addSite");
        Shell dialog = Window.dialog("Add Plugin Site");
        Window.sync(() -> {
            Window.all(dialog, Text.class).stream().filter(Text::getEditable).findFirst().orElseThrow()
                    .setText(site.toString());
            return true;
        });
        Window.press(dialog, "Add");
        Window.sync(() -> true);
        Window.joinJobs();
    }

    private void change(String command, String title) throws Exception {
        Window.command(command);
        Window.press(Window.dialog(title), "OK");
        Window.sync(() -> true);
        Window.joinJobs();
    }

    @Test
    void whatIsInstalledSaysWhatItDeclares() throws Exception {
        assertTrue(rows().contains("RDP Workbench | Runs"), rows()::toString);
        select("RDP Workbench", "Runs");
        assertTrue(detail().contains("opens at most "), this::shown);
        assertTrue(detail().contains("connections to an address"), this::shown);
    }

    private String shown() {
        try {
            return detail() + "\n" + news();
        } catch (Exception e) {
            return e.toString();
        }
    }

    @Test
    void aVersionIsShownWhole() throws Exception {
        assertTrue(Window.sync(() -> {
            Shell shell = new Shell(Window.display());
            shell.setLayout(new FillLayout());
            Table narrow = PluginTable.create(shell, new Text(new Shell(shell), SWT.NONE)).getTable();
            shell.setSize(500, 300);
            shell.layout(true, true);
            GC gc = new GC(narrow);
            int needed = gc.textExtent("1.0.0.20261126204305").x + 10;
            gc.dispose();
            int width = narrow.getColumn(2).getWidth();
            shell.dispose();
            return width >= needed;
        }));
    }

    @Test
    void theFilterLeavesWhatHoldsIt() throws Exception {
        Text filter = Window.sync(() -> Window.all(page.control(), Text.class).getFirst());
        Window.sync(() -> {
            filter.setText("LAB");
            return true;
        });
        try {
            assertEquals(List.of("RDP Workbench Lab | Runs"), rows());
        } finally {
            Window.sync(() -> {
                filter.setText("");
                return true;
            });
        }
    }

    @Test
    void aPluginComesTakesPartAndGoes() throws Exception {
        addSite(SampleSite.write(folder, "1.0.0"));
        select("Acme Sample", "Available");
        assertTrue(detail().contains("Draws what nobody else does."), this::shown);
        assertTrue(detail().contains("What it declares before anything of it runs\nfigure  of sample.cause"),
                this::shown);

        Window.command("org.rdpworkbench.plugins.ui.install");
        Window.press(Window.dialog("Install Plugin"), "OK");
        Shell trust = Window.dialog("Trust Artifacts");
        Window.press(trust, "Select All");
        Window.press(trust, "Trust Selected");
        Window.joinJobs();
        assertTrue(rows().contains("Acme Sample | Runs"), () -> shown());
        assertEquals("Installed Acme Sample 1.0.0.", news());
        assertTrue(detail().contains("figure  of sample.cause"), this::shown);
        assertTrue(SampleSite.contributes());

        change("org.rdpworkbench.plugins.ui.uninstall", "Uninstall Plugin");
        assertTrue(rows().contains("Acme Sample | Available"), () -> shown());
        assertFalse(SampleSite.contributes());
    }

    @Test
    void whatDeclaresNothingIsOfferedAllTheSame() throws Exception {
        addSite(SampleSite.write(folder, "1.1.0", ""));
        select("Acme Sample", "Available");
        assertTrue(detail().endsWith("It declares nothing before installation."), this::shown);
        assertTrue(Window.enabled("org.rdpworkbench.plugins.ui.install"));
    }

    /** A repository may say what it likes, and however much of it. */
    @Test
    void whatIsDeclaredIsTextAndNoMore() throws Exception {
        String names = IntStream.range(0, 5_000).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        addSite(SampleSite.write(folder, "1.2.0", "Provide-Capability: "
                + "org.rdpworkbench.probe;id=\"\u202eevil\";facts:List<String>=\"HKLM\\\\a," + names
                + "\";connections=3;vantage=\"here\",org.rdpworkbench.probe;id=\"few words\","
                + "org.rdpworkbench.miracle;id=\"x\"\n"));
        select("Acme Sample", "Available");
        String detail = detail();
        assertTrue(detail.contains("\nprobe  \\u{202e}evil\nfinds HKLM\\a, f0, f1, ")
                && detail.contains(" and 4951 more\nopens at most 3 connections to an address, looks from here"),
                this::shown);
        assertTrue(detail.contains("problem  It declares a probe in a way that is not understood here: ")
                && detail.contains("problem  It declares a miracle in a way that is not understood here: "),
                this::shown);
        assertTrue(detail.length() < 2_000, this::shown);
    }

    @Test
    void whoeverIsAtItIsNamed() throws Exception {
        addSite(SampleSite.write(folder, "2.0.0"));
        select("Acme Sample", "Available");
        try (Plugins.Hold hold = PluginJob.plugins().hold("a test")) {
            change("org.rdpworkbench.plugins.ui.install", "Install Plugin");
            assertTrue(news().contains("(a test)"), news());
            assertFalse(SampleSite.contributes());
        }
    }

    @Test
    void whoeverRepairsIsNamed() throws Exception {
        addSite(SampleSite.write(folder, "2.1.0"));
        select("Acme Sample", "Available");
        try (RepairsUnderWay.Mark repair = SampleSite.service(Repairs.class).begin(2, "ann")) {
            change("org.rdpworkbench.plugins.ui.install", "Install Plugin");
            assertTrue(news().startsWith("Hosts are being repaired by process ")
                    && news().contains(" of ann (2 hosts) since "), news());
            assertFalse(SampleSite.contributes());
        }
    }

    @Test
    void theWorkbenchItselfStays() throws Exception {
        select("RDP Workbench", "Runs");
        Window.command("org.rdpworkbench.plugins.ui.uninstall");
        Shell dialog = Window.dialog("Uninstall Plugin");
        assertTrue(Window.sync(() -> Window.all(dialog, Label.class)).stream().anyMatch(label -> {
            try {
                return Window.sync(label::getText).contains("is the workbench itself and stays");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        Window.press(dialog, "OK");
    }
}
