// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Completeness;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.help.HelpIndex;

/** The application {@code org.rdpworkbench.ui.application}: one window on one workspace. */
public final class WorkbenchApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException, InterruptedException {
        Display display = PlatformUI.createDisplay();
        try {
            Optional<String> broken = refusal(Completeness.of(
                    FrameworkUtil.getBundle(WorkbenchApplication.class).getBundleContext()));
            if (broken.isPresent()) {
                context.applicationRunning();
                MessageDialog.openError(null, "RDP Workbench", broken.get());
                return EXIT_OK;
            }
            Location workspace = Platform.getInstanceLocation();
            if (!owns(workspace)) {
                context.applicationRunning();
                if (raised(workspace)) {
                    return EXIT_OK;
                }
                MessageDialog.openInformation(null, "RDP Workbench",
                        "RDP Workbench is open already. Its hosts and settings can be used by one window at a time.");
                return EXIT_OK;
            }
            HelpIndex.keepWhole();
            int code = run(display, workspace);
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    private static int run(Display display, Location workspace) throws IOException {
        if (workspace == null || !workspace.isSet() || workspace.isReadOnly()) {
            return PlatformUI.createAndRunWorkbench(display, new Advisor());
        }
        Optional<Raising> raising = listen(folder(workspace.getURL()), () -> raise(display));
        try {
            return PlatformUI.createAndRunWorkbench(display, new Advisor());
        } finally {
            if (raising.isPresent()) {
                raising.get().close();
            }
        }
    }

    /** Where nobody can listen the window opens all the same; a second start says then that there is one. */
    static Optional<Raising> listen(Path workspace, Runnable raise) {
        try {
            return Optional.of(Raising.listen(workspace, raise));
        } catch (IOException e) {
            ILog.of(WorkbenchApplication.class).warn("A second start cannot bring this window to the front.", e);
            return Optional.empty();
        }
    }

    private static void raise(Display display) {
        display.asyncExec(() -> {
            if (PlatformUI.isWorkbenchRunning() && PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0) {
                Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
                shell.setMinimized(false);
                shell.forceActive();
            }
        });
    }

    /** Whether the window that has the workspace has come to the front. */
    private static boolean raised(Location workspace) throws IOException, InterruptedException {
        URL place = workspace.isSet() ? workspace.getURL() : workspace.getDefault();
        return place != null && Raising.ask(folder(place));
    }

    /** The platform escapes nothing in the address of a folder. */
    private static Path folder(URL place) {
        return new File(place.getFile()).toPath();
    }

    /**
     * Why no window opens on this installation, in one sentence: what is lost may be a cause, and the verdict would be
     * another one without a word.
     */
    static Optional<String> refusal(Completeness installation) {
        return installation.broken().map(words -> "The installation is broken ("
                + Plain.escape(words, Plain.MOST_VALUE) + "), and its verdicts would be wrong: install it again, or "
                + "let \"rdpworkbench plugins check\" say what does not run.");
    }

    /**
     * True when this process owns the workspace now; the lock ends with the process. A workspace that is only the
     * default is not set before somebody asks for it, and is set here only together with the lock.
     */
    static boolean owns(Location workspace) throws IOException {
        if (workspace == null || workspace.isReadOnly()) {
            return true;
        }
        if (workspace.isSet()) {
            return workspace.lock();
        }
        URL usual = workspace.getDefault();
        return usual == null || workspace.set(usual, true);
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> {
                if (!display.isDisposed()) {
                    PlatformUI.getWorkbench().close();
                }
            });
        }
    }
}
