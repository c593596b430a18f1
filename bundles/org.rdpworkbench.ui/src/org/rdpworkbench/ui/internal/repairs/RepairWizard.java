// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Wizards;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** From a cause to its repair: how to get in, what would be done, and whether the person wants that. */
final class RepairWizard extends Wizard {

    /** The id of its help context. */
    static final String ID = "org.rdpworkbench.ui.repair";
    /** What is said while it is done, before the name of the host. */
    static final String DOING = "Repairing ";

    /**
     * What is to be repaired.
     *
     * @param id of the cause
     * @param title of the cause, escaped
     * @param client what the diagnosis has of the client on which the host failed
     * @param byController on what of a domain controller its repair may rest
     */
    record Asked(Target target, String id, String title, List<Evidence.Observed> client,
            Set<EvidenceKey> byController) {

        Asked {
            client = List.copyOf(client);
            byController = Set.copyOf(byController);
        }

        /** As people read it. */
        String host() {
            return Plain.escape(target.toString(), Plain.MOST_VALUE);
        }

        /** How the host is looked at, before and behind it. */
        Request request(WayIn way, Optional<Target> controller) {
            return Repairs.look(target, way, controller, Settings.timeout(true)).joining(client);
        }
    }

    private final IWorkbenchPage page;
    private final Asked asked;
    private final WayInPage wayIn;
    private final PlanPage plans;
    private final ConsentPage consent;

    /** @param before how the host was looked into the last time */
    RepairWizard(IWorkbenchPage page, Asked asked, WaysIn ways, Optional<WayIn> before) {
        this.page = page;
        this.asked = asked;
        wayIn = new WayInPage(asked, ways, before);
        plans = new PlanPage(asked, wayIn::chosen);
        consent = new ConsentPage(plans::chosen);
        setWindowTitle("Repair");
        setHelpAvailable(true);
    }

    @Override
    public void addPages() {
        Stream.of(wayIn, plans, consent).forEach(this::addPage);
    }

    @Override
    public void createPageControls(Composite container) {
        Wizards.createPages(this, container);
    }

    /** Nothing is done that was not seen, and agreed to on the last page. */
    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == consent && super.canFinish();
    }

    @Override
    public boolean performFinish() {
        RepairPlan plan = plans.chosen().orElseThrow();
        Request request = asked.request(plan.wayIn(), wayIn.controller());
        Optional<LocalDate> weakUntil = consent.weakUntil();
        Optional<Duration> undoAfter = consent.undoAfter();
        Approval approval = consent.approval();
        WhenClosed whenClosed = undoAfter.isPresent() ? WhenClosed.GOES_BACK : WhenClosed.STOPS;
        new RepairJob(page, DOING, plan.target(), Repairs.person(), whenClosed, (engine, manner, looks) ->
                engine.apply(plan, request, Store.journals(), manner.until(weakUntil).approved(approval)
                        .tried(new Trial.Terms(undoAfter, manner.trial().keeper())), looks)).schedule();
        RepairsView.tell(page, asked.host() + ": the repair begins. It can be stopped in the Progress view.");
        return true;
    }
}
