// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.facts.ClientAttempt;

/**
 * Reads the event log of the Remote Desktop client: the file (.evtx), or its events as XML, as {@code wevtutil} and the
 * event viewer give them. Of each server that the client tried to connect to, the last attempt is evidence.
 */
@Component(service = EvidenceReader.class)
public final class ClientLogReader implements EvidenceReader {

    @Override
    public String id() {
        return "client.log";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ClientAttempt.TYPE);
    }

    /** Event logs of every channel, too: what else they are is told by {@link #read}. */
    @Override
    public boolean reads(byte[] content) {
        return EventLog.is(content) || EventXml.is(content);
    }

    @Override
    public List<HostEvidence> read(byte[] content) throws EvidenceException {
        ClientEvents events = new ClientEvents();
        if (EventLog.is(content)) {
            EventLog.read(content, events::add);
        } else {
            EventXml.read(content, events::add);
        }
        return Attempts.of(events.inOrder());
    }
}
