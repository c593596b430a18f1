// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import com.sun.jna.WString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;

/**
 * The event logs of a machine. Channels of another machine are read as files, since the service that would be asked is
 * behind a rule of the firewall that is off by default. Not verified on Windows: the logs of Wine hold nothing.
 */
record WindowsEventLogs(WindowsSession session) implements EventLogs {

    private static final int FIRST_TRY = 64 << 10;
    /** The most that ReadEventLogW reads at once. */
    private static final int MOST = 0x7FFFF;
    /** EVENTLOG_SEQUENTIAL_READ and EVENTLOG_BACKWARDS_READ of winnt.h. */
    private static final int GO_BACK = 0x0001 | 0x0008;

    @Override
    public Answer<List<EventEntry>> read(EventQuery query) throws InterruptedException {
        // Of any other name Windows opens Application.
        if (!query.classic()) {
            return Answer.none(Obstacle.UNSUPPORTED, "OpenEventLogW", "not a classic log");
        }
        return session.ask("ReadEventLogW", windows -> look(windows.advapi(), query));
    }

    @Override
    public Answer<ChannelEvents> read(ChannelQuery query) throws InterruptedException {
        return session.computer().another() ? ChannelEvents.ofFile(session.files(), query)
                : session.ask("EvtQuery", windows -> new ChannelReader(windows.wevtapi()).read(query));
    }

    private List<EventEntry> look(Advapi advapi, EventQuery query)
            throws Unanswered, MalformedBytesException {
        long log = advapi.OpenEventLogW(session.computer().name(), new WString(query.log()));
        Unanswered.unless(log != 0, "OpenEventLogW");
        try {
            List<EventEntry> found = new ArrayList<>();
            List<EventEntry> events;
            do {
                events = EventEntry.readAll(older(advapi, log));
            } while (query.take(events, found) && !events.isEmpty());
            return List.copyOf(found);
        } finally {
            advapi.CloseEventLog(log);
        }
    }

    /** The next older records; no bytes when there are no more. */
    private static byte[] older(Advapi advapi, long log) throws Unanswered {
        byte[] buffer = new byte[FIRST_TRY];
        int[] count = new int[1];
        int[] needed = new int[1];
        boolean read = advapi.ReadEventLogW(log, GO_BACK, 0, buffer, buffer.length, count, needed);
        // One record alone may be longer.
        if (!read && Native.getLastError() == Win32.INSUFFICIENT_BUFFER) {
            buffer = new byte[MOST];
            read = advapi.ReadEventLogW(log, GO_BACK, 0, buffer, buffer.length, count, needed);
        }
        if (!read && Native.getLastError() == Win32.HANDLE_EOF) {
            return new byte[0];
        }
        Unanswered.unless(read, "ReadEventLogW");
        return Arrays.copyOf(buffer, Math.clamp(count[0], 0, buffer.length));
    }
}
