// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.x224.ConnectionConfirm;
import org.rdpworkbench.protocol.x224.ConnectionRequest;
import org.rdpworkbench.protocol.x224.FailureCode;
import org.rdpworkbench.protocol.x224.Negotiation;
import org.rdpworkbench.protocol.x224.Protocols;
import org.rdpworkbench.protocol.x224.Tpkt;

/** One X.224 connection request and what came of it. */
final class X224Exchange {

    /** The mstshash by which an administrator can tell our connections from others in the host's logs. */
    static final String MARKER = "rdpworkbench";

    private static final int MOST_REPLY_SHOWN = 64;

    private final ConnectionRequest request;
    private final long requested;
    private final Duration patience;
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
    private final long begin = System.nanoTime();

    private X224Exchange(ConnectionRequest request, Duration patience) {
        this.request = request;
        this.requested = protocols(request);
        this.patience = patience;
    }

    /** @param patience how long the host may be silent */
    static Exchange ask(Connection connection, long requestedProtocols, Duration patience)
            throws InterruptedException {
        return ask(connection, ConnectionRequest.of(MARKER, requestedProtocols), patience);
    }

    /** The same with a request of another shape. */
    static Exchange ask(Connection connection, ConnectionRequest request, Duration patience)
            throws InterruptedException {
        return new X224Exchange(request, patience).run(connection);
    }

    /** What a request asks for; one that says nothing about it means standard RDP security. */
    static long protocols(ConnectionRequest request) {
        return request.negotiation().map(ConnectionRequest.NegotiationRequest::requestedProtocols)
                .orElse(Protocols.RDP);
    }

    private Exchange run(Connection connection) throws InterruptedException {
        connection.send(request.encode());
        try {
            for (int more = Tpkt.missing(received()); more > 0; more = Tpkt.missing(received())) {
                Received next = connection.receive(more, patience);
                if (next instanceof Received.Data data) {
                    reply.writeBytes(data.bytes());
                } else {
                    return ended(next);
                }
            }
            return confirmed(ConnectionConfirm.decode(received()));
        } catch (DecodeException e) {
            return exchange(Answer.NOT_RDP, e.getMessage());
        }
    }

    private byte[] received() {
        return reply.toByteArray();
    }

    private Exchange ended(Received how) {
        if (reply.size() > 0) {
            return exchange(Answer.INCOMPLETE, "the answer ended after " + reply.size() + " bytes");
        }
        return switch (how) {
            case Received.Closed closed -> exchange(Answer.CLOSED, "");
            case Received.Reset reset -> exchange(Answer.RESET, reset.detail());
            case Received.Silence silence -> exchange(Answer.SILENT, "");
            case Received.Data data -> throw new IllegalStateException("data is no end");
        };
    }

    private Exchange confirmed(ConnectionConfirm confirm) {
        return switch (confirm.negotiation()) {
            case Negotiation.Response(int flags, long protocol) -> new Exchange(requested, Answer.SELECTED,
                    Optional.of(protocol), Optional.of((long) flags), Optional.empty(), Optional.empty(), hex(),
                    Elapsed.millis(begin), "");
            case Negotiation.Failure(long code) -> new Exchange(requested, Answer.FAILED, Optional.empty(),
                    Optional.empty(), Optional.of(code), Optional.of(FailureCode.name(code)), hex(),
                    Elapsed.millis(begin), "");
            case Negotiation.None() -> exchange(Answer.PLAIN, "");
            case Negotiation.Unknown unknown -> exchange(Answer.NOT_RDP, "unknown negotiation type " + unknown.type());
        };
    }

    private Exchange exchange(Answer answer, String detail) {
        return new Exchange(requested, answer, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                hex(), Elapsed.millis(begin), detail);
    }

    private String hex() {
        return HexFormat.of().formatHex(Arrays.copyOf(received(), Math.min(reply.size(), MOST_REPLY_SHOWN)));
    }
}
