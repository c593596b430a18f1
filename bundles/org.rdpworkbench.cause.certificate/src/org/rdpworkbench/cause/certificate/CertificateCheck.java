// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
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
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Judges for what, for whom and until when the host's certificate is. Nothing here ends a connection by itself: clients
 * judge a certificate after the handshake and as a rule only warn, so every finding is a warning. That a certificate is
 * self-signed is no fault; it is what Windows makes for itself.
 */
@Component(service = Check.class)
public final class CertificateCheck implements Check {

    static final Cause EXPIRED = Cause.of("certificate.expired", Stage.TLS)
            .explaining("disconnectReason:0x904", "disconnectReason:0x1B07", "secStatus:0x80090328", "tlsAlert:0x2D");
    static final Cause NOT_YET_VALID = Cause.of("certificate.not-yet-valid", Stage.TLS)
            .explaining("secStatus:0x80090328");
    static final Cause WRONG_USAGE = Cause.of("certificate.wrong-usage", Stage.TLS).explaining("event:0x41E");
    static final Cause NAME_MISMATCH = Cause.of("certificate.name-mismatch", Stage.TLS);

    private static final Indications<Served> FOR_EXPIRED = Indications.<Served>of(EXPIRED)
            .row(EXPIRED.speaksFor(Strength.MODERATE, "past").group("date")
                    .from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE),
                    served -> served.past() && served.clocks().several(), Served::sinceEnd)
            .row(EXPIRED.speaksFor(Strength.MODERATE, "past-here").group("date")
                    .from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE),
                    served -> served.past() && !served.clocks().several(), Served::sinceEnd)
            .row(EXPIRED.speaksAgainst(Strength.MODERATE, "handshake-completed").group("g2").from(TlsHandshake.TYPE),
                    served -> served.past() && served.completed());

    private static final Indications<Served> FOR_NOT_YET_VALID = Indications.<Served>of(NOT_YET_VALID)
            .row(NOT_YET_VALID.speaksFor(Strength.MODERATE, "future").group("date")
                    .from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE),
                    served -> served.future() && served.clocks().several(), Served::untilBegin)
            .row(NOT_YET_VALID.speaksFor(Strength.MODERATE, "future-here").group("date")
                    .from(ServerCertificate.TYPE, ClockSkew.TYPE, ReferenceClocks.TYPE),
                    served -> served.future() && !served.clocks().several(), Served::untilBegin)
            .row(NOT_YET_VALID.speaksAgainst(Strength.MODERATE, "handshake-completed").group("g2")
                    .from(TlsHandshake.TYPE), served -> served.future() && served.completed());

    private static final Indications<Served> FOR_WRONG_USAGE = Indications.<Served>of(WRONG_USAGE)
            .row(WRONG_USAGE.speaksFor(Strength.MODERATE, "no-server-usage").group("usage")
                    .from(ServerCertificate.TYPE), served -> !served.certificate().forServers());

    private static final Indications<Served> FOR_NAME_MISMATCH = Indications.<Served>of(NAME_MISMATCH)
            .row(NAME_MISMATCH.speaksFor(Strength.WEAK, "other-name").group("name").from(ServerCertificate.TYPE),
                    served -> served.name() == NameMatch.MISMATCH && served.fullName().isEmpty(), Served::names)
            .row(NAME_MISMATCH.speaksFor(Strength.WEAK, "short-name").group("name").from(ServerCertificate.TYPE),
                    served -> served.name() == NameMatch.MISMATCH && served.fullName().isPresent(), Served::fullNames)
            .row(NAME_MISMATCH.speaksFor(Strength.WEAK, "accepted-another").group("accepted")
                    .from(ServerCertificate.TYPE).from(Vantage.CLIENT, ClientSettings.TYPE).circumstance(),
                    served -> served.name() == NameMatch.MISMATCH && served.acceptedAnother());

    @Override
    public Set<Cause> causes() {
        return Set.of(EXPIRED, NOT_YET_VALID, WRONG_USAGE, NAME_MISMATCH);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_EXPIRED, FOR_NOT_YET_VALID, FOR_WRONG_USAGE, FOR_NAME_MISMATCH);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(ServerCertificate.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        if (evidence.find(ServerCertificate.TYPE).orElseThrow().chain().isEmpty()) {
            return List.of();
        }
        Served served = Served.in(evidence);
        return List.of(
                settled(FOR_EXPIRED.weigh(served).value("date", Served.minute(served.certificate().notAfter()))),
                settled(FOR_NOT_YET_VALID.weigh(served)
                        .value("date", Served.minute(served.certificate().notBefore()))),
                settled(FOR_WRONG_USAGE.weigh(served)),
                // Who asks for an address learns nothing about the name that other people ask for.
                served.name() == NameMatch.NOT_COMPARABLE ? Finding.inconclusive(NAME_MISMATCH, List.of())
                        : settled(FOR_NAME_MISMATCH.weigh(served)));
    }

    private static Finding settled(Finding finding) {
        return finding.settled(Verdict.WARN, Verdict.PASS);
    }
}
