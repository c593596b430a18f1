// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.store.History.Entry;
import org.rdpworkbench.store.History.Share;

/** Cases, diagnoses, waivers and repairs, kept and found again. */
final class HistoryTest {

    private static final Target SRV1 = Target.of("Srv1.example", 3389);
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.000000001Z");

    @TempDir
    private Path folder;

    private static CaseRecord record(Target target, Instant began) {
        EvidenceKey key = new EvidenceKey("TlsHandshake", Vantage.HERE);
        return new CaseRecord(target, Optional.of("0x904/0x7"), began, Map.of(key, new Evidence.Missing(key,
                Reason.TIMED_OUT, "\u202e\u0007 \u00fc \ud83d\ude00", Optional.empty(), Source.engine(began))),
                List.of());
    }

    private static Diagnosis diagnosis(Target target, Verdict verdict) {
        return new Diagnosis(target, Optional.of("0x904/0x7"), verdict,
                verdict == Verdict.FAIL ? Optional.of(Stage.TLS) : Optional.empty(), "It breaks at TLS.", List.of(),
                List.of(new Diagnosis.Ranked(Cause.of("privatekey.unusable", Stage.TLS), 0.5, verdict, false,
                        List.of())), 0.5, List.of(), List.of(), Optional.empty(), List.of(), List.of());
    }

