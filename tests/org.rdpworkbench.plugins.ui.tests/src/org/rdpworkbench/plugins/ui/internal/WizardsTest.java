// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.eclipse.equinox.p2.operations.ProfileModificationJob;
import org.eclipse.equinox.p2.ui.Policy;
import org.eclipse.equinox.p2.ui.ProvisioningUI;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.core.run.RunsUnderWay;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.Source;

/** p2's own wizards, in an installation of its own. */
class WizardsTest {

    private static final String WAITING = "Waiting for diagnoses that are under way";

    @TempDir
    Path folder;

    @Test
    void aPluginIsInstalledAfterTheDiagnosesThatAreUnderWayAndAppliedAtOnce() throws Exception {
        Plugins plugins = PluginJob.plugins();
        Path site = SampleSite.write(folder, "4.0.0", "");
        plugins.addSite(Source.of(site.toString()).orElseThrow());
        Shell wizard = chosen(site);
        Window.awaitAndPress(wizard, "Next >");
        try (RunsUnderWay.Mark run = SampleSite.service(RunsUnderWay.class).begin()) {
            Window.awaitAndPress(wizard, "Finish");
            Job waiting = Window.await("job that waits", WizardsTest::waiting);
            assertFalse(waiting.isSystem());
            assertFalse(plugins.installed().stream().anyMatch(WizardsTest::sample));
        }
        Shell trust = Window.dialog("Trust Artifacts");
        Window.press(trust, "Select All");
        Window.press(trust, "Trust Selected");
        Window.press(Window.dialog("Software Updates"), "Apply Changes Now");
        Window.await("part of the plugin", () -> SampleSite.contributes() ? Optional.of(true) : Optional.empty());
        assertTrue(plugins.installed().stream().anyMatch(WizardsTest::sample));
        plugins.uninstall(plugins.installed().stream().filter(WizardsTest::sample).findFirst().orElseThrow(),
                () -> { });
        assertFalse(SampleSite.contributes());
    }

    private static boolean sample(Feature plugin) {
        return plugin.plugin().equals(SampleSite.ID);
    }

    private static Optional<Job> waiting() {
        return Stream.of(Job.getJobManager().find(null)).filter(job -> job.getName().equals(WAITING)).findFirst();
    }

    /** The wizard with the one plugin of that site checked. */
    private static Shell chosen(Path site) throws Exception {
        Window.command("org.eclipse.equinox.p2.ui.sdk.install");
        Shell wizard = Window.dialog("Install");
        Window.sync(() -> {
            for (Button button : Window.all(wizard, Button.class)) {
                if (button.getSelection() && (button.getText().startsWith("&Group items")
                        || button.getText().startsWith("&Contact all"))) {
                    button.setSelection(false);
                    button.notifyListeners(SWT.Selection, new Event());
                }
            }
            Combo sites = Window.all(wizard, Combo.class).getFirst();
            sites.select(Stream.of(sites.getItems()).filter(item -> item.contains(site.toUri().getPath())).findFirst()
                    .map(sites::indexOf).orElseThrow(() -> new AssertionError(String.join(", ", sites.getItems()))));
            sites.notifyListeners(SWT.Selection, new Event());
            return true;
        });
        Tree tree = Window.sync(() -> Window.all(wizard, Tree.class).getFirst());
        TreeItem item = Window.await("plugin in the wizard", () -> Stream.of(tree.getItems())
                .filter(one -> one.getText().equals("Acme Sample")).findFirst());
        Window.sync(() -> {
            item.setChecked(true);
            Event event = new Event();
            event.item = item;
            event.detail = SWT.CHECK;
            tree.notifyListeners(SWT.Selection, event);
            return true;
        });
        return wizard;
    }

    /** p2's own wizards work by such jobs. */
    private static Job job() {
        return new ProfileModificationJob("Test", ProvisioningUI.getDefaultUI().getSession(), "none", null, null);
    }

    @Test
    void whoeverIsAtItIsNamed() throws Exception {
        Job job = job();
        Future<IStatus> end = end(job);
        try (Plugins.Hold hold = PluginJob.plugins().hold("a test")) {
            job.schedule();
            assertCancelled(end);
        }
        Window.press(Window.dialog("Plugins"), "OK");
    }

    @Test
    void whoeverRepairsIsNamed() throws Exception {
        Job job = job();
        Future<IStatus> end = end(job);
        try (RepairsUnderWay.Mark repair = SampleSite.service(Repairs.class).begin(2, "ann")) {
            job.schedule();
            assertCancelled(end);
        }
        Shell dialog = Window.dialog("Plugins");
        List<String> words = Window.sync(() -> Window.all(dialog, Label.class).stream().map(Label::getText).toList());
        Window.press(dialog, "OK");
        assertTrue(words.toString().contains("Hosts are being repaired by process " + ProcessHandle.current().pid()
                + " of ann (2 hosts) since "), words::toString);
    }

    /** A repair may begin while a person is asked whether to apply what was changed. */
    @Test
    void nothingIsAppliedWhileAHostIsRepaired() throws Exception {
        Configurator applying = SampleSite.service(Configurator.class);
        try (RepairsUnderWay.Mark repair = SampleSite.service(Repairs.class).begin(2, "ann")) {
            String said = assertThrows(IOException.class, applying::applyConfiguration).getMessage();
            assertTrue(said.startsWith("What was changed takes effect when the workbench is started again. Hosts are "
                    + "being repaired by process "), said);
        }
        applying.applyConfiguration();
    }

    @Test
    void whoeverCancelsTheWaitingCancelsTheChange() throws Exception {
        Job job = job();
        Future<IStatus> end = end(job);
        try (RunsUnderWay.Mark run = SampleSite.service(RunsUnderWay.class).begin()) {
            job.schedule();
            Window.await("job that waits", WizardsTest::waiting).cancel();
            assertCancelled(end);
        }
        PluginJob.plugins().hold("a test").close();
    }

    @Test
    void whoeverCancelsTheChangeCancelsTheWaiting() throws Exception {
        Job job = job();
        Future<IStatus> end = end(job);
        try (RunsUnderWay.Mark run = SampleSite.service(RunsUnderWay.class).begin()) {
            job.schedule();
            Future<IStatus> waited = end(Window.await("job that waits", WizardsTest::waiting));
            job.cancel();
            assertCancelled(end);
            assertCancelled(waited);
        }
        PluginJob.plugins().hold("a test").close();
    }

    private static Future<IStatus> end(Job job) {
        CompletableFuture<IStatus> end = new CompletableFuture<>();
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                end.complete(event.getResult());
            }
        });
        return end;
    }

    private static void assertCancelled(Future<IStatus> end) throws Exception {
        assertEquals(IStatus.CANCEL, end.get(60, TimeUnit.SECONDS).getSeverity());
    }

    @Test
    void theyOfferToApplyWhatReplacesNothing() {
        assertEquals(Policy.RESTART_POLICY_PROMPT_RESTART_OR_APPLY,
                ProvisioningUI.getDefaultUI().getPolicy().getRestartPolicy());
    }
}
