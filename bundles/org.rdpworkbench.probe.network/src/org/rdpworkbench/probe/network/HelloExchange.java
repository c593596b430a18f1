// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.protocol.tls.AlertName;
import org.rdpworkbench.protocol.tls.CertificateMessage;
import org.rdpworkbench.protocol.tls.CipherSuiteName;
import org.rdpworkbench.protocol.tls.FirstFlight;
import org.rdpworkbench.protocol.tls.ServerHello;
import org.rdpworkbench.protocol.tls.TlsVersion;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;

/**
 * One ClientHello and the first thing that answers it, with the certificates that may come behind. Nobody goes on from
 * there, so it may offer what this machine could not use.
 */
final class HelloExchange {

    /** Between two segments, so that nothing on the way has both at once and takes them for one. */
    private static final Duration BETWEEN_SEGMENTS = Duration.ofMillis(100);
    /** For what belongs to the flight of a ServerHello that has come. */
    private static final Duration SAME_FLIGHT = Duration.ofSeconds(1);
    private static final int CHUNK = 4_096;
    /** More than any ServerHello with what may come before it. */
    private static final int MOST_BYTES = 1 << 15;
    private static final int WARNING = 1;
    private static final int UNRECOGNIZED_NAME = 112;
    private static final int WARNING_LENGTH = 7;

    private final Connection connection;
    private final double connectMillis;
    private final AnswerStart start = new AnswerStart();
    private final ByteArrayOutputStream flight = new ByteArrayOutputStream();
    private long received;
    private long begin;

    /** @param connectMillis how long that connection took to come up */
    HelloExchange(Connection connection, double connectMillis) {
        this.connection = connection;
        this.connectMillis = connectMillis;
    }

    /** @param patience how long the host may be silent */
    HelloAnswer ask(ClientHello hello, Duration patience) throws InterruptedException {
        Optional<HelloAnswer> answer = send(hello);
        while (answer.isEmpty()) {
            answer = read(connection.receive(CHUNK, patience));
        }
        return answer.get();
    }

    /**
     * The certificates in DER that come behind the ServerHello, which before TLS 1.3 they do in clear; to be called
     * once there is one.
     *
     * @return none where something else comes, or nothing
     */
    List<byte[]> certificates() throws InterruptedException {
        try {
            Optional<CertificateMessage> message = CertificateMessage.decode(behindWarnings(flight.toByteArray()));
            while (message.isEmpty() && received <= MOST_BYTES
                    && connection.receive(CHUNK, SAME_FLIGHT) instanceof Received.Data data) {
                received += data.bytes().length;
                flight.writeBytes(start.pass(data.bytes()));
                message = CertificateMessage.decode(behindWarnings(flight.toByteArray()));
            }
            return message.stream().flatMap(m -> m.certificates().stream()).map(Octets::toArray).toList();
        } catch (DecodeException e) {
            return List.of();
        }
    }

    /** What answers the first of several segments ends it as well. */
    private Optional<HelloAnswer> send(ClientHello hello) throws InterruptedException {
        Optional<HelloAnswer> answer = Optional.empty();
        for (byte[] segment : hello.segments()) {
            if (begin != 0) {
                Received meanwhile = connection.receive(CHUNK, BETWEEN_SEGMENTS);
                answer = meanwhile instanceof Received.Silence ? answer : read(meanwhile);
            }
            if (answer.isEmpty()) {
                begin = System.nanoTime();
                connection.send(segment);
            }
        }
        return answer;
    }

    private Optional<HelloAnswer> read(Received next) {
        return switch (next) {
            case Received.Data data -> read(data.bytes());
            case Received.Closed closed -> Optional.of(ended(Outcome.HOST_CLOSED));
            case Received.Reset reset -> Optional.of(ended(Outcome.HOST_RESET));
            case Received.Silence silence -> Optional.of(ended(Outcome.STALLED));
        };
    }

    private Optional<HelloAnswer> read(byte[] bytes) {
        received += bytes.length;
        flight.writeBytes(start.pass(bytes));
        Optional<AnswerStart.Foreign> foreign = start.foreign();
        if (foreign.isPresent()) {
            return Optional.of(ended(foreign.get().outcome()));
        }
        byte[] answer = behindWarnings(flight.toByteArray());
        Optional<HelloAnswer> known = switch (FirstFlight.classify(answer)) {
            case FirstFlight.Alert alert -> Optional.of(alert(alert.description()));
            case FirstFlight.Nothing nothing -> Optional.empty();
            default -> serverHello(answer);
        };
        return known.isEmpty() && received > MOST_BYTES ? Optional.of(ended(Outcome.HERE)) : known;
    }

    /** A host that does not know the name it was asked for may say so and go on. */
    private static byte[] behindWarnings(byte[] answer) {
        byte[] rest = answer;
        while (rest.length >= WARNING_LENGTH && FirstFlight.classify(Arrays.copyOf(rest, WARNING_LENGTH))
                instanceof FirstFlight.Alert(int version, int level, int description)
                && level == WARNING && description == UNRECOGNIZED_NAME) {
            rest = Arrays.copyOfRange(rest, WARNING_LENGTH, rest.length);
        }
        return rest;
    }

    private Optional<HelloAnswer> serverHello(byte[] answer) {
        try {
            return ServerHello.decode(answer).map(this::accepted);
        } catch (DecodeException e) {
            return Optional.of(ended(Outcome.HERE));
        }
    }

    private HelloAnswer accepted(ServerHello hello) {
        return new HelloAnswer(Optional.of(Outcome.COMPLETED),
                Optional.of(TlsVersion.name(hello.version()).replace("TLS ", "TLSv")),
                Optional.of(CipherSuiteName.of(hello.cipherSuite())), Optional.empty(), Optional.empty(), received,
                true, connectMillis, Elapsed.millis(begin));
    }

    private HelloAnswer alert(int description) {
        return new HelloAnswer(Optional.of(Outcome.HOST_ALERT), Optional.empty(), Optional.empty(),
                Optional.of(description), Optional.of(AlertName.name(description)), received, true, connectMillis,
                Elapsed.millis(begin));
    }

    private HelloAnswer ended(Outcome how) {
        return new HelloAnswer(Optional.of(how), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), received, true, connectMillis, Elapsed.millis(begin));
    }
}
