// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.p2.operations.ProfileModificationJob;
import org.eclipse.equinox.p2.operations.ProvisioningSession;
import org.eclipse.equinox.p2.ui.Policy;
import org.eclipse.equinox.p2.ui.ProvisioningUI;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Diagnostics;
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

    private static boolean contributed() {
        BundleContext context = FrameworkUtil.getBundle(PluginsViewTest.class).getBundleContext();
        Diagnostics diagnostics = context.getService(context.getServiceReference(Diagnostics.class));
        return diagnostics.snapshot().figures().stream().anyMatch(figure -> figure.plugin().equals(SampleSite.ID));
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

        Window.command("org.rdpworkbench.plugins.ui.install");
        Window.press(Window.dialog("Install Plugin"), "OK");
        Shell trust = Window.dialog("Trust Artifacts");
        Window.press(trust, "Select All");
        Window.press(trust, "Trust Selected");
        Window.joinJobs();
        assertTrue(rows().contains("Acme Sample | Runs"), () -> shown());
        assertEquals("Installed " + SampleSite.ID + " 1.0.0.", news());
        assertTrue(detail().contains("figure  of sample.cause"), this::shown);
        assertTrue(contributed());

        change("org.rdpworkbench.plugins.ui.uninstall", "Uninstall Plugin");
        assertTrue(rows().contains("Acme Sample | Available"), () -> shown());
        assertFalse(contributed());
    }

    @Test
    void whoeverIsAtItIsNamed() throws Exception {
        addSite(SampleSite.write(folder, "2.0.0"));
        select("Acme Sample", "Available");
        try (Plugins.Hold hold = PluginJob.plugins().hold("a test")) {
            change("org.rdpworkbench.plugins.ui.install", "Install Plugin");
            assertTrue(news().contains("(a test)"), news());
            assertFalse(contributed());
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

    /** p2's own wizards work by such jobs. */
    @Test
    void theWizardsOfP2WaitForNobodyAndAreToldWhoIsAtIt() throws Exception {
        ProvisioningSession session = ProvisioningUI.getDefaultUI().getSession();
        Job job = new ProfileModificationJob("Test", session, "none", null, null);
        try (Plugins.Hold hold = PluginJob.plugins().hold("a test")) {
            job.schedule();
            job.join();
        }
        assertEquals(Status.CANCEL_STATUS.getSeverity(), job.getResult().getSeverity());
        Shell dialog = Window.dialog("Plugins");
        Window.press(dialog, "OK");
    }

    @Test
    void theWizardsOfP2OfferToApplyWhatReplacesNothing() {
        assertEquals(Policy.RESTART_POLICY_PROMPT_RESTART_OR_APPLY,
                ProvisioningUI.getDefaultUI().getPolicy().getRestartPolicy());
    }
}
