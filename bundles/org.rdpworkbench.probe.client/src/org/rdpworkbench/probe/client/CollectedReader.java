// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.WinsockCatalog;

/**
 * Reads what the collector of {@link CollectCommand} wrote, on a client or on the console of a host. A host's events
 * about connections are not collected: they mean something only beside a connection of our own, and there was none.
 */
@Component(service = EvidenceReader.class)
public final class CollectedReader implements EvidenceReader {

    @Override
    public String id() {
        return "client.collected";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ClientAttempt.TYPE, NlaClient.TYPE, ClientAddresses.TYPE, ClientTls.TYPE, ClientSettings.TYPE,
                WinsockCatalog.TYPE,
                ServiceStates.TYPE, BoundCertificate.TYPE, KeyAccess.TYPE, HostRoles.TYPE, RemoteDesktopSettings.TYPE,
                RestartSigns.TYPE, TimeService.TYPE, NtlmSettings.TYPE, RefusedLogons.TYPE, KeyFolder.TYPE);
    }

    @Override
    public boolean reads(byte[] content) {
        return Collected.is(content);
    }

    @Override
    public List<HostEvidence> read(byte[] content) throws EvidenceException {
        Collected file = Collected.read(content);
        return file.inside() ? List.of(CollectedHost.of(file)) : CollectedClient.of(file);
    }
}
