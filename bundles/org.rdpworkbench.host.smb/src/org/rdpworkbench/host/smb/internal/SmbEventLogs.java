// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;

/** The classic logs over the interface eventlog, which knows no other; the files of channels. */
record SmbEventLogs(SmbSession session) implements EventLogs {

    @Override
    public Answer<List<EventEntry>> read(EventQuery query) throws InterruptedException {
        // Of any other name the interface opens Application.
        if (!query.classic()) {
            return Answer.none(Obstacle.UNSUPPORTED, "ElfrOpenELW", "not a classic log");
        }
        return session.ask("eventlog", () -> look(query));
    }

    @Override
    public Answer<ChannelEvents> read(ChannelQuery query) throws InterruptedException {
        return ChannelEvents.ofFile(session.files(), query);
    }

    private List<EventEntry> look(EventQuery query) throws Unanswered, NdrException, MalformedBytesException {
        EventLogCalls calls = new EventLogCalls(session.pipe(RpcInterface.EVENTLOG));
        byte[] log = calls.open(query.log());
        try {
            List<EventEntry> found = new ArrayList<>();
            long from = calls.newest(log);
            boolean more = from > 0;
            while (more) {
                List<EventEntry> records = EventEntry.readAll(calls.readBackwards(log, from));
                more = !records.isEmpty() && query.take(records, found);
                from = 0;
            }
            return List.copyOf(found);
        } finally {
            calls.close(log);
        }
    }
}
