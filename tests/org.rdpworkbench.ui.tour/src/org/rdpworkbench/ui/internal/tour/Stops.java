// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.views.IViewDescriptor;
import org.eclipse.ui.wizards.IWizardCategory;
import org.eclipse.ui.wizards.IWizardDescriptor;
import org.eclipse.ui.wizards.IWizardRegistry;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.GradualDialog;
import org.rdpworkbench.ui.internal.diagnosis.Diagnose;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Opens everything that the registries of the platform know of, so that what is new is seen without a line here. */
final class Stops {

    private static final String OURS = "org.rdpworkbench.";

    private final IWorkbench workbench = PlatformUI.getWorkbench();
    private final IWorkbenchWindow window = workbench.getWorkbenchWindows()[0];
    private final IWorkbenchPage page = window.getActivePage();
    private final Album album;
    private final Calm calm;

    Stops(Album album, Calm calm) {
        this.album = album;
        this.calm = calm;
    }

    /** Only the window as it opens, the memory that it takes, and how quickly the hosts are filtered. */
    void first() throws Exception {
        stop("window", () -> { });
        album.note("resident " + Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow().replaceAll("\\D", "") + " KiB");
        Text filter = Widgets.one(window.getShell(), Text.class, text -> text.getMessage().startsWith("Filter"));
        for (String typed : List.of("1", "10.3", "10.3.0.7", "10.", "")) {
            long begun = System.nanoTime();
            filter.setText(typed);
            filter.update();
            album.note("filter \"" + typed + "\" " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms");
        }
    }

    void all(List<String> hosts) throws Exception {
        Shell shell = window.getShell();
        stop("window", () -> shell.setBounds(shell.getDisplay().getPrimaryMonitor().getBounds()));
        for (String host : hosts) {
            stop("editor " + host, () -> Diagnose.run(page, Target.parse(host), Asked.NOTHING));
        }
        for (IViewDescriptor view : workbench.getViewRegistry().getViews()) {
            if (view.getId().startsWith(OURS)) {
                view(view);
            }
        }
        for (IPerspectiveDescriptor perspective : workbench.getPerspectiveRegistry().getPerspectives()) {
            if (perspective.getId().startsWith(OURS)) {
                stop("perspective " + perspective.getLabel(), () -> page.setPerspective(perspective));
            }
        }
        wizards("import", workbench.getImportWizardRegistry());
        wizards("export", workbench.getExportWizardRegistry());
        preferences();
    }

    private void stop(String name, Calm.Step step) throws Exception {
        seen(name, calm.after(step));
    }

    private void seen(String name, List<String> busy) {
        album.note((busy.isEmpty() ? "" : "restless ") + name + busy.stream().collect(Collectors.joining(", ", " ", ""))
                .stripTrailing());
        album.note(calm.longest());
        Legibility.faint(window.getShell().getDisplay().getShells()).forEach(part -> album.note("faint " + part));
        album.picture(name);
    }

    /** A view that broke is replaced by one that says so, of another class. */
    private void view(IViewDescriptor descriptor) throws Exception {
        List<String> busy = calm.after(() -> page.showView(descriptor.getId()));
        IViewPart view = page.findView(descriptor.getId());
        String made = descriptor.createView().getClass().getName();
        boolean whole = view.getClass().getName().equals(made);
        seen((whole ? "view " : "broken view ") + descriptor.getId(), busy);
    }

    private void wizards(String kind, IWizardRegistry registry) throws Exception {
        for (IWizardDescriptor descriptor : wizards(registry.getRootCategory()).toList()) {
            if (descriptor.getId().startsWith(OURS)) {
                dialog(kind + " wizard " + descriptor.getId(), () -> {
                    IWorkbenchWizard wizard = descriptor.createWizard();
                    wizard.init(workbench, StructuredSelection.EMPTY);
                    return new GradualDialog(window.getShell(), wizard);
                }, GradualDialog::openSoon);
            }
        }
    }

    private static Stream<IWizardDescriptor> wizards(IWizardCategory category) {
        return Stream.concat(Stream.of(category.getWizards()),
                Stream.of(category.getCategories()).flatMap(Stops::wizards));
    }

    private void preferences() throws Exception {
        PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(window.getShell(), null, null, null);
        List<String> pages = dialog.getPreferenceManager().getElements(
                PreferenceManager.PRE_ORDER).stream().map(node -> node.getId())
                .filter(id -> id.startsWith(OURS)).toList();
        dialog.close();
        for (String id : pages) {
            dialog("preferences " + id,
                    () -> PreferencesUtil.createPreferenceDialogOn(window.getShell(), id, null, null),
                    Window::open);
        }
    }

    private <W extends Window> void dialog(String name, Callable<W> made, Consumer<W> open) throws Exception {
        AtomicReference<W> dialog = new AtomicReference<>();
        stop(name, () -> {
            dialog.set(made.call());
            dialog.get().setBlockOnOpen(false);
            open.accept(dialog.get());
        });
        dialog.get().close();
    }
}
