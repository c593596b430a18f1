// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Wizards;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;

/** From several hosts to their repair: the cause and the way in, what would be done, and whether one wants that. */
final class FleetWizard extends Wizard {

    /** The id of its help context. */
    static final String ID = "org.rdpworkbench.ui.repairHosts";
    /** Of its window. */
    static final String TITLE = "Repair Hosts";

    private final IWorkbenchPage page;
    private final Optional<FleetWayPage> way;
    private final Optional<FleetAccountPage> account;
    private final Optional<FleetPlansPage> plans;
    private final FleetConsentPage consent;
    /** The run that goes on; empty where one is to begin. */
    private final Optional<FleetRun> run;
    private final List<RepairPlan> left;

    private FleetWizard(IWorkbenchPage page, Optional<FleetWayPage> way, Optional<FleetAccountPage> account,
            Optional<FleetRun> run, List<RepairPlan> left) {
        this.page = page;
        this.way = way;
        this.account = account;
        this.run = run;
        this.left = left;
        plans = way.map(first -> new FleetPlansPage(first::chosen));
        consent = new FleetConsentPage(this::toDo, run.map(FleetRun::limits));
        setWindowTitle(TITLE);
        setHelpAvailable(true);
    }

    /** One that begins. */
    static FleetWizard of(IWorkbenchPage page, List<Target> hosts, List<FleetCause> causes, WaysIn ways) {
        return new FleetWizard(page, Optional.of(new FleetWayPage(hosts, causes, ways)), Optional.empty(),
                Optional.empty(), List.of());
    }

    /**
     * One that goes on with a run.
     *
     * @param left the plans whose hosts something would be changed at; where there is none, only the account is asked
     *     for
     */
    static FleetWizard again(IWorkbenchPage page, FleetRun run, List<RepairPlan> left, WaysIn ways) {
        return new FleetWizard(page, Optional.empty(), Optional.of(run.wayIn()).filter(before ->
                FleetAccountPage.needed(ways, before)).map(before -> new FleetAccountPage(ways, before)),
                Optional.of(run), left);
    }

    /** Whether there is something to agree to. */
    private boolean asks() {
        return run.isEmpty() || !left.isEmpty();
    }

    private List<RepairPlan> toDo() {
        return plans.map(FleetPlansPage::chosen).orElse(left);
    }

    @Override
    public void addPages() {
        Stream.of(way, plans, account, Optional.of(consent).filter(last -> asks())).flatMap(Optional::stream)
                .map(IWizardPage.class::cast).forEach(this::addPage);
    }

    @Override
    public void createPageControls(Composite container) {
        Wizards.createPages(this, container);
    }

    /** Nothing is done that was not seen, and agreed to on the last page. */
    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == getPages()[getPageCount() - 1] && super.canFinish();
    }

    @Override
    public boolean performFinish() {
        List<RepairPlan> agreed = toDo();
        if (run.filter(FleetRun::going).isPresent()) {
            ((WizardPage) getContainer().getCurrentPage()).setErrorMessage("These hosts are being repaired already.");
            return false;
        }
        FleetRun now = run.orElseGet(() -> new FleetRun(agreed, plans.orElseThrow().since(),
                way.orElseThrow().controller()));
        account.map(FleetAccountPage::chosen).ifPresent(now::by);
        now.begin(asks() ? consent.limits() : now.limits());
        new FleetJob(page, now, asks() ? consent.approval() : Approval.NONE, agreed,
                asks() ? consent.weakUntil() : Optional.empty()).schedule();
        FleetDialog.open(page, now);
        return true;
    }
}
