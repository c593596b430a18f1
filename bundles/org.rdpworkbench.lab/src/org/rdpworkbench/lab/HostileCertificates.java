// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static java.time.Duration.ofDays;
import static org.rdpworkbench.lab.Bytes.concat;
import static org.rdpworkbench.lab.Bytes.handshake;
import static org.rdpworkbench.lab.Bytes.handshakeRecords;
import static org.rdpworkbench.lab.Bytes.hex;
import static org.rdpworkbench.lab.Bytes.repeat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.rdpworkbench.lab.Fault.End;

/** Hosts with certificates that are odd, broken or made to do harm. */
final class HostileCertificates {

    private static final byte[] DEEP = repeat("3080", 10_000);
    private static final String[] MANY_NAMES =
            IntStream.range(0, 1000).mapToObj(i -> "host" + i + ".lab.example").toArray(String[]::new);

    static final List<Scenario> ALL = List.of(
            certificate("certificate-nasty-name", "Control characters, scripts and formulas in the subject.",
                    LabCertificate.good().subject(Hostile.NASTY_NAME)),
            certificate("certificate-long-name", "A subject of 1 KB.",
                    LabCertificate.good().subject(Hostile.LONG_NAME)),
            certificate("certificate-many-names", "1,000 alternative names.",
                    LabCertificate.good().named(MANY_NAMES)),
            certificate("certificate-year-9999", "Valid for 7,900 years.",
                    LabCertificate.good().valid(ofDays(-365), ofDays(365L * 7900))),
            certificate("certificate-backwards", "Ends before it begins.",
                    LabCertificate.good().valid(ofDays(10), ofDays(-10))),
            certificate("certificate-link", "Asks everybody to fetch an address.",
                    LabCertificate.good().linkingTo("http://127.0.0.1:9/fetched")),
            tls("certificate-none", "An empty list of certificates.", TlsAct.presenting(List.of())),
            tls("certificate-empty", "A certificate of no bytes.", TlsAct.presenting(List.of(new byte[0]))),
            tls("certificate-not-der", "A certificate that is not DER.",
                    TlsAct.presenting(List.of(Bytes.ascii("-----BEGIN CERTIFICATE-----")))),
            tls("certificate-deep", "A certificate of sequences 10,000 deep.", TlsAct.presenting(List.of(DEEP))),
            tls("certificate-2gib", "A certificate that says it is 2 GiB long.",
                    TlsAct.presenting(List.of(hex("30847fffffff 30847ffffff0 a003020102")))),
            tls("certificate-chain-100kb", "A chain of 100 KB.",
                    TlsAct.presenting(Collections.nCopies(100, concat(hex("308203fc"), new byte[1020])))),
            tls("certificate-list-lies", "A list of certificates that goes on past its message.", Fault.say(
                    handshakeRecords(concat(Bytes.serverHello(0xC02F), handshake(11, hex("ffffff 000001 30")))),
                    End.SILENCE)));

    private HostileCertificates() {}

    private static Scenario certificate(String id, String sentence, LabCertificate certificate) {
        return Scenario.hostile(id, sentence, Behaviour.healthy().certificate(certificate));
    }

    private static Scenario tls(String id, String sentence, TlsAct act) {
        return Scenario.hostile(id, sentence, Behaviour.healthy().tls(act));
    }
}
