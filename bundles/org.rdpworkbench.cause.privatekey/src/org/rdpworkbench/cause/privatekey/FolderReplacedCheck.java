// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
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
import org.rdpworkbench.facts.HandshakeEvidence;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Judges whether somebody put the whole folder of machine keys aside, as a popular article says. Windows makes a new
 * key for Remote Desktop, and none for other services, so it warns where connections work. It is why they break only
 * where the bound key went along.
 */
@Component(service = Check.class)
public final class FolderReplacedCheck implements Check {

    /** A key that went with its folder is one that the host cannot use. */
    static final Cause REPLACED = Cause.of("privatekey.folder-replaced", Stage.TLS)
            .refining(PrivateKeyCheck.UNUSABLE.id());

    private static final Indications<Seen> ROWS = Indications.<Seen>of(REPLACED)
            .row(REPLACED.speaksFor(Strength.MODERATE, "put-aside").group("folder")
                    .from(Vantage.INSIDE, KeyFolder.TYPE), Seen::putAside, Seen::values)
            .row(REPLACED.speaksFor(Strength.STRONG, "key-went-along").group("g11")
                    .from(Vantage.INSIDE, KeyFolder.TYPE, KeyAccess.TYPE).from(Negotiation.TYPE, TlsHandshake.TYPE)
                    .whenBrokenAt(Stage.NEGOTIATION, Stage.TLS), Seen::keyWentAlong)
            .row(REPLACED.speaksAgainst(Strength.STRONG, "none-older").group("folder")
                    .from(Vantage.INSIDE, KeyFolder.TYPE), seen -> seen.folder().isPresent() && !seen.putAside());

    /**
     * What is known of it.
     *
     * @param connection how the host's end of the handshake went, and what became of the bound key's file
     */
    private record Seen(Optional<KeyFolder> folder, HandshakeEvidence connection) {

        boolean putAside() {
            return folder.filter(there -> !there.putAside().isEmpty()).isPresent();
        }

        boolean keyWentAlong() {
            return putAside() && connection.keyFile(KeyAccess::gone)
                    && (connection.refused() || connection.noCertificate());
        }

        /** The oldest has the keys; those that came later hold what was made in between. */
        Map<String, Object> values() {
            return folder.stream().flatMap(there -> there.putAside().stream()).findFirst()
                    .<Map<String, Object>>map(oldest -> Map.of("name", oldest.name())).orElse(Map.of());
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(REPLACED);
    }

    @Override
    public Set<Indication> indications() {
        return ROWS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Seen seen = new Seen(evidence.find(KeyFolder.TYPE, Vantage.INSIDE), HandshakeEvidence.in(evidence));
        Finding finding = ROWS.weigh(seen);
        if (finding.held().isEmpty()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(KeyFolder.TYPE.from(Vantage.INSIDE))));
        }
        return List.of(finding.settled(seen.keyWentAlong() ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }
}
