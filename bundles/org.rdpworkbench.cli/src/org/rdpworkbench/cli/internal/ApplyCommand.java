// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.KeptPreview;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apply}: does what a plan says, with a journal, and proves it. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "apply", sortOptions = false,
        description = {"Applies a plan: looks again, makes it anew and refuses where it would differ, tests, does it "
                + "step by step with a journal, and looks once more. What fails is taken back.", "",
                "Of the plans of many hosts one is applied first and alone. Where that is confirmed from outside the "
                + "others follow in batches, until so many have failed or one could not be undone. Running it again "
                + "goes on: what is confirmed, or waits for a restart, is not done again.", "",
                "The way in and the account are those of the plan, unless --inside and --credential name others.", ""},
        footer = {"", "State 0: confirmed from outside; 4: undone, also since nobody kept it; 5: not wholly undone; 6: "
                + "applied, and not seen from outside yet, as before the host has restarted; 2: refused, nothing was "
                + "changed. Of many hosts the worst counts: 5, 130 where it was stopped, 4, 3 where some were refused "
                + "or not begun (2 where all were), 6, 0.", "", "Examples:", "  ${ROOT-COMMAND-NAME} apply srv1.plan",
                "  ${ROOT-COMMAND-NAME} apply srv1.plan --undo-after 5",
                "  ${ROOT-COMMAND-NAME} apply all.plans --batch 10"})
public final class ApplyCommand implements Command, Reminding {

    private final Supplier<Repairs> repairs;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options = new OutputOptions(Terminal.ofProcess());

    @Parameters(paramLabel = "PLAN", arity = "1..*", description = "The file that plan --format json wrote; of several "
            + "files, or one for several hosts, one host is repaired first and alone.")
    private List<String> files = List.of();

    @Option(names = "--batch", paramLabel = "N", description = "Of many hosts repair so many at once, after the "
            + "first; 5 unless told.")
    private int batch = Fleet.Limits.DEFAULT.batch();

    @Option(names = "--max-failures", paramLabel = "N", description = "Of many hosts begin no further one when so many "
            + "have failed; 1 unless told.")
    private int failures = Fleet.Limits.DEFAULT.failures();

    @Option(names = "--yes", description = "Ask nothing. Only for plans that neither interrupt anybody nor weaken the "
            + "host, and can be taken back.")
    private boolean yes;

    @Mixin
    private final ApprovalOptions approving = new ApprovalOptions();

    @Option(names = "--undo-after", paramLabel = "MINUTES", description = "Undo it when so many minutes after the "
            + "last step nobody has typed \"keep\" here, as for a change that may cut you off. A plan that is a test "
            + "needs it, and is undone then in any case. Needs a terminal.")
    private Integer undoAfter;

    @Mixin
    private final ThirdClock clock = new ThirdClock();

    @Mixin
    private final InsideOptions inside;

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public ApplyCommand(@Reference(service = Repairs.class) ComponentServiceObjects<Repairs> repairs,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        this.repairs = repairs::getService;
        this.inside = new InsideOptions(sessions::getService, credentials::getService);
    }

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "For each look at the host; 60 unless told.")
    void timeout(String seconds) {
        options.setTimeout(seconds);
    }

    @Override
    public Integer call() throws FileException, InterruptedException {
        Reminder reminder = new Reminder();
        Consent consent = new Consent(options);
        Approval approval = approving.approval(options);
        if (batch < 1 || failures < 1) {
            throw options.bad("--batch and --max-failures begin with 1.");
        }
        Optional<Duration> keep = KeepQuestion.time(undoAfter, yes, options);
        PlanFiles plans = PlanFiles.read(files, options);
        KeepQuestion.possible(keep, plans, options);
        return plans.fleet() ? new FleetApply(repairs, options, spec.commandLine().getErr(), inside, clock,
                consent, new Fleet.Limits(batch, failures), reminder).of(plans, approval, yes)
                : apply(plans, approval, consent, reminder, keep);
    }

    private int apply(PlanFiles file, Approval approval, Consent consent, Reminder reminder, Optional<Duration> keep)
            throws FileException, InterruptedException {
        RepairPlan plan = file.plans().getFirst();
        consent.now(approval);
        Repairing repairing = new Repairing(options, spec.commandLine().getErr());
        consent.possible(List.of(plan), yes);
        WayIn wayIn = inside.wayIn(plan.wayIn(), options);
        try (Output output = options.open(Format.OF_ANSWERS)) {
            reminder.tell(options, spec.commandLine().getErr());
            if (!options.quiet()) {
                spec.commandLine().getErr().println(new RepairText(TextStyle.of(options.terminal().err(), false))
                        .plan(plan, KeptPreview.of(file.previews().get(plan.hash()))));
                spec.commandLine().getErr().flush();
            }
            consent.given(plan, yes);
            Optional<LocalDate> weakUntil = plan.timedTest() ? Optional.of(consent.test(plan, keep.orElseThrow()))
                    : consent.weakening(List.of(plan));
            // Who was asked may have answered late.
            consent.now(approval);
            Trial.Terms terms = keep.isEmpty() ? Trial.Terms.NONE : new Trial.Terms(keep, repairing.keeper());
            Repair repair = repairing.changing(() -> repairs.get().apply(plan,
                    repairing.request(plan.target(), wayIn, clock), Store.journals(),
                    repairing.manner(approval).until(weakUntil).tried(terms), repairing.looks()));
            return repairing.told(repair, output, false);
        }
    }
}
