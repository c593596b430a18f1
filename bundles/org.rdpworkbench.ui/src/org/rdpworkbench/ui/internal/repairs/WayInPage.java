// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.LookInsideForm;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;

/** How to get inside the host, and as whom. */
final class WayInPage extends WizardPage {

    private final WaysIn ways;
    private final Optional<WayIn> before;
    private final boolean known;
    private LookInsideForm form;
    private ClientField client;

    WayInPage(RepairWizard.Asked asked, WaysIn ways, Optional<WayIn> before) {
        super("way-in", "How does " + asked.host() + " let you in?", null);
        this.ways = ways;
        known = !asked.client().isEmpty();
        this.before = before;
        setDescription("A repair changes the inside of the host. First it is looked at from outside and inside, and "
                + "what would be done is shown; nothing is changed before you agree to it.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.form());
        form = new LookInsideForm(page, ways, before, this::check);
        client = new ClientField(page, known);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, RepairWizard.ID);
        setControl(page);
        check();
    }

    private void check() {
        // The form says so while it is made, too.
        if (form != null) {
            form.check(this);
        }
    }

    /** The file with what a client says, where the person named one. */
    Optional<String> client() {
        return client.file();
    }

    /** What was chosen, whose credential is known from then on. */
    WayIn chosen() {
        form.give();
        form.enable();
        return form.wayIn();
    }
}
