// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Judges the certificate that the host sent. Nothing here ends a connection by itself: clients judge a certificate
 * after the handshake and as a rule only warn, so every finding is a warning. That a certificate is self-signed is no
 * fault; it is what Windows makes for itself.
 */
@Component(service = Check.class)
public final class CertificateCheck implements Check {

    static final Cause EXPIRED = Cause.of("certificate.expired", Stage.TLS)
            .explaining("disconnectReason:0x904", "disconnectReason:0x1B07", "secStatus:0x80090328", "tlsAlert:0x2D");
    static final Cause NOT_YET_VALID = Cause.of("certificate.not-yet-valid", Stage.TLS)
            .explaining("secStatus:0x80090328");
    static final Cause WEAK = Cause.of("certificate.weak", Stage.TLS);
    static final Cause WRONG_USAGE = Cause.of("certificate.wrong-usage", Stage.TLS).explaining("event:0x41E");
    static final Cause NAME_MISMATCH = Cause.of("certificate.name-mismatch", Stage.TLS);

    /** NIST SP 800-57 part 1 gives up smaller ones after 2013. */
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_EC_BITS = 224;

    private static final Indication PAST = EXPIRED.speaksFor(Strength.MODERATE, "past")
            .group("date").from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE);
    private static final Indication PAST_HERE = EXPIRED.speaksFor(Strength.MODERATE, "past-here")
            .group("date").from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE);
    private static final Indication STILL_SERVED =
            EXPIRED.speaksAgainst(Strength.MODERATE, "handshake-completed")
                    .group("g2").from(TlsHandshake.TYPE);
    private static final Indication FUTURE = NOT_YET_VALID.speaksFor(Strength.MODERATE, "future")
            .group("date").from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE);
    private static final Indication FUTURE_HERE = NOT_YET_VALID.speaksFor(Strength.MODERATE, "future-here")
            .group("date").from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE);
    private static final Indication SMALL_KEY = WEAK.speaksFor(Strength.MODERATE, "small-key")
            .group("key").from(ServerCertificate.TYPE);
    private static final Indication OLD_SIGNATURE = WEAK.speaksFor(Strength.WEAK, "old-signature")
            .group("signature").from(ServerCertificate.TYPE);
    private static final Indication BROKEN_SIGNATURE = WEAK.speaksFor(Strength.MODERATE, "broken-signature")
            .group("signature").from(ServerCertificate.TYPE);
    private static final Indication SERVED_EARLY =
            NOT_YET_VALID.speaksAgainst(Strength.MODERATE, "handshake-completed")
                    .group("g2").from(TlsHandshake.TYPE);
    private static final Indication NOT_FOR_SERVERS =
            WRONG_USAGE.speaksFor(Strength.MODERATE, "no-server-usage")
                    .group("usage").from(ServerCertificate.TYPE);
    private static final Indication OTHER_NAME = NAME_MISMATCH.speaksFor(Strength.WEAK, "other-name")
            .group("name").from(ServerCertificate.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(EXPIRED, NOT_YET_VALID, WEAK, WRONG_USAGE, NAME_MISMATCH);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(PAST, PAST_HERE, STILL_SERVED, FUTURE, FUTURE_HERE, SMALL_KEY, OLD_SIGNATURE,
                BROKEN_SIGNATURE, SERVED_EARLY, NOT_FOR_SERVERS,
                OTHER_NAME);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(ServerCertificate.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        ServerCertificate server = evidence.find(ServerCertificate.TYPE).orElseThrow();
        if (server.chain().isEmpty()) {
            return List.of();
        }
        Certificate certificate = server.host();
        return List.of(expired(evidence, certificate), notYetValid(evidence, certificate), weak(certificate),
                wrongUsage(certificate), nameMismatch(evidence, server));
    }

    /** Expired by every clock that is not known to be wrong: between two of them nobody can say. */
    private static Finding expired(CaseFile evidence, Certificate certificate) {
        Clocks clocks = Clocks.of(evidence);
        boolean past = clocks.earliest().isAfter(certificate.notAfter());
        Map<String, Object> values = Map.of("date", minute(certificate.notAfter()), "ago",
                words(Duration.between(certificate.notAfter(), clocks.earliest())), "clocks", clocks.count());
        return Finding.of(EXPIRED, Verdict.PASS).value("date", minute(certificate.notAfter()))
                .when(past && clocks.several(), PAST, values)
                .when(past && !clocks.several(), PAST_HERE, values)
                .when(past && completed(evidence), STILL_SERVED)
                .settled(Verdict.WARN, Verdict.PASS);
    }

    private static Finding notYetValid(CaseFile evidence, Certificate certificate) {
        Clocks clocks = Clocks.of(evidence);
        boolean future = clocks.latest().isBefore(certificate.notBefore());
        Map<String, Object> values = Map.of("date", minute(certificate.notBefore()), "ahead",
                words(Duration.between(clocks.latest(), certificate.notBefore())), "clocks", clocks.count());
        return Finding.of(NOT_YET_VALID, Verdict.PASS).value("date", minute(certificate.notBefore()))
                .when(future && clocks.several(), FUTURE, values)
                .when(future && !clocks.several(), FUTURE_HERE, values)
                .when(future && completed(evidence), SERVED_EARLY)
                .settled(Verdict.WARN, Verdict.PASS);
    }

    private static boolean completed(CaseFile evidence) {
        return evidence.find(TlsHandshake.TYPE).filter(tls -> tls.outcome() == TlsHandshake.Outcome.COMPLETED)
                .isPresent();
    }

    private static Finding weak(Certificate certificate) {
        int bits = certificate.keyBits();
        boolean small = bits > 0 && bits < (certificate.key().startsWith("EC") ? LEAST_EC_BITS : LEAST_RSA_BITS)
                && !certificate.key().startsWith("Ed");
        String signature = certificate.signature().toUpperCase(Locale.ROOT);
        boolean broken = signature.startsWith("MD");
        return Finding.of(WEAK, Verdict.PASS)
                .when(small, SMALL_KEY, Map.of("key", cut(certificate.key()), "bits", bits))
                .when(broken, BROKEN_SIGNATURE, Map.of("signature", cut(certificate.signature())))
                .when(signature.startsWith("SHA1"), OLD_SIGNATURE, Map.of("signature", cut(certificate.signature())))
                .settled(Verdict.WARN, Verdict.PASS);
    }

    private static Finding wrongUsage(Certificate certificate) {
        return Finding.of(WRONG_USAGE, Verdict.PASS)
                .when(!certificate.forServers(), NOT_FOR_SERVERS)
                .settled(Verdict.WARN, Verdict.PASS);
    }

    /** Who asks for an address learns nothing about the name that other people ask for. */
    private static Finding nameMismatch(CaseFile evidence, ServerCertificate server) {
        if (server.name() == NameMatch.NOT_COMPARABLE) {
            return Finding.inconclusive(NAME_MISMATCH, List.of());
        }
        return Finding.of(NAME_MISMATCH, Verdict.PASS)
                .when(server.name() == NameMatch.MISMATCH, OTHER_NAME,
                        Map.of("asked", evidence.target().host(), "subject", cut(server.host().subject())))
                .settled(Verdict.WARN, Verdict.PASS);
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private static String minute(Instant instant) {
        return instant.toString().replaceFirst("T(..:..).*", " $1 UTC");
    }

    private static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        return duration.toHours() >= 2 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }
}
