// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.jna.Native;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/** Channels of the machine itself, which Wine does not have. */
class ChannelTest {

    private static final long FOUND = 79;
    private static final ChannelQuery QUERY = new ChannelQuery("Some/Operational", Set.of(131, 65),
            Instant.parse("2026-11-28T07:00:00.1234567Z"));

    private final Played played = new Played();
    private final List<Object> closed = new ArrayList<>();

    private HostSession session(Computer computer) throws InterruptedException {
        return new WindowsSession(computer, Duration.ofSeconds(20)).load(played::windows).value().orElseThrow();
    }

    private static String event(int number, int padding) {
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Some'/>"
                + "<EventID>131</EventID><TimeCreated SystemTime='2026-11-28T07:00:0" + number + ".0000000Z'/>"
                + "<EventRecordID>" + number + "</EventRecordID></System><EventData><Data Name='ClientIP'>192.0.2.7"
                + " ".repeat(padding) + "</Data></EventData></Event>";
    }

    /** Answers the query with events whose handles are 1, 2, and so on, in parts of that size. */
    private void having(int part, String... events) {
        List<Long> left = new ArrayList<>(Stream.iterate(1L, n -> n <= events.length, n -> n + 1).toList());
        played.on("EvtQuery", arguments -> FOUND).on("EvtNext", arguments -> {
            List<Long> next = List.copyOf(left.subList(0, Math.min(part, left.size())));
            for (int i = 0; i < next.size(); i++) {
                ((long[]) arguments[2])[i] = next.get(i);
            }
            ((int[]) arguments[5])[0] = next.size();
            left.removeAll(next);
            Native.setLastError(Win32.NO_MORE_ITEMS);
            return !next.isEmpty();
        }).on("EvtRender", arguments -> {
            String xml = events[(int) ((long) arguments[1]) - 1] + "\0";
            int bytes = xml.length() * Character.BYTES;
            ((int[]) arguments[5])[0] = bytes;
            Native.setLastError(Win32.INSUFFICIENT_BUFFER);
            boolean fits = bytes <= (int) arguments[3];
            if (fits) {
                xml.getChars(0, xml.length(), (char[]) arguments[4], 0);
            }
            return fits;
        }).on("EvtClose", arguments -> closed.add(arguments[0]));
    }

    @Test
    void eventsComeInPartsAlsoLongOnesAndAllIsClosed() throws Exception {
        having(2, event(3, 0), event(2, 20_000), event(1, 0));
        try (HostSession session = session(Computer.ITSELF)) {
            Instant before = Instant.now();
            ChannelEvents log = session.eventLogs().read(QUERY).value().orElseThrow();
            assertEquals(List.of(3L, 2L, 1L), log.events().stream().map(EventRecord::number).toList());
            assertEquals(Instant.parse("2026-11-28T07:00:03Z"), log.events().getFirst().written());
            assertFalse(log.doubtful());
            assertFalse(log.until().isBefore(before));
            assertFalse(log.until().isAfter(Instant.now()));
        }
        assertEquals(List.of(1L, 2L, 3L, FOUND), closed);
    }

    @Test
    void theQueryIsInTheLogServicesXPath() throws Exception {
        having(1);
        List<String> asked = new ArrayList<>();
        played.on("EvtQuery", arguments -> {
            asked.add(arguments[0] + " " + arguments[1] + " " + arguments[2] + " " + arguments[3]);
            return FOUND;
        });
        try (HostSession session = session(Computer.ITSELF)) {
            assertEquals(List.of(), session.eventLogs().read(QUERY).value().orElseThrow().events());
        }
        assertEquals(List.of("0 Some/Operational *[System[(EventID=65 or EventID=131) and "
                + "TimeCreated[@SystemTime>='2026-11-28T07:00:00.123Z']]] 513"), asked);
    }

    @Test
    void whatFailsNamesTheFunctionAndClosesWhatIsOpen() throws Exception {
        having(1, "<Event>");
        try (HostSession session = session(Computer.ITSELF)) {
            assertEquals(Answer.none(Obstacle.MALFORMED, "EvtRender", "no XML"), session.eventLogs().read(QUERY));
            assertEquals(List.of(1L, FOUND), closed);
            played.failing("EvtNext", false, Win32.ACCESS_DENIED);
            assertEquals(Answer.none(Obstacle.NOT_ELEVATED, "EvtNext", "0x5"), session.eventLogs().read(QUERY));
            assertEquals(List.of(1L, FOUND, FOUND), closed);
            played.failing("EvtQuery", 0L, Win32.EVT_CHANNEL_NOT_FOUND);
            assertEquals(Answer.none(Obstacle.UNSUPPORTED, "EvtQuery", "0x3A9F"), session.eventLogs().read(QUERY));
        }
    }

    @Test
    void channelsOfAnotherMachineAreFiles() throws Exception {
        List<String> opened = new ArrayList<>();
        played.on("CreateFileW", arguments -> {
            opened.add(arguments[0].toString());
            Native.setLastError(Win32.FILE_NOT_FOUND);
            return -1L;
        });
        try (HostSession session = session(new Computer("srv1"))) {
            assertEquals(Answer.none(Obstacle.UNSUPPORTED, "the log's file", "it is not there"),
                    session.eventLogs().read(QUERY));
        }
        assertEquals(List.of("\\\\?\\UNC\\srv1\\C$\\Windows\\System32\\winevt\\Logs\\Some%4Operational.evtx"),
                opened);
    }
}
