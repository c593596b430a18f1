// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import com.sun.jna.WString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.XmlEvent;

/**
 * Reads channels of the machine itself out of its log service, which knows them up to now and lets whoever is signed in
 * read most of them. Not verified on Windows: in Wine the function finds nothing.
 */
record ChannelReader(Wevtapi wevtapi) {

    /** EvtQueryChannelPath and EvtQueryReverseDirection of winevt.h: the newest first. */
    private static final int NEWEST_OF_CHANNEL = 0x1 | 0x200;
    private static final int EVT_RENDER_EVENT_XML = 1;
    private static final int AT_ONCE = 64;
    /** In milliseconds; the session has a limit of its own. */
    private static final int TIMEOUT = 5_000;
    private static final int FIRST_TRY = 8 << 10;
    /** In characters: Windows itself writes no event of more than 64 KiB. */
    private static final int MOST = 1 << 20;

    ChannelEvents read(ChannelQuery query) throws Unanswered {
        Instant until = Instant.now();
        long found = wevtapi.EvtQuery(0, new WString(query.channel()), new WString(xpath(query)), NEWEST_OF_CHANNEL);
        Unanswered.unless(found != 0, "EvtQuery");
        try {
            List<EventRecord> events = new ArrayList<>();
            boolean more = true;
            while (more && events.size() < ChannelEvents.MOST) {
                List<EventRecord> next = next(found);
                events.addAll(next);
                more = !next.isEmpty();
            }
            return new ChannelEvents(events, until, more);
        } finally {
            wevtapi.EvtClose(found);
        }
    }

    /** In the part of XPath that the log service knows. */
    private static String xpath(ChannelQuery query) {
        String ids = query.ids().stream().sorted().map(id -> "EventID=" + id).collect(Collectors.joining(" or "));
        return "*[System[(" + ids + ") and TimeCreated[@SystemTime>='" + query.from().truncatedTo(ChronoUnit.MILLIS)
                + "']]]";
    }

    /** None when there are no more. */
    private List<EventRecord> next(long found) throws Unanswered {
        long[] events = new long[AT_ONCE];
        int[] returned = new int[1];
        if (!wevtapi.EvtNext(found, AT_ONCE, events, TIMEOUT, 0, returned)) {
            if (Native.getLastError() == Win32.NO_MORE_ITEMS) {
                return List.of();
            }
            throw Unanswered.win32("EvtNext", Native.getLastError());
        }
        long[] there = Arrays.copyOf(events, Math.clamp(returned[0], 0, AT_ONCE));
        try {
            List<EventRecord> records = new ArrayList<>();
            for (long event : there) {
                records.add(XmlEvent.read(xml(event)));
            }
            return records;
        } catch (XmlEvent.Unreadable e) {
            throw new Unanswered(Obstacle.MALFORMED, "EvtRender", e.getMessage());
        } finally {
            Arrays.stream(there).forEach(wevtapi::EvtClose);
        }
    }

    private String xml(long event) throws Unanswered {
        char[] buffer = new char[FIRST_TRY];
        int[] used = new int[1];
        boolean rendered = render(event, buffer, used);
        if (!rendered && Native.getLastError() == Win32.INSUFFICIENT_BUFFER && used[0] <= MOST * Character.BYTES) {
            buffer = new char[used[0] / Character.BYTES + 1];
            rendered = render(event, buffer, used);
        }
        Unanswered.unless(rendered, "EvtRender");
        return Native.toString(buffer);
    }

    private boolean render(long event, char[] buffer, int[] used) {
        return wevtapi.EvtRender(0, event, EVT_RENDER_EVENT_XML, buffer.length * Character.BYTES, buffer, used,
                new int[1]);
    }
}
