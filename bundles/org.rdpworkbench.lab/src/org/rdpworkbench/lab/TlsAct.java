// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a host answers to the TLS ClientHello. */
public sealed interface TlsAct permits TlsAct.Honest, TlsAct.Choosing, TlsAct.Filtered,
        Fault {

    /** A complete handshake with the behaviour's certificate in one of these versions (JSSE's names). */
    record Honest(List<String> versions) implements TlsAct {
        public Honest {
            versions = List.copyOf(versions);
        }
    }

    /**
     * Chooses like a host that serves these and then falls silent, whether Java could go on or not.
     *
     * @param versions numbers as on the wire, best first, for example 0x0303
     * @param suites likewise
     */
    record Choosing(List<Integer> versions, List<Integer> suites) implements TlsAct {

        private static final int TLS_1_3 = 0x0304;
        private static final int PROTOCOL_VERSION = 70;
        private static final int HANDSHAKE_FAILURE = 40;

        public Choosing {
            versions = List.copyOf(versions);
            suites = List.copyOf(suites);
        }

        Fault answer(ClientOffer offer) {
            Optional<Integer> version = versions.stream().filter(offer.versions()::contains).findFirst();
            if (version.isEmpty()) {
                return alert(PROTOCOL_VERSION);
            }
            return suites.stream().filter(offer.suites()::contains)
                    .filter(suite -> suite >> 8 == 0x13 == (version.get() == TLS_1_3)).findFirst()
                    .map(suite -> Fault.say(Bytes.tlsRecord(22, Bytes.serverHello(version.get(), suite)),
                            Fault.End.SILENCE))
                    .orElseGet(() -> alert(HANDSHAKE_FAILURE));
        }
    }

    /**
     * A filter on the way to the host.
     *
     * @param caught what it does not let pass, told from the bytes that come in one piece
     * @param fault what it does then
     * @param behind what the host does with the rest
     */
    record Filtered(Predicate<byte[]> caught, Fault fault, TlsAct behind) implements TlsAct {}

    /** A filter that resets a connection when it sees a ClientHello, which it does not in pieces. */
    static TlsAct hellosReset(TlsAct behind) {
        return new Filtered(bytes -> bytes.length > 5 && bytes[0] == 22 && bytes[5] == 1, Fault.reset(), behind);
    }

    /** A way on which a ClientHello of more than so many bytes is lost. */
    static TlsAct longHellosLost(int most, TlsAct behind) {
        return new Filtered(bytes -> bytes.length > most, Fault.silence(), behind);
    }

    /** TLS 1.2 and 1.3. */
    static TlsAct honest() {
        return new Honest(List.of("TLSv1.3", "TLSv1.2"));
    }

    /** Only TLS 1.2. */
    static TlsAct only12() {
        return new Honest(List.of("TLSv1.2"));
    }

    /** Only TLS 1.3. */
    static TlsAct only13() {
        return new Honest(List.of("TLSv1.3"));
    }

    /** A fatal alert (RFC 8446 section 6) and the end of the connection. */
    static Fault alert(int description) {
        return Fault.say(Bytes.tlsRecord(21, new byte[] {2, (byte) description}), Fault.End.CLOSE);
    }

    /** The MCS Disconnect Provider Ultimatum in clear and a reset, as xrdp answers when its key is of no use. */
    static Fault ultimatum() {
        return Fault.say("0300 0009 02f080 2180", Fault.End.RESET);
    }

    /** The server's side of a TLS 1.2 handshake up to ServerHelloDone with these certificates, good DER or not. */
    static Fault presenting(List<byte[]> certificates) {
        return Fault.say(Bytes.serverFlight(certificates), Fault.End.SILENCE);
    }
}
