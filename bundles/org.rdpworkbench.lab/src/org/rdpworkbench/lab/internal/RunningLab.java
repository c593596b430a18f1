// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

/** The hosts of one run of the command, on consecutive ports. */
final class RunningLab implements AutoCloseable {

    /** A scenario and where it runs. */
    record Running(Scenario scenario, LabHost host) {}

    private final InetAddress address;
    private final PrintWriter messages;
    private final List<Running> hosts = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();

    RunningLab(InetAddress address, PrintWriter messages) {
        this.address = address;
        this.messages = messages;
    }

    /**
     * Starts them all; ports that are taken are skipped, with one message for all of them.
     *
     * @throws IOException when the ports run out
     */
    void start(List<Scenario> scenarios, int firstPort) throws IOException {
        int port = firstPort;
        for (Scenario scenario : scenarios) {
            // A person who diagnoses by this address is to see the chosen fault only, no name that does not match.
            Behaviour behaviour = scenario.behaviour().certificate(c -> c.alsoNamed(address.getHostAddress()));
            port = start(scenario, behaviour, port) + 1;
        }
        if (!taken.isEmpty()) {
            messages.println(skipped());
        }
    }

    private String skipped() {
        return taken.size() == 1 ? "Port " + taken.getFirst() + " is taken and was skipped."
                : taken.size() + " ports from " + taken.getFirst() + " to " + taken.getLast()
                        + " are taken and were skipped.";
    }

    private int start(Scenario scenario, Behaviour behaviour, int firstPort) throws IOException {
        for (int port = firstPort; port <= 65535; port++) {
            try {
                hosts.add(new Running(scenario, LabHost.start(behaviour, new InetSocketAddress(address, port))));
                return port;
            } catch (BindException e) {
                taken.add(port);
            }
        }
        throw new BindException("too few ports up to 65535 are free");
    }

    List<Running> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public void close() {
        hosts.forEach(h -> h.host().close());
    }
}
