// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;
import org.rdpworkbench.protocol.ldap.RootDse;
import org.rdpworkbench.protocol.wire.DecodeException;

/**
 * The clock of the domain controller that a person named, read from its rootDSE without logging on. It outranks the
 * clocks of other hosts: its time is the one that Kerberos goes by.
 */
@Component(service = Probe.class, property = "service.ranking:Integer=10")
public final class DomainClock implements Probe {

    @Override
    public String id() {
        return "network.domain-clock";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ReferenceClocks.TYPE);
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public boolean asksDomainController() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws InterruptedException {
        Target controller = context.domainController().orElseThrow();
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByName(controller.host()), controller.port());
            switch (context.open(address)) {
                case Attempt.NotConnected failed -> missing(context, controller, failed.outcome().words());
                case Attempt.Connected connected -> {
                    try (Connection connection = connected.connection()) {
                        ask(context, controller, connection);
                    }
                }
            }
        } catch (UnknownHostException e) {
            missing(context, controller, "its name leads to no address");
        }
    }

    private static void ask(ProbeContext context, Target controller, Connection connection)
            throws InterruptedException {
        Duration patience = Patience.of(context);
        Instant sent = Instant.now();
        long begin = System.nanoTime();
        connection.send(RootDse.request());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            for (int more = RootDse.missing(answer.toByteArray()); more > 0;
                    more = RootDse.missing(answer.toByteArray())) {
                if (!(connection.receive(more, patience) instanceof Received.Data data)) {
                    missing(context, controller, "it did not answer");
                    return;
                }
                answer.writeBytes(data.bytes());
            }
            double roundTrip = Elapsed.millis(begin);
            RootDse.decode(answer.toByteArray()).currentTime().ifPresentOrElse(
                    time -> context.observed(ReferenceClocks.TYPE,
                            new ReferenceClocks(List.of(clock(controller, sent, roundTrip, time)))),
                    () -> missing(context, controller, "it does not tell its time"));
        } catch (DecodeException e) {
            missing(context, controller, "it does not answer as a domain controller does");
        }
    }

    /** The controller cut its time to whole seconds and read its clock at some point of the round trip. */
    private static Clock clock(Target controller, Instant sent, double roundTrip, Instant time) {
        double middle = sent.getEpochSecond() + sent.getNano() / 1e9 + roundTrip / 2_000;
        return new Clock(controller.host(), "rootDSE", thousandths(time.getEpochSecond() + 0.5 - middle),
                thousandths(0.5 + roundTrip / 2_000));
    }

    private static double thousandths(double seconds) {
        return Math.round(seconds * 1_000) / 1_000.0;
    }

    private static void missing(ProbeContext context, Target controller, String why) {
        context.missing(ReferenceClocks.TYPE, Reason.NO_ACCESS,
                "the domain controller " + controller + " could not be asked for its time: " + why);
    }
}
