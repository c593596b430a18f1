// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.LookInsideForm;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;

/** How to get inside the host, as whom, and what else is asked about it. */
final class WayInPage extends WizardPage {

    private final RepairWizard.Asked asked;
    private final WaysIn ways;
    private final Optional<WayIn> before;
    private LookInsideForm form;
    private ClientField client;
    /** Only where a repair of the cause may need it. */
    private Optional<ControllerField> controller = Optional.empty();

    /**
     * How the host is looked at.
     *
     * @param controller the domain controller that is asked for its time
     * @param client the name of a file with what a client says
     */
    record By(WayIn way, Optional<Target> controller, Optional<String> client) {}

    WayInPage(RepairWizard.Asked asked, WaysIn ways, Optional<WayIn> before) {
        super("way-in", "How does " + asked.host() + " let you in?", null);
        this.asked = asked;
        this.ways = ways;
        this.before = before;
        setDescription("A repair changes the inside of the host. First it is looked at from outside and inside, and "
                + "what would be done is shown; nothing is changed before you agree to it.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.form());
        form = new LookInsideForm(page, ways, before, this::check);
        client = new ClientField(page, !asked.client().isEmpty());
        if (!asked.byController().isEmpty()) {
            controller = Optional.of(new ControllerField(page, this::check));
        }
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, RepairWizard.ID);
        setControl(page);
        check();
    }

    private void check() {
        // The form says so while it is made, too.
        if (form != null) {
            form.check(this, controller.flatMap(ControllerField::problem));
        }
    }

    /** The domain controller that the person named. */
    Optional<Target> controller() {
        return controller.flatMap(ControllerField::controller);
    }

    /** What was chosen; the credential is known from then on. */
    By chosen() {
        form.give();
        form.enable();
        return new By(form.wayIn(), controller(), client.file());
    }
}
