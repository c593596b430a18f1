// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;

/** Says hello and takes what is answered, until a full stop, sixteen bytes or the end. */
class SampleProbe implements Probe {

    static final byte[] HELLO = {'h', 'i'};
    private static final int MOST = 16;

    @Override
    public String id() {
        return "sample.look";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Answer.TYPE);
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        switch (context.open(address(context))) {
            case Attempt.Connected(Connection connection, double millis) -> {
                try (connection) {
                    connection.send(HELLO);
                    context.observed(Answer.TYPE, listen(connection, millis));
                }
            }
            case Attempt.NotConnected failed -> context.missing(Answer.TYPE, Reason.PREREQUISITE, "no connection");
        }
    }

    private static InetSocketAddress address(ProbeContext context) throws ProbeException {
        try {
            return new InetSocketAddress(InetAddress.getByName(context.target().host()), context.target().port());
        } catch (UnknownHostException e) {
            throw new ProbeException("There is no such host.", e);
        }
    }

    /** Until the end, or until there is enough. */
    Answer listen(Connection connection, double millis) throws InterruptedException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        while (heard.size() < MOST && heard.toString(StandardCharsets.ISO_8859_1).indexOf('.') < 0) {
            Received received = connection.receive(MOST - heard.size(), Duration.ofSeconds(1));
            if (!(received instanceof Received.Data data)) {
                Answer.Kind kind = received instanceof Received.Silence ? Answer.Kind.SILENT : Answer.Kind.CLOSED;
                return new Answer(kind, List.of(), Optional.empty(), millis);
            }
            heard.writeBytes(data.bytes());
        }
        return new Answer(Answer.Kind.SPOKE, List.of(heard.toString(StandardCharsets.ISO_8859_1).split(" ")),
                Optional.empty(), millis);
    }
}
