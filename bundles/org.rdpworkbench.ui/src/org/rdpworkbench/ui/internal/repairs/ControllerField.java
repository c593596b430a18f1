// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Services;

/** A domain controller, whose clock is the third one: without it nobody is told to correct that of a host. */
public final class ControllerField {

    private final Text name;

    /**
     * Adds the field to a form.
     *
     * @param changed told of each change
     */
    public ControllerField(Composite form, Runnable changed) {
        name = Fields.line(form, "&Domain controller");
        name.setMessage("A third clock, without which none is corrected");
        name.setToolTipText("Its name or address. It is asked for its time at each look, over LDAP and without "
                + "logging on. Only the repair of a clock needs it.");
        name.addListener(SWT.Modify, e -> changed.run());
    }

    /**
     * Hears on the UI thread whether a repair of that cause may need one. Plugins come to life when they are asked,
     * which is not for that thread.
     */
    static void needed(Shell shell, String cause, Consumer<Boolean> heard) {
        Job job = Job.createSystem("Looking for what a repair needs", monitor -> {
            boolean needed = Services.find(Diagnostics.class).map(Diagnostics::snapshot)
                    .filter(plugins -> !plugins.fromDomainController(cause).isEmpty()).isPresent();
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    heard.accept(needed);
                }
            });
        });
        job.schedule();
    }

    /** What is wrong with what was typed, the sentence of the command line. */
    public Optional<String> problem() {
        try {
            controller();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Plain.escape(e.getMessage()));
        }
    }

    /** Who was named, where nothing is wrong with it; empty where nobody was. */
    public Optional<Target> controller() {
        return Optional.of(name.getText().strip()).filter(typed -> !typed.isEmpty()).map(Request::directory);
    }
}
