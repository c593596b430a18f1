// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static java.time.Duration.ofMillis;
import static org.rdpworkbench.lab.Bytes.concat;
import static org.rdpworkbench.lab.Bytes.handshake;
import static org.rdpworkbench.lab.Bytes.hex;
import static org.rdpworkbench.lab.Bytes.repeat;
import static org.rdpworkbench.lab.Bytes.tlsRecord;

import java.util.List;
import org.rdpworkbench.lab.Fault.End;

/** Hosts that break the rules of TLS. */
final class HostileHandshakes {

    private static final int HANDSHAKE = 22;
    private static final int DATA = 23;
    private static final int ALERT = 21;

    static final List<Scenario> ALL = List.of(
            tls("tls-record-65535", "A TLS record that is too long.",
                    Fault.say("160303ffff 0200", End.SILENCE)),
            tls("tls-empty-records", "Empty TLS records without end.",
                    Fault.flood(repeat("1603030000", 800), Hostile.ENDLESS)),
            tls("tls-alert-storm", "Warning alerts without end.",
                    Fault.flood(repeat("15030300020164", 600), Hostile.ENDLESS)),
            tls("tls-silence", "Silence after the ClientHello.", Fault.silence()),
            tls("tls-reset", "A reset after the ClientHello.", Fault.reset()),
            tls("tls-half-hello", "A ServerHello that stops half way.",
                    Fault.say(tlsRecord(HANDSHAKE, hex("0200004c0303")), End.SILENCE)),
            tls("tls-hello-drip", "A ServerHello in packets of one byte, never complete.",
                    Fault.drip(tlsRecord(HANDSHAKE, handshake(2, new byte[10_000])), ofMillis(500), End.CLOSE)),
            tls("tls-unknown-suite", "A ServerHello that chooses a suite nobody offered.",
                    Fault.say(tlsRecord(HANDSHAKE, Bytes.serverHello(0xFAFA)), End.SILENCE)),
            tls("tls-message-16mib", "A handshake message that says it is 16 MiB long, and data for it.",
                    Fault.flood(tlsRecord(HANDSHAKE, concat(hex("0bffffff"), new byte[8192])), Hostile.ENDLESS)),
            tls("tls-unknown-alert", "A fatal alert that nobody knows.", TlsAct.alert(251)),
            tls("tls-alert-of-one-byte", "Half an alert.",
                    Fault.say(tlsRecord(ALERT, new byte[] {2}), End.CLOSE)),
            tls("tls-data-first", "Encrypted data in place of a ServerHello.",
                    Fault.say(tlsRecord(DATA, new byte[64]), End.SILENCE)),
            tls("tls-garbage", "26 MiB of something that is not TLS.",
                    Fault.flood(repeat("deadbeef", 4096), 26L << 20)),
            tls("tls-page", "A web page in place of a ServerHello.",
                    Fault.say(Bytes.ascii("HTTP/1.1 400 Bad Request\r\n\r\n<script>alert(1)</script>"), End.CLOSE)));

    private HostileHandshakes() {}

    private static Scenario tls(String id, String sentence, TlsAct act) {
        return Scenario.hostile(id, sentence, Behaviour.healthy().tls(act));
    }
}
