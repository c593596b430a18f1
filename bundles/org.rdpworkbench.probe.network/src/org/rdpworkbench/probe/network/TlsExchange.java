// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.protocol.tls.AlertName;
import org.rdpworkbench.protocol.tls.CipherSuiteName;

/** A TLS handshake over a connection, and afterwards the bytes through it. */
final class TlsExchange {

    static final TlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());

    /** More than any honest chain; a host that sends more does not want to be looked at. */
    private static final int MOST_BYTES = 1 << 18;
    private static final int MOST_SHOWN = 32;
    private static final int CHUNK = 16_384;

    private final Connection connection;
    private final Duration patience;
    private final AnyServerTlsClient client;
    private final TlsClientProtocol protocol = new TlsClientProtocol();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final AnswerStart start = new AnswerStart();
    private long received;
    private long begin;

    /** @param patience how long the host may be silent during the handshake */
    TlsExchange(Connection connection, String host, Duration patience) {
        this.connection = connection;
        this.patience = patience;
        this.client = new AnyServerTlsClient(CRYPTO, TlsOffer.usual(host));
    }

    /** The certificates in DER that came during the handshake. */
    List<byte[]> certificates() {
        return client.certificates();
    }

    TlsHandshake shakeHands() throws InterruptedException {
        try {
            protocol.connect(client);
        } catch (IOException e) {
            throw new IllegalStateException("a ClientHello cannot be written", e);
        }
        flush();
        begin = System.nanoTime();
        while (!client.complete()) {
            Received next = connection.receive(CHUNK, patience);
            Optional<TlsHandshake> end = switch (next) {
                case Received.Data data -> offer(data.bytes());
                case Received.Closed closed -> Optional.of(handshake(ended(Outcome.HOST_CLOSED), ""));
                case Received.Reset reset -> Optional.of(handshake(ended(Outcome.HOST_RESET), reset.detail()));
                case Received.Silence silence -> Optional.of(handshake(Outcome.STALLED, ""));
            };
            if (end.isPresent()) {
                return end.get();
            }
        }
        return handshake(Outcome.COMPLETED, "");
    }

    /** An alert that was read before the end says more than the end. */
    private Outcome ended(Outcome how) {
        return client.alertReceived().isPresent() ? Outcome.HOST_ALERT : how;
    }

    private Optional<TlsHandshake> offer(byte[] bytes) throws InterruptedException {
        received += bytes.length;
        head.write(bytes, 0, Math.min(bytes.length, Math.max(0, MOST_SHOWN - head.size())));
        if (received > MOST_BYTES) {
            return Optional.of(handshake(Outcome.HERE, "the host sent more than a handshake may hold"));
        }
        byte[] passed = start.pass(bytes);
        Optional<AnswerStart.Foreign> foreign = start.foreign();
        if (foreign.isPresent()) {
            return Optional.of(handshake(foreign.get().outcome(), foreign.get().detail()));
        }
        try {
            protocol.offerInput(passed);
            flush();
            return Optional.empty();
        } catch (IOException e) {
            flush();
            return Optional.of(handshake(client.alertReceived().isPresent() ? Outcome.HOST_ALERT : Outcome.HERE,
                    client.alertReceived().isPresent() ? "" : words(e)));
        }
    }

    private static String words(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, Math.min(message.length(), 200));
    }

    private TlsHandshake handshake(Outcome outcome, String detail) {
        Optional<Integer> alert = (outcome == Outcome.HERE ? client.alertRaised() : client.alertReceived())
                .filter(a -> outcome != Outcome.COMPLETED).map(Short::intValue);
        return new TlsHandshake(outcome, client.version(), client.suite().map(CipherSuiteName::of),
                Elapsed.millis(begin), received, alert, alert.map(AlertName::name),
                HexFormat.of().formatHex(head.toByteArray()), detail);
    }

    /** Sends bytes through TLS. */
    void send(byte[] bytes) throws InterruptedException {
        connection.note("sent inside TLS", bytes);
        try {
            protocol.writeApplicationData(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new IllegalStateException("a completed handshake cannot be written to", e);
        }
        flush();
    }

    /**
     * Waits for bytes that came through TLS; what cannot be decrypted is the end of the connection.
     *
     * @param wait how long the host may be silent
     */
    Received receive(int most, Duration wait) throws InterruptedException {
        while (protocol.getAvailableInputBytes() == 0) {
            Received next = connection.receive(CHUNK, wait);
            if (!(next instanceof Received.Data data)) {
                return next;
            }
            received += data.bytes().length;
            try {
                protocol.offerInput(data.bytes());
                flush();
            } catch (IOException e) {
                return new Received.Reset(words(e));
            }
            if (received > MOST_BYTES || protocol.isClosed() && protocol.getAvailableInputBytes() == 0) {
                return new Received.Closed();
            }
        }
        byte[] bytes = new byte[Math.min(most, protocol.getAvailableInputBytes())];
        int count = protocol.readInput(bytes, 0, bytes.length);
        byte[] came = Arrays.copyOf(bytes, count);
        connection.note("received inside TLS", came);
        return new Received.Data(came);
    }

    private void flush() throws InterruptedException {
        int count = protocol.getAvailableOutputBytes();
        if (count > 0) {
            byte[] out = new byte[count];
            protocol.readOutput(out, 0, count);
            connection.send(out);
        }
    }
}
