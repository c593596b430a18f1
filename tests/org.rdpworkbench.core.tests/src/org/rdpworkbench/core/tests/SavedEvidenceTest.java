// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** Files that readers of plugins know, and what they tell beside looks of ours. */
final class SavedEvidenceTest {

    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final EvidenceKey OF_CLIENT = Seen.TYPE.from(Vantage.CLIENT);

    /** What it makes of a file. */
    private interface Reading {
        List<HostEvidence> of(String text) throws EvidenceException;
    }

    /** Reads files that begin with its id. */
    private record Reader(String id, Reading reading) implements EvidenceReader {

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(Seen.TYPE);
        }

        @Override
        public boolean reads(byte[] content) {
            return new String(content, StandardCharsets.UTF_8).startsWith("log");
        }

        @Override
        public List<HostEvidence> read(byte[] content) throws EvidenceException {
            return reading.of(new String(content, StandardCharsets.UTF_8));
        }
    }

    private static HostEvidence host(String name, Vantage vantage, String text) {
        return HostEvidence.of(Target.valueOf(name), AT).with(Seen.TYPE, vantage, new Seen(text))
                .withSymptom("0x904");
    }

    private static Snapshot with(EvidenceReader... readers) {
        List<Contribution<EvidenceReader>> all = new ArrayList<>();
        for (EvidenceReader reader : readers) {
            all.add(Contribution.of(reader));
        }
        return new Snapshot(List.of(), List.of(), List.of(), List.of(), List.of(), all, new Texts(Map.of()));
    }

    private static List<CaseRecord> read(Snapshot plugins, String file) throws CaseFormatException {
        return SavedEvidence.read(plugins, file.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(Snapshot plugins, String file) {
        return assertThrows(CaseFormatException.class, () -> read(plugins, file)).getMessage();
    }

    @Test
    void whatAReaderFindsBecomesACase() throws Exception {
        CaseRecord record = read(with(new Reader("log", text -> List.of(host("srv1", Vantage.CLIENT, text)))), "log 1")
                .getFirst();
        assertEquals(Target.of("srv1", 3389), record.target());
        assertEquals(Optional.of("0x904"), record.symptom());
        assertEquals(AT, record.began());
        assertEquals(Optional.of(new Seen("log 1")), record.find(Seen.TYPE, Vantage.CLIENT));
        assertEquals("log", record.evidence().get(OF_CLIENT).source().probe());
        assertEquals(AT, record.evidence().get(OF_CLIENT).source().at());
    }

    @Test
    void aCaseFileIsReadAsBefore() throws Exception {
        byte[] file = CaseFormat.write(List.of(Engine.record(Engine.observed(Seen.TYPE, Seen.FINE))));
        Snapshot plugins = with(new Reader("log", text -> List.of()));
        assertEquals(1, SavedEvidence.read(plugins, file).size());
        assertEquals("is damaged or is not a case file: it is not JSON.", refused(plugins, "none of all"));
    }

    @Test
    void onlyWhereNoReaderFindsAnythingItIsToldWhy() throws Exception {
        Reader refusing = new Reader("other", text -> {
            throw new EvidenceException("is of another kind.");
        });
        Reader finding = new Reader("log", text -> List.of(host("srv1", Vantage.CLIENT, text)));
        assertEquals(1, read(with(refusing, finding), "log").size());
        assertEquals("is of another kind.", refused(with(refusing), "log"));
    }

    @Test
    void aReaderThatBreaksIsNamed() {
        Reader broken = new Reader("broken", text -> {
            throw new IllegalStateException("oops");
        });
        assertEquals("could not be read: plugin " + Reader.class.getName() + " broke on it.",
                refused(with(broken), "log"));
    }

    @Test
    void whatWasSeenElsewhereIsNoLookOfOurs() {
        assertThrows(IllegalArgumentException.class, () -> host("srv1", Vantage.HERE, "x"));
    }

    private static CaseRecord look(String target) {
        Evidence seen = Engine.observed(Seen.TYPE, Seen.FINE);
        return new CaseRecord(Target.valueOf(target), Optional.empty(), Engine.BEGAN, Map.of(seen.key(), seen),
                List.of());
    }

    private static CaseRecord client(String target) throws CaseFormatException {
        return read(with(new Reader("log", text -> List.of(host(target, Vantage.CLIENT, "client")))), "log").getFirst();
    }

    @Test
    void aClientsCaseJoinsTheLookAtTheSameHostWhicheverComesFirst() throws Exception {
        CaseRecord look = look("srv1:3390");
        CaseRecord other = look("srv2");
        for (List<CaseRecord> given : List.of(List.of(client("SRV1"), look, other),
                List.of(look, other, client("srv1:3390")))) {
            List<CaseRecord> joined = SavedEvidence.joined(given);
            assertEquals(2, joined.size());
            CaseRecord both = joined.getFirst();
            assertEquals(Target.of("srv1", 3390), both.target());
            assertEquals(Optional.of("0x904"), both.symptom());
            assertEquals(Engine.BEGAN, both.began());
            assertEquals(Set.of(OF_CLIENT, Seen.TYPE.from(Vantage.HERE)), both.evidence().keySet());
            assertSame(other, joined.getLast());
        }
    }

    @Test
    void whatNeedNotBeTheSameHostStaysByItself() throws Exception {
        for (String[] pair : new String[][] {{"srv1", "srv2"}, {"srv1", "srv1.example.net"}, {"srv1", "srv1:3391"}}) {
            assertEquals(2, SavedEvidence.joined(List.of(look(pair[0]), client(pair[1]))).size());
        }
        assertEquals(3, SavedEvidence.joined(List.of(look("srv1:3390"), look("srv1:3391"), client("srv1"))).size());
    }

    @Test
    void aSecondClientIsACaseOfItsOwn() throws Exception {
        List<CaseRecord> joined = SavedEvidence.joined(List.of(look("srv1"), client("srv1"), client("srv1")));
        assertEquals(2, joined.size());
        assertTrue(joined.getFirst().evidence().containsKey(OF_CLIENT));
        assertEquals(Set.of(OF_CLIENT), joined.getLast().evidence().keySet());
        assertEquals(2, SavedEvidence.joined(List.of(client("srv1"), client("srv1"))).size(), "and two are two");
    }

    @Test
    void theSymptomOfTheLookStays() throws Exception {
        CaseRecord look = look("srv1");
        CaseRecord told = new CaseRecord(look.target(), Optional.of("0x204"), look.began(), look.evidence(), List.of());
        assertEquals(Optional.of("0x204"), SavedEvidence.joined(List.of(told, client("srv1"))).getFirst().symptom());
    }
}
