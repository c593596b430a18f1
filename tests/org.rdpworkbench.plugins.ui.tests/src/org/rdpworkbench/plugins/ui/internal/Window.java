// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** The running workbench, for tests, which run on a thread of their own. */
final class Window {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Window() {}

    static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** Only on the UI thread. */
    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    /** What an action on the UI thread gives. */
    static <T> T sync(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        display().syncExec(task);
        return task.get();
    }

    /** Asks on the UI thread until there is an answer. */
    static <T> T await(String what, Callable<Optional<T>> question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = sync(question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new AssertionError("there is no " + what + "; the windows: " + sync(() -> Stream.of(display().getShells())
                .filter(Shell::isVisible).map(shell -> shell.getText() + " " + all(shell, Label.class).stream()
                        .map(Label::getText).filter(text -> !text.isBlank()).toList()).toList()));
    }

    /** Runs a command without waiting for it, since it may open a dialog; but first waits until it can be run. */
    static void command(String id) throws Exception {
        Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
        sync(() -> {
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
            return true;
        });
        await("way to run " + id, () -> command.isEnabled() ? Optional.of(true) : Optional.empty());
        display().asyncExec(() -> {
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
            } catch (Exception e) {
                throw new IllegalStateException(id + " cannot be run", e);
            }
        });
    }

    static boolean enabled(String command) throws Exception {
        return sync(() -> PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(command).isEnabled());
    }

    /** The open dialog with that title. */
    static Shell dialog(String title) throws Exception {
        return await("dialog " + title, () -> Stream.of(display().getShells())
                .filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst());
    }

    static void press(Shell shell, String label) throws Exception {
        sync(() -> {
            Button button = all(shell, Button.class).stream()
                    .filter(one -> one.getText().replace("&", "").equals(label)).findFirst().orElseThrow();
            if (!button.isEnabled()) {
                throw new AssertionError(label + " cannot be pressed");
            }
            button.notifyListeners(SWT.Selection, new Event());
            return true;
        });
    }

    /** Presses it when it can be. */
    static void awaitAndPress(Shell shell, String label) throws Exception {
        await("way to press " + label, () -> all(shell, Button.class).stream()
                .filter(one -> one.getText().replace("&", "").equals(label) && one.isEnabled()).findFirst());
        press(shell, label);
    }

    static <C extends Control> List<C> all(Control root, Class<C> type) {
        List<C> found = new ArrayList<>();
        if (type.isInstance(root)) {
            found.add(type.cast(root));
        }
        if (root instanceof Composite composite) {
            Stream.of(composite.getChildren()).forEach(child -> found.addAll(all(child, type)));
        }
        return found;
    }

    /** Waits for the work with plugins that is under way, and for what it asked the UI thread to do. */
    static void joinJobs() throws Exception {
        for (Job job : Job.getJobManager().find(null)) {
            if (job instanceof PluginJob) {
                job.join();
            }
        }
        sync(() -> true);
    }
}
