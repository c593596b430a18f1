// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.NamedPlans;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.FleetText;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanPreview;
import org.rdpworkbench.report.PlanRefusals;
import org.rdpworkbench.report.RepairText;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: what a repair would do at a host. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "plan", sortOptions = false,
        description = {"Looks at a host from outside and inside, and shows what a repair would do there, step by step. "
                + "Nothing is changed. It takes --inside, since a repair changes the inside of a host.", ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} plan srv1 --inside smb --credential admin",
                "  ${ROOT-COMMAND-NAME} plan srv1 --inside smb --credential admin --format json "
                        + "--output srv1.plan",
                "  ${ROOT-COMMAND-NAME} plan srv1 srv2 srv3 --inside smb --credential admin --format json --output "
                        + "all.plans"})
public final class PlanCommand implements Command, Reminding {

    private final Supplier<Repairs> repairs;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options = new OutputOptions(Terminal.ofProcess());

    @Parameters(paramLabel = "HOST[:PORT]", arity = "1..*", description = "Name or address; [ADDRESS]:PORT for IPv6. "
            + "Of several hosts the plans are in one file for apply.")
    private List<String> hosts = List.of();

    @Option(names = "--cause", paramLabel = "ID", description = "The cause to remove; the likeliest for which there is "
            + "a repair unless told. Or another plan for a cause, by the id that \"plan\" tells.")
    private String cause;

    @Mixin
    private final ClientFile client = new ClientFile();

    @Mixin
    private final ThirdClock clock = new ThirdClock();

    @Mixin
    private final InsideOptions inside;

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public PlanCommand(@Reference(service = Repairs.class) ComponentServiceObjects<Repairs> repairs,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        this.repairs = repairs::getService;
        this.inside = new InsideOptions(sessions::getService, credentials::getService);
    }

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "For the look at the host; 60 unless told.")
    void timeout(String seconds) {
        options.setTimeout(seconds);
    }

    @Override
    public Integer call() throws FileException, InterruptedException {
        List<Target> targets = targets();
        // Before a person is asked for something secret.
        List<Evidence.Observed> seen = client.of(targets, (file, target) -> repairs.get().client(file, target),
                options);
        WayIn wayIn = inside.wayIn(options).orElseThrow(() -> options.bad("A repair changes the inside of the host: "
                + "say how to get in with --inside, and as whom with --credential."));
        Repairing repairing = new Repairing(options, spec.commandLine().getErr());
        Reminder reminder = new Reminder();
        try (Output output = options.open(Format.OF_ANSWERS)) {
            if (targets.size() > 1) {
                reminder.tell(options, spec.commandLine().getErr());
                return several(targets, wayIn, repairing, output);
            }
            Target target = targets.getFirst();
            Planned planned = repairing.engine(() -> repairs.get().plan(
                    repairing.request(target, wayIn, clock).joining(seen), repairing.looks()));
            reminder.tell(options, spec.commandLine().getErr());
            List<RepairPlan> plans = planned.plans();
            if (plans.isEmpty()) {
                if (noSuchPlan(planned, cause)) {
                    throw options.bad("There is no repair for " + Plain.escape(cause, 100) + " here.");
                }
                if (!planned.refused().isEmpty()) {
                    refused(target, planned.refused(), output);
                }
                return none(planned);
            }
            NamedPlans named = new NamedPlans(plans);
            List<RefusedCause> why = planned.refused().stream()
                    .filter(one -> cause != null && one.of(cause)).toList();
            if (named.find(cause).isEmpty() && !why.isEmpty()) {
                refused(target, why, output);
                return state(planned, cause);
            }
            RepairPlan plan = named.find(cause).orElseThrow(() -> options.bad("There is no repair for "
                    + Plain.escape(cause, 100) + " here; there are some for " + named.names() + "."));
            PlanPreview preview = PlanPreview.of(planned);
            output.write(output.format() == Format.JSON
                    ? new String(PlanFormat.write(plan, preview.tree(plan)), StandardCharsets.UTF_8)
                    : text(plan, preview, named, output));
            return ExitState.FAILING;
        }
    }

    /** Each is one machine, of which one thing is repaired at a time. */
    private List<Target> targets() {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String host : hosts) {
            try {
                Target target = Target.parse(host);
                Target other = targets.putIfAbsent(target.host().toLowerCase(Locale.ROOT), target);
                if (other != null && !other.equals(target)) {
                    throw options.bad("The host " + target.host() + " is named with two ports; plan them one after "
                            + "the other.");
                }
            } catch (IllegalArgumentException e) {
                throw options.bad(e.getMessage());
            }
        }
        return List.copyOf(targets.values());
    }

    private int several(List<Target> targets, WayIn wayIn, Repairing repairing, Output output)
            throws FileException, InterruptedException {
        Repairs engine = repairs.get();
        HostPlans plans = repairing.engine(() -> HostPlans.of(targets, cause,
                target -> engine.plan(repairing.request(target, wayIn, clock), repairing.looks())));
        output.write(output.format() == Format.JSON ? new String(plans.file().write(), StandardCharsets.UTF_8)
                : new FleetText(output.style()).plans(plans.file()));
        return plans.state();
    }

    /** That nothing can be repaired is no fault of whoever asked. */
    private int none(Planned planned) {
        boolean fails = planned.run().diagnosis().verdict() != Verdict.PASS || !planned.refused().isEmpty();
        String why = planned.notInside().map(words -> Plain.escape(words, 500)).orElse(fails ? "There is no repair for "
                + "what was found at this host; \"" + Command.PROGRAM + " diagnose\" says what that is, and the help "
                + "of each cause how it is mended by hand."
                : "Nothing fails at this host, so there is nothing to repair.");
        spec.commandLine().getErr().println("rdpworkbench: " + why);
        return state(planned, cause);
    }

    /** A plan that nobody knows, of a cause for which it is said why nothing is done. */
    static boolean noSuchPlan(Planned planned, String cause) {
        return cause != null && planned.refused(cause).isEmpty()
                && planned.refused().stream().anyMatch(one -> cause.startsWith(one.cause() + ".fix-"));
    }

    /** Why something is not repaired is a finding. */
    private static void refused(Target target, List<RefusedCause> why, Output output) throws FileException {
        output.write(output.format() == Format.JSON ? PlanRefusals.json(target, why) : PlanRefusals.text(why));
    }

    /** Where nothing fails, it is not known either whether what was found can be repaired. */
    static int state(Planned planned, String cause) {
        return switch (planned.run().diagnosis().verdict()) {
            case FAIL -> ExitState.FAILING;
            case PASS, WARN -> planned.unseen(cause) ? ExitState.INCOMPLETE : ExitState.OK;
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> ExitState.INCOMPLETE;
        };
    }

    private static String text(RepairPlan plan, PlanPreview preview, NamedPlans plans, Output output) {
        String others = plans.but(plan);
        return new RepairText(output.style()).plan(plan, preview) + (others.isEmpty() ? ""
                : "\nAlso, with --cause: " + others + "\n");
    }
}
