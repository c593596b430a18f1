// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.RefusedLogons;

/**
 * Reads event logs that were saved elsewhere: the file (.evtx), or its events as XML, as {@code wevtutil} and the event
 * viewer give them. Of a Remote Desktop client the last attempt at each server is evidence; of the Security log of a
 * host, the logons that it refused in its last hour.
 *
 * <p>No fact is made of what a host writes into its System log and into those of its listener. Every TLS service of a
 * host writes the same Schannel events, and everybody who connects makes the others: they say something only within
 * {@link org.rdpworkbench.facts.SchannelEvents#NEAR} of a connection of ours, by the host's clock, and only a look
 * inside the host knows both.
 */
@Component(service = EvidenceReader.class)
public final class ClientLogReader implements EvidenceReader {

    @Override
    public String id() {
        return "client.log";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ClientAttempt.TYPE, RefusedLogons.TYPE);
    }

    /** Event logs of every channel, too: what else they are is told by {@link #read}. */
    @Override
    public boolean reads(byte[] content) {
        return EventLog.is(content) || EventXml.is(content);
    }

    @Override
    public List<HostEvidence> read(byte[] content) throws EvidenceException {
        ClientEvents client = new ClientEvents();
        LoggedRefusals host = new LoggedRefusals();
        Consumer<EventRecord> both = record -> {
            client.add(record);
            host.add(record);
        };
        if (EventLog.is(content)) {
            EventLog.read(content, both);
        } else {
            EventXml.read(content, both);
        }
        List<HostEvidence> found = new ArrayList<>();
        if (!host.isEmpty()) {
            found.addAll(host.evidence());
        }
        if (host.isEmpty() || !client.isEmpty()) {
            found.addAll(Attempts.of(client.inOrder()));
        }
        return List.copyOf(found);
    }
}
