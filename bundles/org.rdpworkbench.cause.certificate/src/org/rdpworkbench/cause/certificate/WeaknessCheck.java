// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.HandshakeEvidence;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;

/**
 * Judges whether the certificate is too weak. One that was sent is a warning. A host may also refuse its own: then
 * nobody sees the certificate, and how the host hangs up is all that hints at it, so the cause stays open. Where it
 * refuses one offer and shows a weak certificate to another, that may well be why, and ends the connection.
 */
@Component(service = Check.class)
public final class WeaknessCheck implements Check {

    static final Cause WEAK = Cause.of("certificate.weak", Stage.TLS);

    /** NIST SP 800-57 part 1 gives up smaller ones after 2013. */
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_EC_BITS = 224;

    private static final Indications<Shown> INDICATIONS = Indications.<Shown>of(WEAK)
            .row(WEAK.speaksFor(Strength.MODERATE, "small-key").group("key").from(ServerCertificate.TYPE),
                    shown -> shown.certificate().filter(WeaknessCheck::smallKey).isPresent(), Shown::key)
            .row(WEAK.speaksFor(Strength.MODERATE, "broken-signature").group("signature")
                    .from(ServerCertificate.TYPE), shown -> shown.signedWith("MD"), Shown::signature)
            .row(WEAK.speaksFor(Strength.WEAK, "old-signature").group("signature").from(ServerCertificate.TYPE),
                    shown -> shown.signedWith("SHA1"), Shown::signature)
            // Weaker than for an unusable key, which is the commoner reason for the same answer.
            .row(WEAK.speaksFor(Strength.WEAK, "ultimatum").group("g2").from(TlsHandshake.TYPE), Shown::refusedUnseen)
            .row(WEAK.speaksAgainst(Strength.DECISIVE, "other-offer-accepted").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE),
                    shown -> shown.refusedUnseen() && shown.otherOfferAccepted());

    /**
     * What was seen of the certificate.
     *
     * @param certificate the host's own, where it sent one
     */
    private record Shown(Optional<Certificate> certificate, HandshakeEvidence handshake) {

        static Shown in(CaseFile evidence) {
            return new Shown(evidence.find(ServerCertificate.TYPE).filter(sent -> !sent.chain().isEmpty())
                    .map(ServerCertificate::host), HandshakeEvidence.in(evidence));
        }

        boolean signedWith(String digest) {
            return certificate.filter(c -> WeaknessCheck.signedWith(digest, c)).isPresent();
        }

        /** The host hung up as one does whose TLS library does not take the certificate. */
        boolean refusedUnseen() {
            return certificate.isEmpty() && handshake.ended(Outcome.HOST_ULTIMATUM);
        }

        /** The usual offer is refused, and one that asks less of the certificate is taken. */
        boolean refusedForSome() {
            return certificate.isPresent() && handshake.refused() && otherOfferAccepted();
        }

        /** Who refuses its own certificate does so whatever it is offered. */
        boolean otherOfferAccepted() {
            return handshake.versionAloneAccepted() || handshake.hello(ClientHellos::anyAccepted);
        }

        Map<String, Object> key() {
            Certificate own = certificate.orElseThrow();
            return Map.of("key", Served.cut(own.key()), "bits", own.keyBits());
        }

        Map<String, Object> signature() {
            return Map.of("signature", Served.cut(certificate.orElseThrow().signature()));
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(WEAK);
    }

    @Override
    public Set<Indication> indications() {
        return INDICATIONS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TlsHandshake.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Shown shown = Shown.in(evidence);
        Finding finding = INDICATIONS.weigh(shown);
        return List.of(evidence.find(ServerCertificate.TYPE).isPresent()
                ? finding.settled(shown.refusedForSome() ? Verdict.FAIL : Verdict.WARN, Verdict.PASS)
                : finding.settledOrOpen(Verdict.INCONCLUSIVE, evidence, ServerCertificate.TYPE));
    }

    private static boolean smallKey(Certificate certificate) {
        int bits = certificate.keyBits();
        return bits > 0 && bits < (certificate.key().startsWith("EC") ? LEAST_EC_BITS : LEAST_RSA_BITS)
                && !certificate.key().startsWith("Ed");
    }

    /** True when the name of the signature's algorithm begins so. */
    private static boolean signedWith(String digest, Certificate certificate) {
        return certificate.signature().toUpperCase(Locale.ROOT).startsWith(digest);
    }

    /** True for one that nobody should bind any more. */
    static boolean weak(Certificate certificate) {
        return smallKey(certificate) || signedWith("MD", certificate) || signedWith("SHA1", certificate);
    }
}
