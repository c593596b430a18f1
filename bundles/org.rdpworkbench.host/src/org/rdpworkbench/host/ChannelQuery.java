// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.Set;
import org.rdpworkbench.evtx.EventRecord;

/**
 * Which events of a channel are wanted.
 *
 * @param channel such as {@code Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational}
 * @param ids as people know them; never empty
 * @param from the earliest time by the host's clock, inclusive
 */
public record ChannelQuery(String channel, Set<Integer> ids, Instant from) {

    private static final String NAME = "[A-Za-z0-9 _.-]+(/[A-Za-z0-9 _.-]+)?";

    public ChannelQuery {
        ids = Set.copyOf(ids);
        if (!channel.matches(NAME) || ids.isEmpty()) {
            throw new IllegalArgumentException("no channel, or no event of one: " + channel);
        }
    }

    /** Whether an event of the channel is wanted. */
    boolean fits(EventRecord record) {
        return record.id().filter(ids::contains).isPresent() && !record.written().isBefore(from);
    }
}
