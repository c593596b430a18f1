// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.protocol.mcs.ClientData;
import org.rdpworkbench.protocol.mcs.ConnectInitial;
import org.rdpworkbench.protocol.mcs.ConnectResponse;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.x224.Tpkt;

/**
 * An MCS Connect Initial over a connection on which standard RDP security was agreed, and the encryption that the host
 * answers with. Ends there: no key is exchanged and nobody is logged on.
 */
final class McsExchange {

    private final Connection connection;
    private final Duration patience;
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();

    private McsExchange(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** @param patience how long the host may be silent */
    static StandardSecurity ask(Connection connection, Duration patience) throws InterruptedException {
        return new McsExchange(connection, patience).run();
    }

    private StandardSecurity run() throws InterruptedException {
        connection.send(new ConnectInitial(new ClientData(X224Exchange.MARKER, ClientData.ALL_METHODS)).encode());
        try {
            for (int more = Tpkt.missing(reply.toByteArray()); more > 0; more = Tpkt.missing(reply.toByteArray())) {
                Received next = connection.receive(more, patience);
                if (next instanceof Received.Data data) {
                    reply.writeBytes(data.bytes());
                } else {
                    return without(ended(next));
                }
            }
            return answered(reply.toByteArray());
        } catch (DecodeException e) {
            return unknown("the host's settings cannot be read: " + e.getMessage());
        }
    }

    private String ended(Received how) {
        if (reply.size() > 0) {
            return "the host agreed, and its settings ended after " + reply.size() + " bytes";
        }
        return how instanceof Received.Silence ? "the host agreed and then said nothing more"
                : "the host agreed and then closed the connection";
    }

    private static StandardSecurity answered(byte[] packet) throws DecodeException {
        Optional<DisconnectProviderUltimatum> ultimatum = ultimatum(packet);
        if (ultimatum.isPresent()) {
            return without("the host agreed and then hung up: " + ultimatum.get().reasonName());
        }
        ConnectResponse response = ConnectResponse.decode(packet);
        if (response.result() != 0) {
            return without("the host agreed and then refused with MCS result " + response.result());
        }
        return response.serverData().security().map(security -> new StandardSecurity(true,
                Optional.of(security.method()), Optional.of(security.level()), ""))
                .orElseGet(() -> unknown("the host did not say how it encrypts"));
    }

    private static Optional<DisconnectProviderUltimatum> ultimatum(byte[] packet) {
        try {
            return Optional.of(DisconnectProviderUltimatum.decode(packet));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** It went on, and how it encrypts is not known. */
    private static StandardSecurity unknown(String detail) {
        return new StandardSecurity(true, Optional.empty(), Optional.empty(), detail);
    }

    /** It did not go on, whatever it had agreed to. */
    private static StandardSecurity without(String detail) {
        return new StandardSecurity(false, Optional.empty(), Optional.empty(), detail);
    }
}
