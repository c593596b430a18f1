// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.probe.client.ClientLogReader;

/** What the Security log of a host, saved there, has of refused logons. */
final class SecurityLogTest {

    private static final Target HOST = Target.of("srv1.corp.example", Target.DEFAULT_PORT);
    private static final String FAILURE = "0xc000006d";
    private static final String PASSWORD = "0xc000006a";
    private static final String NONE = "is a Security log without a refused logon (event 4625, over the network or "
            + "through Remote Desktop) in the hour before its last event";

    private final ClientLogReader reader = new ClientLogReader();

    private List<HostEvidence> read(byte[] content) throws EvidenceException {
        assertTrue(reader.reads(content));
        return reader.read(content);
    }

    private String refused(byte[] content) {
        return assertThrows(EvidenceException.class, () -> read(content)).getMessage();
    }

    private RefusedLogons only(byte[] content) throws EvidenceException {
        List<HostEvidence> all = read(content);
        assertEquals(1, all.size());
        return fact(all.getFirst());
    }

    private static RefusedLogons fact(HostEvidence host) {
        assertEquals(1, host.pieces().size());
        assertEquals(Vantage.INSIDE, host.pieces().getFirst().vantage());
        assertEquals(Optional.empty(), host.symptom());
        return (RefusedLogons) host.pieces().getFirst().fact();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    /** In a file the oldest need not be the first. */
    @Test
    void whatWasRefusedAlikeIsCounted() throws Exception {
        LoggedAtHost[] events = {LoggedAtHost.other(4624, "08:50:00"),
            LoggedAtHost.refused("08:20:00", "eve", FAILURE, PASSWORD, 3, "192.0.2.7"),
            LoggedAtHost.refused("08:10:00", "adam", FAILURE, PASSWORD, 3, "::ffff:192.0.2.7"),
            LoggedAtHost.withoutRight("08:30:00")};
        RefusedLogons expected = new RefusedLogons(at("08:10:00"), at("08:50:00"), List.of(
                new Refusal(10, 0xC000_015BL, Optional.of("192.0.2.7"), 1, at("08:30:00")),
                new Refusal(3, 0xC000_006AL, Optional.of("192.0.2.7"), 2, at("08:20:00"))));
        assertEquals(expected, only(LoggedAtHost.xml(events)));
        assertEquals(expected, only(LoggedAtHost.file(events)));
        HostEvidence host = read(LoggedAtHost.xml(events)).getFirst();
        assertEquals(HOST, host.target());
        assertEquals(at("08:50:00"), host.at());
        assertFalse(host.pieces().toString().matches("(?s).*(eve|adam|CORP).*"), "accounts are not kept");
    }

    /** Exactly as with a look inside a host, beside which it is judged. */
    @Test
    void anHourCounts() throws Exception {
        RefusedLogons seen = only(LoggedAtHost.xml(LoggedAtHost.withoutRight("07:59:59"),
                LoggedAtHost.withoutRight("08:00:00"), LoggedAtHost.other(4634, "09:00:00")));
        assertEquals(at("08:00:00"), seen.from());
        assertEquals(List.of(1), seen.refusals().stream().map(Refusal::count).toList());
    }

    /** Ours are such, and a logon at the keyboard is another matter. */
    @Test
    void whatIsNoRefusalOfAnAccountIsNone() {
        assertEquals(NONE + ".", refused(LoggedAtHost.xml(
                LoggedAtHost.refused("08:10:00", "-", FAILURE, "0x0", 3, "192.0.2.7"),
                LoggedAtHost.refused("08:11:00", "", FAILURE, "0x0", 3, "192.0.2.7"),
                LoggedAtHost.refused("08:12:00", "eve", FAILURE, PASSWORD, 2, "-"),
                LoggedAtHost.refused("08:13:00", "eve", "no", PASSWORD, 3, "-"))));
    }

    /** What was left out when it was saved is not known, so that silence proves nothing. */
    @Test
    void aLogWithoutARefusalIsNoEvidence() {
        assertEquals(NONE + ".", refused(LoggedAtHost.file(LoggedAtHost.other(4624, "08:10:00"))));
        assertEquals(NONE + "; the latest is of 2026-11-20T06:00:00Z.", refused(LoggedAtHost.file(
                LoggedAtHost.withoutRight("06:00:00"), LoggedAtHost.other(4624, "08:10:00"))));
    }

    @Test
    void eachHostOfForwardedEventsHasItsOwnHour() throws Exception {
        List<HostEvidence> all = read(LoggedAtHost.xml(LoggedAtHost.withoutRight("06:00:00").by("srv2"),
                LoggedAtHost.withoutRight("08:00:00"), LoggedAtHost.other(4624, "09:30:00").by("srv3")));
        assertEquals(List.of("srv2", "SRV1.corp.example"), all.stream().map(one -> one.target().host()).toList());
        assertEquals(at("06:00:00"), fact(all.getFirst()).to());
    }

    @Test
    void whatAClientLoggedInTheSameFileIsReadAsWell() throws Exception {
        List<HostEvidence> all = read((LoggedAtHost.withoutRight("08:00:00").xml()
                + Logged.begins("08:00:00", "srv1").xml()).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(RefusedLogons.TYPE, ClientAttempt.TYPE),
                all.stream().map(one -> one.pieces().getFirst().type()).toList());
    }

    @Test
    void aHostWithoutAName() {
        assertEquals("is a Security log that names no host.",
                refused(LoggedAtHost.xml(LoggedAtHost.withoutRight("08:00:00").by("a b"))));
    }

    @Test
    void moreThanCanBeTrueIsRefused() {
        LoggedAtHost[] many = new LoggedAtHost[1_001];
        Arrays.setAll(many, i -> LoggedAtHost.withoutRight("08:00:00").by("srv" + i));
        assertEquals("holds more than 200000 refused logons, or names more than 1000 hosts.",
                refused(LoggedAtHost.xml(many)));
    }

    /** The earliest and the latest times there are do not break it. */
    @Test
    void timesMayBeAnything() throws Exception {
        for (String time : List.of(Instant.MIN.toString(), Instant.MAX.toString())) {
            String xml = LoggedAtHost.withoutRight("08:00:00").xml().replace("2026-11-20T08:00:00Z", time);
            assertEquals(Instant.parse(time), only(xml.getBytes(StandardCharsets.UTF_8)).to());
            assertEquals(1, read((xml + LoggedAtHost.withoutRight("08:00:00").xml())
                    .getBytes(StandardCharsets.UTF_8)).size());
        }
    }

    /** Nothing but the one exception comes out, whatever is changed in a file that is well. */
    @Test
    void changedFilesAreReadOrRefused() {
        Random random = new Random(4625);
        byte[] whole = LoggedAtHost.file(LoggedAtHost.withoutRight("08:00:00"), LoggedAtHost.other(4624, "08:10:00"));
        int refused = 0;
        for (int run = 0; run < 3_000; run++) {
            byte[] changed = whole.clone();
            for (int i = 0; i < 4; i++) {
                changed[random.nextInt(4_096, changed.length)] = (byte) random.nextInt();
            }
            try {
                reader.read(changed);
            } catch (EvidenceException e) {
                refused++;
            }
        }
        assertTrue(refused > 0, "some of them must have been damaged");
    }
}
