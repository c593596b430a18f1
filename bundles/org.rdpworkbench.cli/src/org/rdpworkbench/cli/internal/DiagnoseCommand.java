// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.symptoms.Symptoms;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diagnose}: looks at hosts. Only the options are here; {@link HostLook} works, and is loaded when it must. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "diagnose", sortOptions = false,
        description = {"Looks at hosts and ranks why Remote Desktop fails there: from here and without credentials, "
                + "and from inside where it is told to.", ""},
        footer = {"", "Reads only: at most two connections to each address, more only with --thorough. A logon is "
                + "tried only with --inside, and a refused one not again.", "",
                "Examples:", "  ${ROOT-COMMAND-NAME} diagnose srv1.example.net --symptom 0x904/0x7",
                "  ${ROOT-COMMAND-NAME} diagnose 192.0.2.7:3390 [2001:db8::7] --format json",
                "  ${ROOT-COMMAND-NAME} diagnose srv1.example.net --inside smb --credential 'CORP\\admin'",
                "  ${ROOT-COMMAND-NAME} diagnose localhost --inside windows"})
public final class DiagnoseCommand implements Command, Reminding {


    private final Supplier<Diagnostics> diagnostics;
    private final Supplier<Symptoms> symptoms;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options;

    @Parameters(paramLabel = "HOST[:PORT]", arity = "1..*", description = "Name or address; [ADDRESS]:PORT for IPv6.")
    private List<String> hosts;

    @Option(names = "--symptom", paramLabel = "CODE", description = "What the person saw: codes or the text of the "
            + "dialog, as decode takes them.")
    private String symptom;

    @Option(names = "--thorough", description = "Also run the probes that take more connections, one after another.")
    private boolean thorough;

    @Option(names = "--probe", paramLabel = "ID", description = "Also run this one of them, for example the one that "
            + "was named as next. Can be given several times.")
    private List<String> probes = List.of();

    @Option(names = "--domain-controller", paramLabel = "HOST[:PORT]", description = "Ask it for the time of the "
            + "domain, without logging on, so that a wrong clock is found on the side it is on.")
    private String domainController;

    @Option(names = "--case", paramLabel = "FILE", description = "Save the evidence, to be judged again later.")
    private String caseFile;

    @Option(names = "--keep", description = "Keep each diagnosis in the history of its host, which the workbench "
            + "shows, too. Where that fails, the state is 2.")
    private boolean keep;

    @Mixin
    private final InsideOptions inside;

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public DiagnoseCommand(@Reference(service = Diagnostics.class) ComponentServiceObjects<Diagnostics> diagnostics,
            @Reference(service = Symptoms.class) ComponentServiceObjects<Symptoms> symptoms,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        this(diagnostics::getService, symptoms::getService,
                new InsideOptions(sessions::getService, credentials::getService), Terminal.ofProcess());
    }

    DiagnoseCommand(Supplier<Diagnostics> diagnostics, Supplier<Symptoms> symptoms, InsideOptions inside,
            Terminal terminal) {
        this.diagnostics = diagnostics;
        this.symptoms = symptoms;
        this.inside = inside;
        this.options = new OutputOptions(terminal);
    }

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "For each host that is looked at, decimals "
            + "allowed; 20 unless told, and 120 with thorough probes.")
    void timeout(String seconds) {
        options.setTimeout(seconds);
    }

    @Option(names = "--redact", paramLabel = "WHAT", description = OutputOptions.REDACT)
    void redact(String what) {
        options.setRedact(what);
    }

    private Set<String> known(List<String> ids) {
        Set<String> known = new TreeSet<>();
        if (!ids.isEmpty()) {
            diagnostics.get().snapshot().probes().forEach(probe -> known.add(probe.service().id()));
        }
        for (String id : ids) {
            if (!known.contains(id)) {
                throw options.bad("No installed plugin has a probe \"" + id + "\"; there are "
                        + String.join(", ", known) + ". \"" + Command.PROGRAM + " plugins check\" says of each plugin "
                        + "why it does not run.");
            }
        }
        return Set.copyOf(ids);
    }

    @Override
    public Integer call() throws FileException {
        HostLook look = new HostLook(diagnostics, options, keep, spec.commandLine().getErr());
        return look.at(Asked.of(hosts, symptom, thorough, known(probes),
                ThirdClock.ldap(domainController, options), inside, symptoms,
                options), caseFile);
    }
}
