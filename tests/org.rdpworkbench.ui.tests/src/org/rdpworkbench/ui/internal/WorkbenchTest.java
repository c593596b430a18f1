// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.start.StartEditor;

/** The window as it opens. */
class WorkbenchTest {

    @Test
    void opensWithItsPerspectiveAndTheHosts() throws Exception {
        assertEquals(DiagnosePerspective.ID, Ui.sync(() -> Ui.page().getPerspective().getId()));
        assertNotNull(Ui.sync(() -> Ui.page().findView(HostsView.ID)));
    }

    /** Each has its views, the ones that plugins add can be opened in it, and the editors are the same in all. */
    @ParameterizedTest
    @CsvSource({
        "org.rdpworkbench.ui.fleetPerspective, Fleet, org.rdpworkbench.ui.history;org.rdpworkbench.ui.hosts",
        "org.rdpworkbench.ui.evidencePerspective, Evidence, org.rdpworkbench.ui.evidence",
        "org.rdpworkbench.ui.diagnosePerspective, Diagnose, org.rdpworkbench.ui.hosts"})
    void perspectivesShowTheirViews(String id, String name, String views) throws Exception {
        Ui.sync(() -> {
            StartEditor.open(Ui.page());
            PlatformUI.getWorkbench().showPerspective(id, Ui.page().getWorkbenchWindow());
            Ui.page().resetPerspective();
            assertEquals(name, Ui.page().getPerspective().getLabel());
            assertEquals(StartEditor.ID, Ui.page().getActiveEditor().getSite().getId());
            return null;
        });
        // Some come after the perspective.
        Ui.drain();
        assertEquals(List.of(views.split(";")), Ui.sync(() -> Stream.of(Ui.page().getViewReferences())
                .map(IViewReference::getId).sorted().toList()));
    }

    /** The first time, and not only when it is reset. */
    @Test
    void theFleetHasItsHistory() throws Exception {
        Ui.sync(() -> PlatformUI.getWorkbench().showPerspective(FleetPerspective.ID,
                Ui.page().getWorkbenchWindow()));
        Ui.drain();
        assertNotNull(Ui.sync(() -> Ui.page().findView(HistoryView.ID)));
    }

    /** A view that is open in two perspectives would outlive its end in one. */
    @AfterEach
    void onlyTheUsualPerspectiveIsOpen() throws Exception {
        Ui.sync(() -> {
            for (IPerspectiveDescriptor open : Ui.page().getOpenPerspectives()) {
                if (!open.getId().equals(DiagnosePerspective.ID)) {
                    Ui.page().closePerspective(open, false, false);
                }
            }
            return PlatformUI.getWorkbench().showPerspective(DiagnosePerspective.ID, Ui.page().getWorkbenchWindow());
        });
    }

    @Test
    void theProgressViewOpens() throws Exception {
        assertNotNull(Ui.sync(() -> Ui.page().showView(IPageLayout.ID_PROGRESS_VIEW)));
    }

    @Test
    void theStartPageIsThereOnce() throws Exception {
        int count = Ui.sync(() -> {
            StartEditor.open(Ui.page());
            StartEditor.open(Ui.page());
            return (int) Stream.of(Ui.page().getEditorReferences()).filter(e -> e.getId().equals(StartEditor.ID))
                    .count();
        });
        assertEquals(1, count);
    }

    @Test
    void theMenuBarHasTheUsualMenus() throws Exception {
        List<String> labels = Ui.sync(() -> Stream.of(
                Ui.page().getWorkbenchWindow().getShell().getMenuBar().getItems()).map(MenuItem::getText).toList());
        assertEquals(List.of("&File", "&Edit", "&Diagnosis", "&Window", "&Help"), labels);
    }

    @Test
    void commandsThatTheMenusNameExist() {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        for (String id : List.of("org.eclipse.ui.file.exit", "org.eclipse.ui.file.saveAs",
                "org.eclipse.ui.file.restartWorkbench", "org.eclipse.ui.help.helpContents",
                "org.eclipse.ui.help.dynamicHelp", "org.eclipse.ui.help.aboutAction",
                "org.eclipse.equinox.p2.ui.sdk.install", "org.eclipse.equinox.p2.ui.sdk.update",
                "org.eclipse.ui.window.quickAccess", "org.eclipse.ui.window.showKeyAssist",
                "org.eclipse.ui.cheatsheets.openCheatSheet", "org.rdpworkbench.ui.lab",
                "org.rdpworkbench.ui.startPage", "org.rdpworkbench.ui.diagnose",
                "org.rdpworkbench.ui.lookCloser", "org.rdpworkbench.ui.stop", "org.rdpworkbench.ui.openCase",
                "org.rdpworkbench.ui.compare", "org.rdpworkbench.ui.export", "org.eclipse.ui.file.import",
                "org.eclipse.ui.file.export", "org.eclipse.ui.edit.undo", "org.eclipse.ui.edit.redo",
                "org.eclipse.ui.file.refresh", "org.eclipse.ui.perspectives.showPerspective",
                "org.rdpworkbench.ui.importHosts", "org.rdpworkbench.ui.newGroup", "org.rdpworkbench.ui.editHost",
                "org.rdpworkbench.ui.hostColumns", "org.rdpworkbench.ui.undoRepair",
                "org.rdpworkbench.ui.resumeRepair")) {
            assertTrue(commands.getCommand(id).isDefined(), id);
        }
    }

    @Test
    void commandsAndViewsAreFoundByTheirUsualKeys() throws Exception {
        assertTrue(isBound("M1+3", "org.eclipse.ui.window.quickAccess"));
        assertTrue(isBound("M1+M2+L", "org.eclipse.ui.window.showKeyAssist"));
    }

    private static boolean isBound(String keys, String command) throws Exception {
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        TriggerSequence wanted = KeySequence.getInstance(keys);
        return Ui.sync(() -> List.of(bindings.getActiveBindingsFor(command)).contains(wanted));
    }

    @Test
    void everyPictureExists() {
        for (String name : List.of("add", "certificate", "closer", "columns", "compare", "diagnose", "evidence",
                "export", "fail", "group", "history", "hosts", "import", "lab", "looking", "never", "newgroup", "open",
                "pass", "progress", "remove", "repair", "resume", "save", "start", "stop", "unclear", "undone",
                "warn")) {
            assertNotNull(Icons.named(name).getImageData(100), name);
            assertEquals(16, Icons.named(name).getImageData(100).width, name);
        }
    }

    /** A page that breaks when it is stored keeps all others from being stored. */
    @Test
    void ourPagesOfThePreferencesCanBeStored() throws Exception {
        List<IConfigurationElement> ours = Stream.of(Platform.getExtensionRegistry()
                .getConfigurationElementsFor("org.eclipse.ui.preferencePages"))
                .filter(page -> page.getContributor().getName().equals("org.rdpworkbench.ui")).toList();
        assertFalse(ours.isEmpty());
        for (IConfigurationElement page : ours) {
            assertTrue(Ui.sync(() -> stores((IWorkbenchPreferencePage) page.createExecutableExtension("class"))),
                    page.getAttribute("name"));
        }
    }

    private static boolean stores(IWorkbenchPreferencePage page) {
        Shell shell = new Shell(Ui.display());
        try {
            page.init(PlatformUI.getWorkbench());
            page.createControl(shell);
            return page.performOk();
        } finally {
            page.dispose();
            shell.dispose();
        }
    }
}
