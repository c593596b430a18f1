// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Simulation;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.lab.Scenario;

/** The hosts of the command {@code lab} for others, such as the window. */
@Component(service = Simulation.class)
public final class LabSimulation implements Simulation {

    @Override
    public Running start() throws IOException {
        RunningLab lab = new RunningLab(InetAddress.getByName(LabCommand.HOST),
                new PrintWriter(Writer.nullWriter()));
        boolean started = false;
        try {
            lab.start(Scenario.demonstrations(), LabCommand.PORT_BASE);
            started = true;
            return new Hosts(lab);
        } finally {
            if (!started) {
                lab.close();
            }
        }
    }

    private record Hosts(RunningLab lab) implements Running {

        @Override
        public List<Host> hosts() {
            return lab.hosts().stream().map(one -> new Host(one.scenario().id(), one.scenario().sentence(),
                    target(one.host().address()))).toList();
        }

        private static Target target(InetSocketAddress address) {
            return Target.of(address.getAddress().getHostAddress(), address.getPort());
        }

        @Override
        public void close() {
            lab.close();
        }
    }
}
