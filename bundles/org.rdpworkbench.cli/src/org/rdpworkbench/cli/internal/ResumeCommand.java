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
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resume}: goes on with a repair that was stopped. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "resume", sortOptions = false,
        description = {"Goes on with a repair that was stopped, killed or cut off, and proves it as apply does.", ""},
        footer = {"", "The states are those of apply.", "",
                "Example:", "  ${ROOT-COMMAND-NAME} resume 20261128-091500"})
public final class ResumeCommand implements Command {

    private final Supplier<Repairs> repairs;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options = new OutputOptions(Terminal.ofProcess());

    @Parameters(paramLabel = "REPAIR", description = "Its id, as apply and journal tell it.")
    private String id;

    @Mixin
    private final InsideOptions inside;

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public ResumeCommand(@Reference(service = Repairs.class) ComponentServiceObjects<Repairs> repairs,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        this.repairs = repairs::getService;
        this.inside = new InsideOptions(sessions::getService, credentials::getService);
    }

    @Override
    public Integer call() throws FileException, InterruptedException {
        Repairing repairing = new Repairing(options, spec.commandLine().getErr());
        Repair repair = repairing.engine(() -> repairing.journals().find(id)).orElseThrow(() -> options.bad(
                "There is no repair \"" + Plain.escape(id, 100) + "\"; \"" + Command.PROGRAM
                        + " journal\" lists them."));
        WayIn wayIn = inside.wayIn(repair.plan().wayIn(), options);
        try (Output output = options.open(Format.OF_ANSWERS)) {
            return repairing.told(repairing.engine(() -> repairs.get().resume(id,
                    repairing.request(repair.plan().target(), wayIn), repairing.journals(),
                    repairing.manner(Repairing.person()), repairing.looks())), output, false);
        }
    }
}
