// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.Obstacle;

/** The classic logs over the interface eventlog. */
record SmbEventLogs(SmbSession session) implements EventLogs {

    /** The only ones that the interface serves for certain: of any other name it opens Application. */
    private static final Set<String> CLASSIC = classic();

    private static Set<String> classic() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of("System", "Application", "Security"));
        return names;
    }

    @Override
    public Answer<List<EventEntry>> read(EventQuery query) throws InterruptedException {
        if (!CLASSIC.contains(query.log())) {
            return Answer.none(Obstacle.UNSUPPORTED, "ElfrOpenELW", "not a classic log");
        }
        return session.ask("eventlog", () -> look(query));
    }

    private List<EventEntry> look(EventQuery query) throws Unanswered, NdrException {
        EventLogCalls calls = new EventLogCalls(session.pipe(RpcInterface.EVENTLOG));
        byte[] log = calls.open(query.log());
        try {
            List<EventEntry> found = new ArrayList<>();
            long from = calls.newest(log);
            boolean more = from > 0;
            while (more) {
                List<EventEntry> records = EventRecord.readAll(calls.readBackwards(log, from));
                more = !records.isEmpty() && take(records, query, found);
                from = 0;
            }
            return List.copyOf(found);
        } finally {
            calls.close(log);
        }
    }

    /** @return whether older ones may still be wanted */
    private static boolean take(List<EventEntry> records, EventQuery query, List<EventEntry> found) {
        for (EventEntry record : records) {
            if (found.size() == query.most() || record.generated().isBefore(query.from())) {
                return false;
            }
            if (query.fits(record)) {
                found.add(record);
            }
        }
        return true;
    }
}
