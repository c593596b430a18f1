// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** The running workbench, for tests, which run on a thread of their own. */
public final class Ui {

    private Ui() {}

    /** What an action on the UI thread gives. What it throws, a failed assertion too, the platform would only log. */
    public static <T> T sync(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        display().syncExec(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw e;
            }
        }
    }

    public static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** The page of the one window; only on the UI thread. */
    public static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    /**
     * Waits for what the UI thread is at, which may begin the jobs of that name, then for these, and for what they
     * asked the UI thread to do.
     */
    public static void join(String name) throws Exception {
        sync(() -> null);
        for (Job job : Job.getJobManager().find(null)) {
            if (job.getName().startsWith(name)) {
                job.join();
            }
        }
        sync(() -> null);
    }

    /** Lets the UI thread do all that it was asked for, and what that asked it for in turn. */
    public static void drain() throws Exception {
        sync(() -> {
            while (display().readAndDispatch()) {
                Thread.onSpinWait();
            }
            return null;
        });
    }

    /**
     * Gives a control the focus, and waits until a key that is pressed reaches it: the display tells of the focus as
     * soon as it is asked for. Without a window manager nobody gives it back that an earlier window took with it.
     */
    public static void focus(Control control) throws Exception {
        sync(() -> {
            AtomicBoolean reached = new AtomicBoolean();
            Listener up = event -> reached.compareAndSet(false, event.widget == control);
            display().addFilter(SWT.KeyUp, up);
            until(() -> {
                control.getShell().forceActive();
                control.forceFocus();
                post(SWT.KeyDown, event -> event.keyCode = SWT.SHIFT);
                post(SWT.KeyUp, event -> event.keyCode = SWT.SHIFT);
            }, reached::get);
            display().removeFilter(SWT.KeyUp, up);
            assertSame(control, display().getFocusControl());
            return null;
        });
    }

    /** Presses a key as a person does while she holds another one, and waits until that has been let go. */
    public static void type(int held, char key) throws Exception {
        sync(() -> {
            AtomicBoolean free = new AtomicBoolean();
            Listener up = event -> free.compareAndSet(false, event.keyCode == held);
            display().addFilter(SWT.KeyUp, up);
            post(SWT.KeyDown, event -> event.keyCode = held);
            post(SWT.KeyDown, event -> event.character = key);
            post(SWT.KeyUp, event -> event.character = key);
            post(SWT.KeyUp, event -> event.keyCode = held);
            until(() -> { }, free::get);
            display().removeFilter(SWT.KeyUp, up);
            return null;
        });
    }

    private static void post(int type, Consumer<Event> key) {
        Event event = new Event();
        event.type = type;
        key.accept(event);
        display().post(event);
    }

    /** Lets the UI thread work until something holds, at most for twenty seconds; only on the UI thread. */
    public static void until(Runnable again, BooleanSupplier done) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < patience, "it does not come to that");
            again.run();
            display().timerExec(20, () -> { });
            display().sleep();
            while (display().readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
    }

    /** What the window has stored of its settings, as the next start will find it. */
    public static Properties settings() throws Exception {
        join("Storing ");
        Properties settings = new Properties();
        Path file = Path.of(Platform.getInstanceLocation().getURL().getPath())
                .resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.rdpworkbench.ui.prefs");
        // There is none while everything is as it is meant.
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                settings.load(in);
            }
        }
        return settings;
    }

    /** The controls of that kind in and below one. */
    public static <C extends Control> List<C> all(Control root, Class<C> type) {
        List<C> found = new ArrayList<>();
        if (type.isInstance(root)) {
            found.add(type.cast(root));
        }
        if (root instanceof Composite composite) {
            Stream.of(composite.getChildren()).forEach(child -> found.addAll(all(child, type)));
        }
        return found;
    }

    /** Every text that controls in and below one show, tool tips too. */
    public static List<String> texts(Control root) {
        List<String> texts = new ArrayList<>();
        for (Control control : all(root, Control.class)) {
            switch (control) {
                case Label label -> texts.add(label.getText());
                case Link link -> texts.add(link.getText());
                case Button button -> texts.add(button.getText());
                case Text text -> texts.add(text.getText());
                case StyledText text -> texts.add(text.getText());
                case Table table -> Stream.of(table.getItems()).forEach(item -> texts.add(line(item)));
                case Tree tree -> Stream.of(tree.getItems()).forEach(item -> add(item, texts));
                default -> { }
            }
            if (control.getToolTipText() != null) {
                texts.add(control.getToolTipText());
            }
        }
        return texts;
    }

    private static String line(TableItem item) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.max(1, item.getParent().getColumnCount()); i++) {
            cells.add(item.getText(i));
        }
        return String.join("\t", cells);
    }

    private static void add(TreeItem item, List<String> texts) {
        texts.add(item.getText(0) + "\t" + item.getText(1));
        Stream.of(item.getItems()).forEach(child -> add(child, texts));
    }

    /** The shell with that title, as soon as it is there. Not for the UI thread, which is to open it. */
    public static Shell shell(String title) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            Optional<Shell> found = sync(() -> Stream.of(display().getShells())
                    .filter(shell -> shell.getText().equals(title)).findFirst());
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no shell " + title);
    }

    /** The button with that text, mnemonics left out; only on the UI thread. */
    public static Button button(Control root, String text) {
        return all(root, Button.class).stream().filter(button -> button.getText().replace("&", "").equals(text))
                .findFirst().orElseThrow(() -> new AssertionError(text + " is not among " + texts(root)));
    }

    /** Presses a button, or turns a check box over, as a person does; only on the UI thread. */
    public static void press(Control root, String text) {
        Button button = button(root, text);
        if (!button.isEnabled()) {
            throw new AssertionError(text + " cannot be pressed");
        }
        if ((button.getStyle() & SWT.PUSH) == 0) {
            button.setSelection(!button.getSelection());
        }
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** Chooses an item, as a person does; only on the UI thread. */
    public static void choose(Combo combo, int item) {
        combo.select(item);
        combo.notifyListeners(SWT.Selection, new Event());
    }
}
