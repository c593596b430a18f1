// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.probe.client.ClientLogReader;

/** Which attempts are in a log, and what belongs to each. */
final class ClientLogTest {

    private static final String SECOND = "{bb000000-0000-0000-0000-000000000002}";
    private static final String THIRD = "{cc000000-0000-0000-0000-000000000003}";

    /** Two attempts at one server, the last of which ended in the handshake, and one at another. */
    private static final Logged[] EVENTS = {
        Logged.begins("08:00:00.1", "srv1"), Logged.ends("08:00:00.5", 516),
        Logged.begins("08:05:00.1", "SRV1").in(SECOND), Logged.of(1028, "08:05:00.2", "TraceMessage", "supported")
                .in(SECOND),
        Logged.begins("08:05:00.3", "srv2:3390").in(THIRD).by("77"),
        Logged.fails("08:05:00.4", "RDPClient_SSL", "TsSslStateHandshakeInProgress", "2147500037").in(SECOND),
        Logged.ends("08:05:00.5", 2308).in(SECOND), Logged.ends("08:05:09.5", 1).in(THIRD).by("77")};

    private static List<HostEvidence> read(byte[] content) throws EvidenceException {
        ClientLogReader reader = new ClientLogReader();
        assertTrue(reader.reads(content));
        return reader.read(content);
    }

    private static ClientAttempt attempt(HostEvidence host) {
        assertEquals(1, host.pieces().size());
        assertEquals(Vantage.CLIENT, host.pieces().getFirst().vantage());
        return (ClientAttempt) host.pieces().getFirst().fact();
    }

