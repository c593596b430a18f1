// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanPreview;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;

/** Looks at the host, and shows what each repair would do there. Nothing is changed by it. */
final class PlanPage extends WizardPage {

    private static final String SEEN = "Each step, with what is there now. Nothing has been changed.";

    private final RepairWizard.Asked asked;
    private final Supplier<WayInPage.By> by;
    /** By what there are plans, or are about to be. */
    private Optional<WayInPage.By> shown = Optional.empty();
    private List<RepairPlan> plans = List.of();
    /** What was seen of the host with them; null while there are none. */
    private PlanPreview preview;
    private Job job;
    private Composite choices;
    private Combo choice;
    private StyledText text;

    PlanPage(RepairWizard.Asked asked, Supplier<WayInPage.By> by) {
        super("plan", "What would be done", null);
        this.asked = asked;
        this.by = by;
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        choices = new Composite(page, SWT.NONE);
        choices.setLayout(Layouts.columns(2));
        choices.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        new Label(choices, SWT.NONE).setText("&Repair");
        choice = new Combo(choices, SWT.READ_ONLY);
        choice.setLayoutData(Layouts.wide());
        choice.addListener(SWT.Selection, e -> preview());
        text = StyledLines.report(page);
        text.setLayoutData(Layouts.all());
        show(false);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, RepairWizard.ID);
        setControl(page);
    }

    private void show(boolean several) {
        choices.setVisible(several);
        ((GridData) choices.getLayoutData()).exclude = !several;
        choices.getParent().layout(true);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            Optional<WayInPage.By> wanted = Optional.of(by.get());
            if (!wanted.equals(shown)) {
                shown = wanted;
                plan(wanted.get());
            }
            text.setFocus();
        } else if (plans.isEmpty()) {
            // The way in may be the same and the password another one, when the person comes back.
            stop();
            shown = Optional.empty();
        }
    }

    private void plan(WayInPage.By how) {
        plans = List.of();
        setPageComplete(false);
        setErrorMessage(null);
        setMessage("Looking at the host from outside and inside\u2026");
        show(false);
        text.setText("");
        stop();
        job = new PlanJob(asked.request(how.way(), how.controller()), how.client().map(ClientFile::new),
                new PlanJob.Heard(wanted(how, this::looking), wanted(how, this::planned),
                        wanted(how, this::refused)));
        job.schedule();
    }

    /** Only what was asked for last is shown. */
    private <T> Consumer<T> wanted(WayInPage.By how, Consumer<T> show) {
        return heard -> {
            if (!text.isDisposed() && shown.filter(now -> now == how).isPresent()) {
                show.accept(heard);
            }
        };
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private void looking(String title) {
        setMessage("Looking at the host: " + title + "\u2026");
    }

    private void planned(Planned planned) {
        if (planned.plans().isEmpty()) {
            refused(NoPlan.words(asked, planned));
            return;
        }
        // Those that the person asked for first; the order is kept otherwise.
        plans = planned.plans().stream().sorted(Comparator.comparing(plan -> !plan.cause().equals(asked.id())))
                .toList();
        preview = PlanPreview.of(planned);
        choice.setItems(plans.stream().map(PlanPage::line).toArray(String[]::new));
        choice.select(0);
        show(plans.size() > 1);
        boolean asWanted = plans.getFirst().cause().equals(asked.id());
        setMessage(asWanted ? SEEN : NoPlan.but(asked, planned), asWanted ? NONE : WARNING);
        preview();
    }

    private static String line(RepairPlan plan) {
        return Plain.escape(plan.cause() + ": " + plan.what(), Plain.MOST_VALUE);
    }

    private void preview() {
        text.setText(new RepairText(RepairsView.STYLE).plan(plans.get(choice.getSelectionIndex()), preview)
                .strip());
        setPageComplete(true);
    }

    /** The title has room for two lines, and a reason may need more. */
    private void refused(String sentence) {
        setErrorMessage("There is nothing to apply.");
        text.setText(sentence);
        // When the person comes back it may be otherwise.
        shown = Optional.empty();
    }

    /** The plan that the person sees. */
    Optional<RepairPlan> chosen() {
        return plans.isEmpty() ? Optional.empty() : Optional.of(plans.get(choice.getSelectionIndex()));
    }

    @Override
    public void dispose() {
        stop();
        super.dispose();
    }
}
