// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TlsHandshake;

/** Which security the host and a current client agree on. */
@Component(service = HostColumn.class)
public final class SecurityColumn implements HostColumn {

    @Override
    public String id() {
        return "network.security";
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), TlsHandshake.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<String> value(CaseFile evidence) {
        Optional<String> version = evidence.find(TlsHandshake.TYPE).flatMap(TlsHandshake::version);
        return evidence.find(Negotiation.TYPE).flatMap(negotiation -> negotiation.exchanges().stream().findFirst())
                .flatMap(SecurityColumn::protocol)
                .map(protocol -> protocol + version.map(text -> ", " + text).orElse(""));
    }

    private static Optional<String> protocol(Exchange first) {
        return switch (first.answer()) {
            case SELECTED -> Optional.of(selected(first));
            case PLAIN -> Optional.of("standard RDP");
            case FAILED -> Optional.of("refused");
            case NOT_RDP, INCOMPLETE, CLOSED, RESET, SILENT, NOT_CONNECTED -> Optional.empty();
        };
    }

    private static String selected(Exchange first) {
        if (first.choseUnasked()) {
            return "not what was offered";
        }
        if (first.chose(Negotiation.PROTOCOL_RDP)) {
            return "standard RDP";
        }
        return first.chose(Negotiation.PROTOCOL_SSL) ? "TLS" : "NLA";
    }
}
