// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.rdpworkbench.core.spi.Verdict.FAIL;
import static org.rdpworkbench.core.spi.Verdict.INCONCLUSIVE;
import static org.rdpworkbench.core.spi.Verdict.PASS;
import static org.rdpworkbench.core.spi.Verdict.WARN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.lab.LabCertificate.Digest;
import org.rdpworkbench.lab.LabCertificate.Key;

/** The demonstration hosts. New ones go to the end, so that the port numbers in people's notes stay right. */
final class Demonstrations {

    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;

    static final List<Scenario> ALL = List.of(
            healthy("healthy", "Nothing. TLS and NLA work, the certificate and the clock are right.",
                    Behaviour.healthy()),
            healthy("nla-required", "Nothing. NLA is required, so a request for TLS alone is refused.",
                    Behaviour.healthy().negotiating(NegotiationAct.nlaOnly())),
            certificate("expired-certificate", "The certificate expired 30 days ago. The handshake still completes.",
                    c -> c.valid(ofDays(-395), ofDays(-30)), "certificate.expired"),
            certificate("not-yet-valid-certificate", "The certificate becomes valid in 10 days.",
                    c -> c.valid(ofDays(10), ofDays(375)), "certificate.not-yet-valid"),
            certificate("weak-certificate", "The certificate has an RSA key of 1024 bits and a SHA-1 signature.",
                    c -> c.key(Key.RSA_1024).digest(Digest.SHA1), "certificate.weak"),
            certificate("wrong-usage-certificate", "The certificate is for client authentication only.",
                    c -> c.usableFor(LabCertificate.CLIENT_AUTH), "certificate.wrong-usage"),
            broken("closed-after-hello", "The host hangs up on the TLS ClientHello: often an unreadable private key.",
                    Behaviour.healthy().tls(Fault.close()), Stage.TLS, "privatekey.unusable"),
            broken("alert-handshake-failure", "The host answers the TLS ClientHello with alert 40, handshake_failure.",
                    Behaviour.healthy().tls(TlsAct.alert(HANDSHAKE_FAILURE)), Stage.TLS,
                    "privatekey.unusable", "tls.no-common-suite", "tls.no-common-version"),
            broken("no-certificate", "The host says that it has no certificate for TLS (failure 3).",
                    Behaviour.healthy().negotiating(NegotiationAct.fail(3)), Stage.NEGOTIATION,
                    "privatekey.unusable", "certificate.unbound"),
            demonstration("silent-downgrade", "Asked for TLS, the host goes down to standard RDP security.",
                    Behaviour.healthy().negotiating(NegotiationAct.select(0)), WARN, Optional.empty(),
                    "privatekey.unusable", "policy.rdp-layer-only"),
            broken("mcs-ultimatum", "The host hangs up in clear on the ClientHello, as xrdp does with a bad key.",
                    Behaviour.healthy().tls(TlsAct.ultimatum()), Stage.TLS, "privatekey.unusable"),
            demonstration("rdp-only", "The host allows only standard RDP security and refuses TLS (failure 2).",
                    Behaviour.healthy().negotiating(NegotiationAct.rdpOnly()), WARN, Optional.empty(),
                    "policy.rdp-layer-only"),
            broken("mute", "TCP connects, then the host never says a word.",
                    Behaviour.healthy().negotiating(Fault.silence()), Stage.NEGOTIATION, "listener.hung"),
            broken("closed-port", "Nothing listens on the port.", Behaviour.closedPort(), Stage.LISTENER,
                    "listener.refused"),
            broken("not-rdp", "A web server answers on the port.", Behaviour.healthy().negotiating(Fault.say(
                    Bytes.ascii("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
                    Fault.End.CLOSE)), Stage.NEGOTIATION, "listener.not-rdp"),
            broken("ssh", "An SSH server answers on the port.", Behaviour.healthy().negotiating(
                    NegotiationAct.unasked(Fault.say(Bytes.ascii("SSH-2.0-OpenSSH_9.2p1\r\n"), Fault.End.SILENCE))),
                    Stage.NEGOTIATION, "listener.not-rdp"),
            healthy("slow", "Nothing, but the connection confirm comes slowly, one byte each half second.",
                    Behaviour.healthy().negotiating(
                            NegotiationAct.slowly(NegotiationAct.tlsAndNla(), ofMillis(500)))),
            demonstration("clock-ahead", "The clock of the host is 47 minutes ahead.",
                    Behaviour.healthy().credSsp(CredSspAct.challenge().clock(ofMinutes(47))), WARN, Optional.empty(),
                    "clock.skewed"),
            demonstration("clock-behind", "The clock of the host is 6 hours behind.",
                    Behaviour.healthy().credSsp(CredSspAct.challenge().clock(ofHours(-6))), WARN, Optional.empty(),
                    "clock.skewed"),
            demonstration("unpatched-credssp", "CredSSP version 2: the host lacks the update of 2018.",
                    Behaviour.healthy().credSsp(CredSspAct.challenge().version(2).build(6, 1, 7601)), WARN,
                    Optional.empty(), "nla.unpatched"),
            demonstration("throttled", "After each connection the host refuses others for 5 seconds.",
                    Behaviour.healthy().refusingAfter(1, ofSeconds(5)), INCONCLUSIVE,
                    Optional.empty(), "path.throttled"),
            broken("old-tls", "The host speaks no TLS version that current clients do (alert 70).",
                    Behaviour.healthy().tls(TlsAct.alert(PROTOCOL_VERSION)), Stage.TLS, "tls.no-common-version"),
            healthy("tls12-rsa", "Nothing. Only TLS 1.2, an RSA key and a certificate from an authority.",
                    Behaviour.healthy().tls(TlsAct.only12())
                            .certificate(c -> c.key(Key.RSA_2048).issuedByLabCa())),
            broken("filter-cookie", "A filter swallows requests with a cookie; --thorough tells it from a hung host.",
                    Behaviour.healthy().negotiating(
                            new NegotiationAct.SwallowingCookies(NegotiationAct.tlsAndNla())),
                    Stage.NEGOTIATION, "listener.hung", "path.intercepted"),
            broken("filter-hello", "A filter resets each ClientHello; --thorough tells it from a useless key.",
                    Behaviour.healthy().tls(TlsAct.hellosReset(TlsAct.honest())), Stage.TLS,
                    "privatekey.unusable", "path.intercepted"),
            healthy("hangs-up-later", "From the fifth connection on the host hangs up; --thorough shows it.",
                    Behaviour.healthy().then(4, Behaviour.healthy().negotiating(Fault.close()))));

    private Demonstrations() {}

    private static Scenario healthy(String id, String sentence, Behaviour behaviour) {
        return demonstration(id, sentence, behaviour, PASS, Optional.empty());
    }

    private static Scenario certificate(String id, String sentence, UnaryOperator<LabCertificate> change,
            String cause) {
        return demonstration(id, sentence, Behaviour.healthy().certificate(change), WARN, Optional.empty(), cause);
    }

    private static Scenario broken(String id, String sentence, Behaviour behaviour, Stage stage, String... causes) {
        return demonstration(id, sentence, behaviour, FAIL, Optional.of(stage), causes);
    }

    private static Scenario demonstration(String id, String sentence, Behaviour behaviour, Verdict verdict,
            Optional<Stage> stage, String... causes) {
        return new Scenario(id, sentence, behaviour,
                Optional.of(new Scenario.Expected(verdict, stage, Set.of(causes))));
    }
}
