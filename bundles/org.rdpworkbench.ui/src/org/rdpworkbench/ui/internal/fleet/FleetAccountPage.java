// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.Optional;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.LookInsideForm;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;

/** The password of the account with which a run was begun: the window in which it was typed is closed. */
final class FleetAccountPage extends WizardPage {

    private final WaysIn ways;
    private final WayIn before;
    private LookInsideForm form;

    FleetAccountPage(WaysIn ways, WayIn before) {
        super("account", "How do the hosts let you in?", null);
        this.ways = ways;
        this.before = before;
        setDescription("Passwords are forgotten when the window closes, so that it is asked for once more.");
    }

    /** Whether one has to be asked for. */
    static boolean needed(WaysIn ways, WayIn before) {
        return before.credential().filter(id -> !ways.has(id)).isPresent();
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.form());
        form = new LookInsideForm(page, ways, Optional.of(before), this::check);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, FleetWizard.ID);
        setControl(page);
        check();
    }

    private void check() {
        // The form says so while it is made, too.
        if (form != null) {
            form.check(this);
        }
    }

    /** What was chosen; the credential is known from then on. */
    WayIn chosen() {
        form.give();
        form.enable();
        return form.wayIn();
    }
}
