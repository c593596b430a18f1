// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ServerCertificate;

/** The day on which the host's certificate expires. */
@Component(service = HostColumn.class)
public final class EndColumn implements HostColumn {

    @Override
    public String id() {
        return "certificate.end";
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ServerCertificate.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<String> value(CaseFile evidence) {
        return evidence.find(ServerCertificate.TYPE).filter(server -> !server.chain().isEmpty())
                .map(server -> server.host().notAfter().toString().replaceFirst("T.*", ""));
    }
}