    private static ClientAttempt only(byte[] content) throws EvidenceException {
        List<HostEvidence> all = read(content);
        assertEquals(1, all.size());
        return attempt(all.getFirst());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    private static void assertBoth(List<HostEvidence> hosts) {
        assertEquals(List.of(Target.of("srv1", 3389), Target.of("srv2", 3390)),
                hosts.stream().map(HostEvidence::target).toList());
        assertEquals(Optional.of("0x904"), hosts.getFirst().symptom());
        assertEquals(at("08:05:00.1"), hosts.getFirst().at());
        assertEquals(new ClientAttempt("SRV1", Optional.of("CLIENT7"), at("08:05:00.1"),
                Optional.of(at("08:05:00.5")), Optional.of(2308L),
                List.of(new ClientAttempt.Failure("RDPClient_SSL", "TsSslStateHandshakeInProgress",
                        "TsSslStateDisconnecting", "TsSslEventHandshakeContinueFailed", Optional.of(0x80004005L),
                        at("08:05:00.4"))),
                List.of(new ClientAttempt.Step(1024, at("08:05:00.1")), new ClientAttempt.Step(1028, at("08:05:00.2")),
                        new ClientAttempt.Step(226, at("08:05:00.4")), new ClientAttempt.Step(1026, at("08:05:00.5"))),
                2, at("08:00:00.1")), attempt(hosts.getFirst()));
        ClientAttempt other = attempt(hosts.getLast());
        assertEquals(1, other.attempts());
        assertFalse(other.failed(), "the person closed it");
        assertEquals(Optional.empty(), hosts.getLast().symptom());
    }

    @Test
    void ofEachServerTheLastAttemptIsReadOutOfALogFile() throws Exception {
        assertBoth(read(Logged.file(EVENTS)));
    }

    @Test
    void xmlWithoutAnythingAroundItsEventsIsReadAlike() throws Exception {
        assertBoth(read(Logged.xml(EVENTS)));
    }

    @Test
    void theOrderOfTheFileDoesNotMatter() throws Exception {
        List<Logged> reversed = new ArrayList<>(List.of(EVENTS));
        Collections.reverse(reversed);
        assertBoth(read(Logged.xml(reversed.toArray(Logged[]::new))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void everyFormThatPeopleSaveIsRead(String charset) throws Exception {
        String events = new String(Logged.xml(EVENTS), StandardCharsets.UTF_8);
        Charset encoding = Charset.forName(charset);
        for (String text : List.of("\ufeff" + events, events,
                "\ufeff<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"yes\"?>\r\n<Events>" + events
                        + "</Events>\r\n", "<!-- saved -->" + events)) {
            assertBoth(read(text.getBytes(encoding)));
        }
    }

    @Test
    void theTextThatTheEventViewerCopiesIsRead() throws Exception {
        StringBuilder copied = new StringBuilder();
        for (Logged event : EVENTS) {
            copied.append("Log Name: ").append(Logged.CHANNEL).append("\r\nEvent ID: ").append(event.id())
                    .append("\r\nDescription:\r\nRDP ClientActiveX <...>\r\nEvent Xml:\r\n").append(event.xml())
                    .append("\r\n");
        }
        assertBoth(read(copied.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withoutAnActivityTheProcessTellsWhatBelongsTogether() throws Exception {
        ClientAttempt attempt = only(Logged.xml(Logged.begins("08:00:00.1", "srv1").in(""),
                Logged.ends("08:00:00.2", 2308).in("").by("99"), Logged.ends("08:00:00.3", 2055).in("")));
        assertEquals(Optional.of(2055L), attempt.reason());
        ClientAttempt neither = only(Logged.xml(Logged.begins("08:00:00.1", "srv1").in("").by(""),
                Logged.ends("08:00:00.3", 2055).in("").by("")));
        assertEquals(Optional.of(2055L), neither.reason());
    }

    @Test
    void whatCameBeforeTheFirstAttemptBelongsToNone() throws Exception {
        ClientAttempt attempt = only(Logged.file(Logged.ends("07:59:59", 2308), Logged.begins("08:00:00", "srv1")));
        assertEquals(Optional.empty(), attempt.reason());
        assertEquals(List.of(), attempt.rungs());
        assertFalse(attempt.failed());
    }

    @Test
    void aServerThatIsNoHostIsLeftOutAndTakesItsEventsAlong() throws Exception {
        ClientAttempt attempt = only(Logged.file(Logged.begins("08:00:00", "srv1"),
                Logged.begins("08:00:01", "a host\u0007").in(SECOND), Logged.ends("08:00:02", 2308).in(SECOND)));
        assertEquals("srv1", attempt.server());
        assertEquals(Optional.empty(), attempt.reason());
    }

    @Test
    void statesThatNobodyKnowsAreKept() throws Exception {
        ClientAttempt attempt = only(Logged.file(Logged.begins("08:00:00", "srv1"),
                Logged.fails("08:00:01", "RDPClient_New", "<b>\u001b[31mState", "0x80070040"),
                Logged.ends("08:00:02", 4_294_967_295L)));
        assertEquals("<b>\u001b[31mState", attempt.failures().getFirst().from());
        assertEquals(Optional.of(0x80070040L), attempt.failures().getFirst().error());
        assertEquals(Optional.of(4_294_967_295L), attempt.reason());
        assertTrue(attempt.failed());
        assertTrue(attempt.rungs().stream().noneMatch(rung -> rung.outcome().contains("State")), "not from the wire");
    }

    @Test
    void manyEventsOfOneAttemptLeaveAFactOfAnOrdinarySize() throws Exception {
        List<Logged> many = new ArrayList<>(List.of(Logged.begins("08:00:00", "s")));
        for (int i = 0; i < 300; i++) {
            many.add(Logged.fails("08:00:01", "m" + i, "x".repeat(5_000), Integer.toString(i)));
        }
        many.add(Logged.ends("08:00:02", 2308));
        ClientAttempt attempt = only(Logged.xml(many.toArray(Logged[]::new)));
        assertEquals(100, attempt.steps().size());
        assertEquals(20, attempt.failures().size());
        assertEquals("m299", attempt.failures().getLast().machine());
        assertEquals(300, attempt.failures().getLast().from().length());
        assertEquals(Optional.of(2308L), attempt.reason(), "also where its step is not kept");
    }

    @Test
    void eventsOfOthersInTheSameFileAreLeftOut() throws Exception {
        String other = Logged.begins("08:00:03", "srv9").xml().replace(Logged.PROVIDER, "Other");
        byte[] file = (new String(Logged.xml(EVENTS), StandardCharsets.UTF_8) + other).getBytes(StandardCharsets.UTF_8);
        assertBoth(read(file));
    }

    @Test
    void timesMayBeAsFarApartAsTheyCanBeWritten() throws Exception {
        String begins = Logged.begins("08:00:00", "srv1").xml().replace("2026-11-20", "-999999999-01-01");
        String ends = Logged.ends("08:00:01", 2308).xml().replace("2026-11-20", "+999999999-12-31");
        ClientAttempt attempt = only((begins + ends).getBytes(StandardCharsets.UTF_8));
        assertEquals(6.3e19, attempt.rungs().getLast().millis(), 1e18);
    }

    @Test
    void aNumberThatIsNoneIsMissing() throws Exception {
        for (String value : List.of("", "-1", "4294967296", "0x", "0x123456789", "2308 ms", "99999999999")) {
            ClientAttempt attempt = only(Logged.xml(Logged.begins("08:00:00", "srv1"),
                    new Logged(1026, "08:00:01", "", "4242", Map.of("Value", value))));
            assertEquals(Optional.empty(), attempt.reason(), value);
        }
    }
}
