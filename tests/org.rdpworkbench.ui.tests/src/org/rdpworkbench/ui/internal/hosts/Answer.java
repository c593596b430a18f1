// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.ui.internal.Ui;

/** A person in front of a dialog, for tests. */
public final class Answer {

    private Answer() {}

    /** Opens a dialog by a command of the active view, fills its fields in their order, and presses a button. */
    public static void to(String command, String title, String button, String... fields) throws Exception {
        ask(command);
        Ui.sync(() -> {
            Shell shell = shell(title).orElseThrow();
            List<Text> texts = Ui.all(shell, Text.class).stream().filter(text -> (text.getStyle() & SWT.BORDER) != 0)
                    .toList();
            for (int i = 0; i < fields.length; i++) {
                texts.get(i).setText(fields[i]);
            }
            return null;
        });
        press(title, button);
    }

    /** Opens a dialog by a command of the active view. */
    static void ask(String command) throws Exception {
        open(() -> {
            try {
                ShownHosts.execute(command);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Lets a dialog open, which does not return before it is closed. */
    static void open(Runnable opens) throws Exception {
        Ui.display().asyncExec(opens);
        Ui.sync(() -> null);
    }

    static Optional<Shell> shell(String title) {
        return Stream.of(Ui.display().getShells()).filter(one -> one.getText().equals(title)).findFirst();
    }

    /** Every text of the dialog. */
    public static String words(String title) throws Exception {
        return Ui.sync(() -> String.join("\n", Ui.texts(shell(title).orElseThrow())));
    }

    public static void press(String title, String button) throws Exception {
        Ui.sync(() -> {
            Shell shell = shell(title).orElseThrow();
            Button press = Ui.all(shell, Button.class).stream()
                    .filter(one -> one.getText().replace("&", "").equals(button)).findFirst().orElseThrow();
            assertTrue(press.isEnabled(), String.join("\n", Ui.texts(shell)));
            press.notifyListeners(SWT.Selection, new Event());
            return null;
        });
        Ui.join(HostEdits.JOB);
    }
}
