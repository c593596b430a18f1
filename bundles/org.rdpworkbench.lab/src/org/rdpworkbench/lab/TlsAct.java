// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.util.List;

/** What a host answers to the TLS ClientHello. */
public sealed interface TlsAct permits TlsAct.Honest, Fault {

    /** A complete handshake with the behaviour's certificate in one of these versions (JSSE's names). */
    record Honest(List<String> versions) implements TlsAct {
        public Honest {
            versions = List.copyOf(versions);
        }
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
