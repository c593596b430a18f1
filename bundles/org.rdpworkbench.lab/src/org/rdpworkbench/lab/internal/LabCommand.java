// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.lab.Scenario;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rdpworkbench lab}: simulated hosts on loopback until Ctrl-C. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "lab",
        description = "Start simulated hosts on loopback, one for each fault, until Ctrl-C.")
public final class LabCommand implements Command {

    static final String HOST = "127.0.0.1";
    static final int PORT_BASE = 33890;
    private static final String LOOPBACK = "localhost|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|::1";

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = HOST,
            description = "The loopback address to listen on (default: ${DEFAULT-VALUE}).")
    String host;

    @Option(names = "--port-base", paramLabel = "N", defaultValue = "" + PORT_BASE,
            description = "The port of the first host; the others follow (default: ${DEFAULT-VALUE}).")
    String portBase;

    @Option(names = "--only", paramLabel = "ID", arity = "1..*", split = ",",
            description = "Start only these hosts, of the demonstration or of the hostile ones.")
    List<String> only = List.of();

    @Option(names = "--list", description = "List all hosts, the hostile ones too, and start none.")
    boolean list;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "How the hosts are printed: text or json (default: ${DEFAULT-VALUE}).")
    String format;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        InetAddress address = address();
        int firstPort = firstPort();
        List<Scenario> chosen = chosen();
        LabListing listing = new LabListing(spec.commandLine().getOut(), json());
        if (list) {
            listing.catalogue(chosen);
            return ExitState.OK;
        }
        try (RunningLab lab = new RunningLab(address, spec.commandLine().getErr())) {
            lab.start(chosen, firstPort);
            listing.running(lab.hosts());
            spec.commandLine().getErr().println(running(lab.hosts().size()));
            spec.commandLine().getErr().flush();
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw bad("The hosts cannot be started: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            // Ctrl-C is how a lab ends: everything is stopped by now.
        }
        return ExitState.OK;
    }

    static String running(int hosts) {
        return hosts == 1 ? "1 host is running. Ctrl-C stops it." : hosts + " hosts are running. Ctrl-C stops them.";
    }

    private InetAddress address() {
        // The text is looked at before it could be looked up: the lab asks no name server.
        if (!host.matches(LOOPBACK)) {
            throw bad("The lab listens on loopback only: give an address of 127.0.0.0/8 or ::1.");
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            new ServerSocket(0, 1, address).close();
            return address;
        } catch (UnknownHostException e) {
            throw bad("\"" + host + "\" is not an address.");
        } catch (IOException e) {
            throw bad("This machine cannot listen on " + host + ".");
        }
    }

    private int firstPort() {
        if (!portBase.matches("-?[0-9]{1,9}")) {
            throw bad("\"" + portBase + "\" is not a port number.");
        }
        int port = Integer.parseInt(portBase);
        if (port < 1 || port > 65535) {
            throw bad("Port " + port + " is not between 1 and 65535.");
        }
        return port;
    }

    private boolean json() {
        return switch (format) {
            case "text" -> false;
            case "json" -> true;
            default -> throw bad("Format \"" + format + "\" is unknown: give text or json.");
        };
    }

    private List<Scenario> chosen() {
        if (only.isEmpty()) {
            List<Scenario> all = new ArrayList<>(Scenario.demonstrations());
            if (list) {
                all.addAll(Scenario.hostile());
            }
            return all;
        }
        return only.stream().distinct().map(id -> Scenario.named(id)
                .orElseThrow(() -> bad("There is no host \"" + id + "\": lab --list names them."))).toList();
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
