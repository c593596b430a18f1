// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.testkit.Exercise.Judged;

/** A check is pure, looks at what it declared, breaks on nothing and says what it may say. */
final class CheckRules {

    private final Plugin plugin;
    private final Exercise exercise;

    CheckRules(Plugin plugin, Exercise exercise) {
        this.plugin = plugin;
        this.exercise = exercise;
    }

    Stream<DynamicTest> tests() {
        return plugin.checks().stream().flatMap(check -> {
            String name = check.getClass().getSimpleName();
            return Stream.of(
                    PluginContract.test(name + " breaks on no case", () -> breaksOnNone(check)),
                    PluginContract.test(name + " says only what it declared", () -> declared(check)),
                    PluginContract.test(name + " names its values plainly", () -> values(check)),
                    PluginContract.test(name + " is pure", () -> pure(check)),
                    PluginContract.test(name + " can do without each fact it only uses", () -> lacking(check)),
                    PluginContract.test(name + " is inconclusive without each fact it needs", () -> needing(check)));
        });
    }

    private void breaksOnNone(Check check) {
        assertFalse(exercise.judged(check).isEmpty(), "no case has what the check needs");
        exercise.judged(check).forEach(CheckRules::unbroken);
    }

    private static void unbroken(Judged judged) {
        judged.thrown().ifPresent(thrown -> {
            throw new AssertionError("broke with " + thrown + " on the case " + judged.shown(), thrown);
        });
    }

    private void declared(Check check) {
        for (Judged judged : exercise.judged(check)) {
            Set<Cause> seen = new HashSet<>();
            for (Finding finding : judged.findings()) {
                assertTrue(check.causes().contains(finding.cause()), finding.cause() + " is not declared");
                assertTrue(seen.add(finding.cause()), finding.cause() + " is judged twice");
                assertFalse(finding.verdict() == Verdict.ERROR || finding.verdict() == Verdict.NOT_REPRODUCED,
                        finding.verdict() + " is not for checks to say");
                finding.held().forEach(held -> assertTrue(check.indications().contains(held.indication()),
                        held.indication() + " is not declared"));
                assertTrue(finding.verdict() != Verdict.FAIL
                        || finding.held().stream().anyMatch(held -> held.indication().supports()),
                        () -> finding + " fails and nothing speaks for it in the case " + judged.shown());
            }
        }
    }

    private void values(Check check) {
        exercise.judged(check).stream().flatMap(judged -> judged.findings().stream()).forEach(finding -> {
            plain(finding.cause().id(), finding.values());
            finding.held().forEach(held -> plain(held.indication().key(), held.values()));
        });
    }

    private static void plain(String whose, Map<String, Object> values) {
        values.forEach((name, value) -> {
            assertTrue(name.matches("[A-Za-z][A-Za-z0-9]*"), name + " of " + whose + " is no name of a place");
        });
    }

    private void pure(Check check) {
        for (Judged first : exercise.judged(check)) {
            byte[] before = CaseFormat.write(List.of(first.record()));
            CompletableFuture<Judged> elsewhere = CompletableFuture.supplyAsync(
                    () -> Judged.by(check, first.record()));
            assertEquals(said(first), said(Judged.by(check, first.record())), "the second time it says otherwise");
            assertEquals(said(first), said(elsewhere.join()), "on another thread it says otherwise");
            assertArrayEquals(before, CaseFormat.write(List.of(first.record())), "the case has changed");
        }
    }

    private static List<String> said(Judged judged) {
        return judged.findings().stream().map(finding -> finding.cause() + " " + finding.verdict() + " "
                + finding.held() + " " + finding.values() + " " + finding.missing()).toList();
    }

    private void lacking(Check check) {
        for (Judged whole : exercise.judged(check)) {
            for (EvidenceKey key : whole.thrown().isPresent() ? Set.<EvidenceKey>of() : check.uses()) {
                unbroken(Judged.by(check, Cases.without(whole.record(), key)));
            }
        }
    }

    private void needing(Check check) {
        Diagnostics engine = new Diagnostics(() -> Snapshot.of(List.of(), List.of(check), plugin.texts()));
        Optional<CaseRecord> record = exercise.judged(check).stream().map(Judged::record).findFirst();
        for (FactType<?> needed : check.needs()) {
            EvidenceKey key = needed.from(Vantage.HERE);
            Diagnosis diagnosis = engine.judge(Cases.without(record.orElseThrow(), key), Optional.empty());
            for (Cause cause : check.causes()) {
                Finding finding = diagnosis.finding(cause.id()).orElseThrow();
                assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), cause + " without " + key);
                assertEquals(List.of(key), finding.missing());
            }
        }
    }
}
