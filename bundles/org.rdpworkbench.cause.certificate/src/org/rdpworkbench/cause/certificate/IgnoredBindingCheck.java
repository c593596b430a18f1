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
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.ServerCertificate;

/**
 * Judges whether the host shows the certificate that somebody bound to the listener. Where it cannot use that one,
 * Windows logs event 1051 and shows the one that it makes for itself (technet.microsoft.com/library/ee890993), so
 * connections work and clients warn. Without a look inside there is nothing to compare with, and no finding.
 */
@Component(service = Check.class)
public final class IgnoredBindingCheck implements Check {

    static final Cause IGNORED = Cause.of("certificate.binding-ignored", Stage.TLS)
            .explaining("event:0x41B", "event:0x41F");

    private static final Indications<Compared> ROWS = Indications.<Compared>of(IGNORED)
            .row(inside(IGNORED.speaksFor(Strength.STRONG, "nowhere")), seen -> seen.bound().nowhere(),
                    Compared::thumbprints)
            .row(inside(IGNORED.speaksFor(Strength.STRONG, "without-key")),
                    seen -> seen.bound().custom() && seen.bound().withoutKey(), Compared::thumbprints)
            .row(inside(IGNORED.speaksFor(Strength.STRONG, "no-server-usage")),
                    seen -> seen.bound().custom() && seen.bound().notForServers(), Compared::thumbprints)
            .row(IGNORED.speaksFor(Strength.WEAK, "of-deployment").group("role").from(ServerCertificate.TYPE)
                    .from(Vantage.INSIDE, BoundCertificate.TYPE, HostRoles.TYPE).circumstance(),
                    seen -> seen.deployed() && seen.bound().custom() && !seen.same())
            .row(IGNORED.speaksFor(Strength.WEAK, "accepted-another").group("accepted").from(ServerCertificate.TYPE)
                    .from(Vantage.INSIDE, BoundCertificate.TYPE).from(Vantage.CLIENT, ClientSettings.TYPE)
                    .circumstance(),
                    seen -> seen.acceptedAnother() && seen.bound().custom() && !seen.same())
            .row(inside(IGNORED.speaksAgainst(Strength.STRONG, "none-bound")), seen -> !seen.bound().custom())
            .row(wire(IGNORED.speaksFor(Strength.MODERATE, "other-shown")),
                    seen -> seen.bound().custom() && !seen.same(), Compared::thumbprints)
            .row(wire(IGNORED.speaksAgainst(Strength.DECISIVE, "shown")),
                    seen -> seen.bound().custom() && seen.same(), Compared::thumbprints);

    private static Indication inside(Indication indication) {
        return indication.group("binding").from(Vantage.INSIDE, BoundCertificate.TYPE);
    }

    private static Indication wire(Indication indication) {
        return indication.group("wire").from(ServerCertificate.TYPE).from(Vantage.INSIDE, BoundCertificate.TYPE);
    }

    /**
     * The two.
     *
     * @param shown the thumbprint of the certificate that the host sent, in lower-case hex like the other
     * @param deployed the host's certificates are set for a deployment
     * @param acceptedAnother a client keeps another one, which its person once told it to take from this host
     */
    private record Compared(BoundCertificate bound, String shown, boolean deployed, boolean acceptedAnother) {

        boolean same() {
            return bound.thumbprint().filter(shown::equals).isPresent();
        }

        Map<String, Object> thumbprints() {
            return Map.of("bound", bound.thumbprint().orElse("unknown"), "shown", shown);
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(IGNORED);
    }

    @Override
    public Set<Indication> indications() {
        return ROWS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(ServerCertificate.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Optional<BoundCertificate> bound = evidence.find(BoundCertificate.TYPE, Vantage.INSIDE);
        ServerCertificate shown = evidence.find(ServerCertificate.TYPE).orElseThrow();
        if (bound.isEmpty() || shown.chain().isEmpty()) {
            return List.of();
        }
        boolean deployed = evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(HostRoles::ofDeployment).isPresent();
        boolean acceptedAnother = evidence.find(ClientSettings.TYPE, Vantage.CLIENT)
                .filter(client -> client.acceptedAnother(shown.host())).isPresent();
        return List.of(ROWS.weigh(new Compared(bound.get(), shown.host().sha1().toLowerCase(Locale.ROOT), deployed,
                acceptedAnother)).settled(Verdict.WARN, Verdict.PASS));
    }
}