    private static Entry keep(History history, Target target, Instant began, Verdict verdict) throws StoreException {
        return history.keep(record(target, began), diagnosis(target, verdict));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKeptIsFoundLatestFirst(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            History history = store.history();
            Entry first = keep(history, SRV1, NOON, Verdict.FAIL);
            Entry third = keep(history, SRV1, NOON.plusNanos(1), Verdict.PASS);
            Entry before = keep(history, SRV1, NOON.minusSeconds(1), Verdict.WARN);
            assertEquals(List.of(third, first, before).stream().map(Entry::id).toList(),
                    history.of(Target.of("SRV1.EXAMPLE", 3389)).stream().map(Entry::id).toList());
            Entry found = history.of(SRV1).get(1);
            assertEquals(new Entry(first.id(), SRV1, NOON, Optional.of("0x904/0x7"), false, Verdict.FAIL,
                    Optional.of(Stage.TLS), "It breaks at TLS.", List.of(new Share("privatekey.unusable", 0.5)),
                    Map.of()),
                    found);
            assertEquals(List.of(), history.of(Target.of("srv1.example", 3390)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatColumnsSaidIsKeptToo(Kind kind) throws Exception {
        Map<String, String> columns = Map.of("certificate.end", "2026-11-26", "other.words", "\u202e \"' \u00fc");
        try (Store store = Store.open(kind.unused(folder))) {
            store.history().keep(record(SRV1, NOON), diagnosis(SRV1, Verdict.PASS), columns, false);
            assertEquals(columns, store.history().latest().getFirst().columns());
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatALookWasThoroughIsKept(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            assertFalse(keep(store.history(), SRV1, NOON, Verdict.PASS).thorough());
            store.history().keep(record(SRV1, NOON.plusSeconds(1)), diagnosis(SRV1, Verdict.PASS), Map.of(), true);
            assertEquals(List.of(true, false), store.history().of(SRV1).stream().map(Entry::thorough).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLatestOfEachHost(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            History history = store.history();
            keep(history, SRV1, NOON, Verdict.FAIL);
            Entry later = keep(history, SRV1, NOON.plusSeconds(5), Verdict.PASS);
            Entry other = keep(history, Target.of("a.example", 3389), NOON, Verdict.WARN);
            assertEquals(List.of(other.id(), later.id()), history.latest().stream().map(Entry::id).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDatedInTheFutureIsTheLatestOnlyWhereThereIsNoOther(Kind kind) throws Exception {
        Instant now = Instant.now();
        Target ahead = Target.of("ahead.example", 3389);
        try (Store store = Store.open(kind.unused(folder))) {
            History history = store.history();
            Entry future = keep(history, SRV1, now.plusSeconds(86_400), Verdict.PASS);
            keep(history, ahead, now.plusSeconds(86_400), Verdict.PASS);
            Entry only = keep(history, ahead, now.plusSeconds(90_000), Verdict.FAIL);
            assertEquals(List.of(only.id(), future.id()), history.latest().stream().map(Entry::id).toList());
            keep(history, SRV1, now.minusSeconds(60), Verdict.FAIL);
            Entry before = keep(history, SRV1, now.minusSeconds(30), Verdict.WARN);
            assertEquals(List.of(only.id(), before.id()), history.latest().stream().map(Entry::id).toList());
            assertEquals(before.id(), history.latest(SRV1).orElseThrow().id());
            assertEquals(only.id(), history.latest(ahead).orElseThrow().id());
            assertEquals(Optional.empty(), history.latest(Target.of("none.example", 3389)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCaseIsTheSame(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            Entry entry = keep(store.history(), SRV1, NOON, Verdict.FAIL);
            assertArrayEquals(CaseFormat.write(List.of(record(SRV1, NOON))),
                    CaseFormat.write(List.of(store.history().caseOf(entry.id()).orElseThrow())));
            store.history().forget(List.of(entry.id()));
            assertEquals(Optional.empty(), store.history().caseOf(entry.id()));
            assertEquals(List.of(), store.history().of(SRV1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWaivedHoldsUntilItEnds(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            Target host = Target.of("srv1.example", 3389);
            Waivers waivers = store.waivers();
            waivers.waive(new Waiver(host, "certificate.expired", "me", "because", Optional.empty()));
            Waiver limited = new Waiver(SRV1, "certificate.expired", "her", "renewal is ordered", Optional.of(NOON));
            waivers.waive(limited);
            assertEquals(List.of(limited), waivers.all());
            assertTrue(limited.holds(NOON.minusSeconds(1)));
            assertFalse(limited.holds(NOON));
            waivers.end(host, "certificate.expired");
            assertEquals(List.of(), waivers.all());
        }
    }

    @ParameterizedTest
    @EnumSource
    void repairsAreKeptWithWhatHasComeOfThem(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            Journal journal = store.journal();
            Repair first = new Repair("1", SRV1, NOON, "privatekey.unusable", "The key file can be read again.",
                    Repair.Outcome.APPLIED_PENDING);
            Repair second = new Repair("2", SRV1, NOON.plusNanos(1), "certificate.expired", "\u202e\u0007 \ud83d\ude00",
                    Repair.Outcome.NOT_UNDONE);
            journal.keep(first);
            journal.keep(second);
            assertEquals(List.of(second, first), journal.of(Target.of("SRV1.EXAMPLE", 3389)));
            Repair seen = new Repair("1", SRV1, NOON, "privatekey.unusable", "The key file can be read again.",
                    Repair.Outcome.CONFIRMED);
            journal.keep(seen);
            assertEquals(List.of(second, seen), journal.of(SRV1));
            assertEquals(List.of(), journal.of(Target.of("srv1.example", 3390)));
            journal.keep(new Repair("3", SRV1, NOON, "", "Restarted.", Repair.Outcome.BY_HAND));
            journal.forgetByHand(List.of("1", "2", "3"));
            assertEquals(List.of(second, seen), journal.of(SRV1), "what a plan did stays");
            Target other = Target.of("srv2.example", 3389);
            for (Repair.Outcome outcome : List.of(Repair.Outcome.APPLIED_PENDING, Repair.Outcome.UNDONE)) {
                journal.keep(new Repair("2", other, NOON, "clock.skewed", "The clock is set.", outcome));
                assertEquals(List.of(outcome), journal.of(other).stream().map(Repair::outcome).toList());
                assertEquals(List.of(second, seen), journal.of(SRV1), "one of another machine in the same second");
            }
        }
    }
}
