// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.EventLogs;

/**
 * A channel in which the listener writes down each connection that it takes.
 *
 * @param events of connections, in the order of the log
 * @param until the log is known up to here, by the host's clock
 * @param doubtful an event that is not there may have happened before that
 */
record ListenerLog(List<ListenerEvents.Event> events, Instant until, boolean doubtful) {

    /** ClientIP of 131, for example 192.0.2.1:50000 or [2001:db8::1]:50000. */
    private static final Pattern CLIENT = Pattern.compile(
            "\\[([0-9A-Fa-f:][0-9A-Fa-f:.]{1,44})(?:%\\w{1,16})?](?::\\d{1,5})?|([0-9.]{7,15})(?::\\d{1,5})?");

    /** Each has one event for a connection. */
    enum Channel {
        /** 131: the server accepted a new connection from a client; 226: a change of its state failed. */
        RDP_CORE("Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational", 131, 226),
        /** 261: the listener received a connection. */
        CONNECTION_MANAGER("Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational", 261);

        private final String id;
        private final Set<Integer> events;

        Channel(String id, Integer... events) {
            this.id = id;
            this.events = Set.of(events);
        }
    }

    /** Reads what was written since then, by the host's clock. */
    static Answer<ListenerLog> read(EventLogs logs, Channel channel, Instant from) throws InterruptedException {
        return logs.read(new ChannelQuery(channel.id, channel.events, from)).map(ListenerLog::of);
    }

    private static ListenerLog of(ChannelEvents log) {
        return new ListenerLog(log.events().stream().filter(record -> !overUdp(record)).map(ListenerLog::event)
                .toList(), log.until(), log.doubtful());
    }

    /** What a client adds to a connection that it has. */
    private static boolean overUdp(EventRecord record) {
        return record.data("ConnType").filter("UDP"::equals).isPresent();
    }

    private static ListenerEvents.Event event(EventRecord record) {
        return new ListenerEvents.Event(record.provider().orElse(""), record.id().orElseThrow(), record.written(),
                record.data("ClientIP").flatMap(ListenerLog::client));
    }

    private static Optional<String> client(String text) {
        Matcher matcher = CLIENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return matcher.group(1) == null ? Optional.of(matcher.group(2)) : inFull(matcher.group(1));
    }

    /** As the runtime writes it, so that it compares with our own. What has a colon is looked up nowhere. */
    private static Optional<String> inFull(String literal) {
        try {
            return Optional.of(literal.indexOf(':') < 0 ? literal : InetAddress.getByName(literal).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
