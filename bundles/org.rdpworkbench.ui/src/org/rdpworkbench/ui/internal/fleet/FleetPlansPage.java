// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/** Looks at the hosts, and shows what would be done at each, and where nothing would, why. Nothing is changed by it. */
final class FleetPlansPage extends WizardPage {

    private final Supplier<FleetAsked> asked;
    private final Runnable refresh = new Later(this::refresh);
    /** For what there are plans, or are about to be. */
    private Optional<FleetAsked> shown = Optional.empty();
    private Map<Target, PlannedHost> hosts = Map.of();
    /** In the order in which they would be repaired. */
    private List<PlannedHost> rows = List.of();
    private boolean planned;
    private Instant since = Instant.now();
    private Job job;
    private FleetPlanTable table;
    private StyledText text;
    private Button first;

    FleetPlansPage(Supplier<FleetAsked> asked) {
        super("plans", "What would be done", null);
        this.asked = asked;
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        SashForm halves = new SashForm(page, SWT.VERTICAL | SWT.SMOOTH);
        halves.setSashWidth(Layouts.MARGIN);
        halves.setLayoutData(Layouts.all());
        table = new FleetPlanTable(halves, this::selected);
        text = StyledLines.report(halves);
        halves.setWeights(45, 55);
        first = new Button(page, SWT.PUSH);
        first.setText("&Repair This One First");
        first.setToolTipText("The first host is repaired alone; the others follow when it is confirmed from outside");
        first.addListener(SWT.Selection, e -> first());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, FleetWizard.ID);
        setControl(page);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            FleetAsked wanted = asked.get();
            if (!Optional.of(wanted).equals(shown)) {
                shown = Optional.of(wanted);
                plan(wanted);
            }
            table.viewer().getTable().setFocus();
        } else if (chosen().isEmpty()) {
            // The way in may be the same and the password another one, when the person comes back.
            stop();
            shown = Optional.empty();
        }
    }

    private void plan(FleetAsked wanted) {
        stop();
        planned = false;
        since = Instant.now();
        hosts = new LinkedHashMap<>();
        wanted.hosts().forEach(target -> hosts.put(target, new PlannedHost(target)));
        rows = List.copyOf(hosts.values());
        setErrorMessage(null);
        table.show(rows);
        say();
        Map<Target, PlannedHost> these = hosts;
        job = new FleetPlanJob(wanted, new FleetPlanJob.Heard(
                (target, title) -> heard(these, () -> these.get(target).looking(title)),
                one -> heard(these, () -> these.get(one.target()).take(one)),
                all -> heard(these, () -> planned(all)),
                sentence -> heard(these, () -> refused(sentence))));
        job.schedule();
    }

    /** Only what was asked for last is shown. */
    private void heard(Map<Target, PlannedHost> of, Runnable change) {
        if (!text.isDisposed() && of == hosts) {
            change.run();
            refresh.run();
        }
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private void refresh() {
        if (!text.isDisposed()) {
            table.refresh();
            say();
            selected();
        }
    }

    /** Those with a plan first, each as they were named. */
    private void planned(List<HostPlan> all) {
        all.forEach(one -> hosts.get(one.target()).take(one));
        planned = true;
        List<PlannedHost> order = new ArrayList<>(hosts.values());
        order.sort((one, other) -> Boolean.compare(one.plan().isEmpty(), other.plan().isEmpty()));
        rows = List.copyOf(order);
        table.show(rows);
    }

    private void refused(String sentence) {
        setErrorMessage(sentence);
        // When the person comes back it may be otherwise.
        shown = Optional.empty();
    }

    private void say() {
        long with = rows.stream().filter(host -> host.plan().isPresent()).count();
        if (!planned) {
            long ended = rows.stream().filter(host -> host.phase() == PlannedHost.Phase.PLANNED
                    || host.phase() == PlannedHost.Phase.WITHOUT).count();
            setMessage("Looking at " + Counts.hosts(rows.size()) + " from outside and inside; " + Counts.of(ended)
                    + (ended == 1 ? " has" : " have") + " been looked at\u2026");
        } else if (with == 0) {
            setErrorMessage(rows.size() == 1 ? "There is nothing to apply at this host; select it to read why."
                    : "There is nothing to apply at any of these hosts; select one to read why.");
        } else {
            setErrorMessage(null);
            setMessage(Counts.hosts(with) + " with a plan" + (with == rows.size() ? "" : ", "
                    + Counts.of(rows.size() - with) + " without") + ". Nothing has been changed."
                    + (rows.size() == 1 ? "" : " Take the tick from those that you would rather leave as they are."));
        }
        setPageComplete(planned && !chosen().isEmpty());
    }

    private void selected() {
        Optional<PlannedHost> one = table.selected();
        String words = one.map(PlannedHost::text).orElse("");
        if (!text.getText().equals(words)) {
            text.setText(words);
        }
        Shades.enable(first, planned && one.filter(host -> host.chosen().isPresent() && rows.getFirst() != host)
                .isPresent());
        setPageComplete(planned && !chosen().isEmpty());
    }

    private void first() {
        table.selected().ifPresent(host -> {
            List<PlannedHost> order = new ArrayList<>(rows);
            order.remove(host);
            order.addFirst(host);
            rows = List.copyOf(order);
            table.show(rows);
            selected();
        });
    }

    /** The plans that the person wants, the first one to be repaired first; none while they are made. */
    List<RepairPlan> chosen() {
        return planned ? rows.stream().flatMap(host -> host.chosen().stream()).toList() : List.of();
    }

    /** When the plans began to be made. */
    Instant since() {
        return since;
    }

    @Override
    public void dispose() {
        stop();
        super.dispose();
    }
}
