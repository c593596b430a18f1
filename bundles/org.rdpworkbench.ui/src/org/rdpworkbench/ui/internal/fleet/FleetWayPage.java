// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.LookInsideForm;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;
import org.rdpworkbench.ui.internal.repairs.ControllerField;

/** Which cause is removed at which of the hosts, how they let one in, and as whom. */
final class FleetWayPage extends WizardPage {

    private final List<Target> hosts;
    private final List<FleetCause> causes;
    private final WaysIn ways;
    private Combo cause;
    private Button only;
    private LookInsideForm form;
    /** Always, since the likeliest cause at a host may be its clock. */
    private ControllerField controller;

    FleetWayPage(List<Target> hosts, List<FleetCause> causes, WaysIn ways) {
        super("way-in", "What is repaired, and how " + (hosts.size() == 1 ? "does "
                + Plain.escape(hosts.getFirst().toString(), Plain.MOST_VALUE) : "do the hosts") + " let you in?", null);
        this.hosts = hosts;
        this.causes = causes;
        this.ways = ways;
        setDescription((hosts.size() == 1 ? "The host" : "Each of the " + Counts.hosts(hosts.size()))
                + " is looked at first, from outside and inside, and what would be done is shown; nothing is "
                + "changed before you agree to it.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.form());
        new Label(page, SWT.NONE).setText("&Cause");
        cause = new Combo(page, SWT.READ_ONLY);
        cause.setLayoutData(Layouts.wide());
        causes.forEach(one -> cause.add(one.title() + " (" + Counts.hosts(one.hosts().size()) + ")"));
        cause.add(hosts.size() == 1 ? "The likeliest for which there is a repair"
                : "At each host the likeliest for which there is a repair");
        cause.select(0);
        cause.addListener(SWT.Selection, e -> count());
        only = new Button(page, SWT.CHECK);
        only.setLayoutData(GridDataFactory.fillDefaults().span(2, 1).create());
        only.setSelection(true);
        only.addListener(SWT.Selection, e -> count());
        form = new LookInsideForm(page, ways, Optional.empty(), this::check);
        controller = new ControllerField(page, this::check);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, FleetWizard.ID);
        setControl(page);
        count();
        check();
    }

    private Optional<FleetCause> wanted() {
        int index = cause.getSelectionIndex();
        return index < causes.size() ? Optional.of(causes.get(index)) : Optional.empty();
    }

    /** Where all of them have it there is nothing to choose. */
    private void count() {
        Optional<FleetCause> one = wanted();
        boolean some = one.filter(found -> found.hosts().size() < hosts.size()).isPresent();
        only.setText(one.map(found -> "&Only at the " + Counts.hosts(found.hosts().size()) + " whose last look speaks "
                + "for it").orElse(""));
        only.setVisible(some);
        ((GridData) only.getLayoutData()).exclude = !some;
        only.getParent().layout(true);
    }

    private void check() {
        // The form says so while it is made, too.
        if (controller != null) {
            form.check(this, controller.problem());
        }
    }

    /** The domain controller that the person named. */
    Optional<Target> controller() {
        return controller.controller();
    }

    /** What was chosen; the credential is known from then on. */
    FleetAsked chosen() {
        form.give();
        form.enable();
        Optional<FleetCause> one = wanted();
        List<Target> at = one.isPresent() && only.getSelection()
                ? hosts.stream().filter(one.get().hosts()::contains).toList() : hosts;
        return new FleetAsked(at, one.map(FleetCause::id), form.wayIn(), controller());
    }
}
