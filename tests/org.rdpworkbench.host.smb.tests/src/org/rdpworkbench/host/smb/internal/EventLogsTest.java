// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.LoggedEvent;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** The classic logs of a host by Samba. */
@Timeout(180)
class EventLogsTest {

    /** More than are read at once. */
    private static final int EVENTS = 700;

    @TempDir
    static Path folder;
    private static Samba samba;
    private static HostSession session;
    private static Instant firstEvent;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        // Older than a week, and Samba would drop them.
        firstEvent = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 2 * EVENTS);
        samba.folder().writeEvents("System", events());
        session = Sessions.open(samba, Sessions.administrator());
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, samba);
    }

    private static LoggedEvent[] events() {
        return IntStream.range(0, EVENTS).mapToObj(i -> new LoggedEvent(firstEvent.plusSeconds(i), 36_000 + i, "ERROR",
                i % 2 == 0 ? "Schannel" : "TermDD", List.of("server", "0x8009030d"), "abc"))
                .toArray(LoggedEvent[]::new);
    }

    @Test
    void eventsComeNewestFirst() throws Exception {
        List<EventEntry> all = value(session.eventLogs().read(
                new EventQuery("System", Set.of(), Set.of(), Instant.EPOCH, Instant.MAX, EventQuery.MOST)));
        assertEquals(EVENTS, all.size());
        assertEquals(36_000 + EVENTS - 1, all.getFirst().id());
        EventEntry oldest = all.getLast();
        assertEquals(new EventEntry(oldest.number(), "Schannel", 36_000, EventEntry.Level.ERROR, firstEvent,
                List.of("server", "0x8009030d"), HexFormat.of().formatHex("abc".getBytes())), oldest);
    }

    @Test
    void onlyEventsThatAreWantedCome() throws Exception {
        List<EventEntry> some = value(session.eventLogs().read(new EventQuery("system", Set.of("SCHANNEL"), Set.of(),
                firstEvent.plusSeconds(10), firstEvent.plusSeconds(21), 4)));
        assertEquals(List.of(36_020, 36_018, 36_016, 36_014), some.stream().map(EventEntry::id).toList());
        assertEquals(List.of(36_012), value(session.eventLogs().read(new EventQuery("System", Set.of(),
                Set.of(36_012, 36_009), firstEvent.plusSeconds(10), Instant.MAX, 4))).stream().map(EventEntry::id)
                .toList());
        assertEquals(List.of(), value(session.eventLogs().read(
                new EventQuery("System", Set.of("Other"), Set.of(), Instant.EPOCH, Instant.MAX, 4))));
    }

    /** The interface would open Application in its place. */
    @Test
    void otherLogsAreNotRead() throws Exception {
        assertNone(Obstacle.UNSUPPORTED, session.eventLogs().read(new EventQuery(
                "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational", Set.of(), Set.of(),
                Instant.EPOCH, Instant.MAX, 4)));
    }
}
