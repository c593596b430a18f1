// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.Format;
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
                + "step by step with a journal, and looks once more. What fails is taken back.", ""},
        footer = {"", "State 0: confirmed from outside; 4: undone; 5: not wholly undone; 6: applied, and not seen from "
                + "outside yet, as before the host has restarted; 2: refused, nothing was changed.", "", "Example:",
                "  ${ROOT-COMMAND-NAME} apply srv1.plan"})
public final class ApplyCommand implements Command {

    private final Supplier<Repairs> repairs;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options = new OutputOptions(Terminal.ofProcess());

    @Parameters(paramLabel = "PLAN", description = "The file that plan --format json wrote.")
    private String file;

    @Option(names = "--yes", description = "Ask nothing. Only for plans that neither interrupt anybody nor weaken the "
            + "host, and can be taken back.")
    private boolean yes;

    @Option(names = "--approved-by", paramLabel = "NAME", description = "Who has approved it, for the journal.")
    private String approvedBy = "";

    @Option(names = "--change-id", paramLabel = "ID", description = "The id of the change, for the journal.")
    private String changeId = "";

    @Option(names = "--window", paramLabel = "FROM-TO", description = "Refuse outside of these times of this machine, "
            + "for example 22:00-04:30.")
    private String window;

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
        Repairing repairing = new Repairing(options, spec.commandLine().getErr());
        RepairPlan plan = repairing.read(file);
        Consent consent = new Consent(options);
        consent.inWindow(window);
        consent.possible(plan, yes);
        WayIn wayIn = inside.wayIn(plan.wayIn(), options);
        try (Output output = options.open(Format.OF_ANSWERS)) {
            if (!options.quiet()) {
                spec.commandLine().getErr().println(new RepairText(TextStyle.of(options.terminal().err(), false))
                        .plan(plan));
                spec.commandLine().getErr().flush();
            }
            consent.given(plan, yes);
            Repair repair = repairing.engine(() -> repairs.get().apply(plan,
                    repairing.request(plan.target(), wayIn, clock), Store.journals(),
                    repairing.manner(Repairs.person(approvedBy, changeId)), repairing.looks()));
            return repairing.told(repair, output, false);
        }
    }
}
