// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** What a client wrote down, with and without a look of ours beside it. */
final class ElsewhereTest {

    /** Up to where a client came. */
    record Logged(Optional<Stage> broken, Optional<Stage> passed) implements Fact {

        static final FactType<Logged> TYPE = new FactType<>("test.Logged", 1, Logged.class);

        @Override
        public List<Rung> rungs() {
            return Stream.concat(passed.stream().map(stage -> Rung.passed(stage, "client passed", 0)),
                    broken.stream().map(stage -> Rung.broken(stage, "client failed", 0))).toList();
        }
    }

    private static Evidence brokenAt(Stage stage) {
        return logged(new Logged(Optional.of(stage), Optional.empty()));
    }

    private static Evidence passed(Stage stage) {
        return logged(new Logged(Optional.empty(), Optional.of(stage)));
    }

    private static Evidence logged(Logged fact) {
        return new Evidence.Observed(Logged.TYPE.from(Vantage.CLIENT), 1, Json.tree(fact),
                Source.engine(Engine.BEGAN));
    }

    private static Evidence here(String outcome) {
        return Engine.observed(Seen.TYPE, new Seen(outcome));
    }

    private static Diagnosis judge(Optional<Symptom> symptom, Evidence... evidence) {
        CaseRecord record = Engine.record(evidence);
        return Engine.with(List.of(TestProbe.of(Logged.TYPE, context -> {}), TestProbe.seeing(Seen.TYPE)))
                .judge(record, symptom);
    }

    private static Diagnosis judge(Evidence... evidence) {
        return judge(Optional.empty(), evidence);
    }

    @Test
    void aloneItIsTheLadder() {
        Diagnosis diagnosis = judge(brokenAt(Stage.AUTHENTICATION));
        assertEquals(Verdict.FAIL, diagnosis.verdict());
        assertEquals(Optional.of(Stage.AUTHENTICATION), diagnosis.stage());
        assertEquals("The connection breaks at authentication: client failed; no installed plugin names a cause.",
                diagnosis.summary());
    }

    @Test
    void aloneAndWellItIsNotSaidToBeFromHere() {
        Diagnosis diagnosis = judge(passed(Stage.SESSION));
        assertEquals(Verdict.PASS, diagnosis.verdict());
        assertEquals("The connection gets as far as the session (client passed); the client's last attempt did not "
                + "fail.", diagnosis.summary());
    }

    @Test
    void whatPassesFromHereStaysSoAndTheFailureOfTheClientIsAdded() {
        for (Optional<Symptom> symptom : List.of(Optional.<Symptom>empty(),
                Optional.of(new Symptom("0x904", Set.of(), Set.of())))) {
            Diagnosis diagnosis = judge(symptom, here(""), brokenAt(Stage.TLS));
            assertEquals(List.of(Rung.remarkable(Stage.TLS, "done; client failed", 1)), diagnosis.ladder());
            assertEquals(Verdict.NOT_REPRODUCED, diagnosis.verdict());
            assertEquals(Optional.empty(), diagnosis.stage());
            assertEquals("The connection gets as far as TLS (done; client failed); the client failed at TLS, where "
                    + "nothing fails from here; the failure that was reported does not show from here.",
                    diagnosis.summary());
            assertTrue(diagnosis.incomplete());
        }
    }

    @Test
    void whatBreaksFromHereIsNotOverwritten() {
        Diagnosis diagnosis = judge(here("cut off"), brokenAt(Stage.TLS));
        assertEquals(List.of(Rung.broken(Stage.TLS, "cut off", 1)), diagnosis.ladder());
        assertEquals("The connection breaks at TLS: cut off; the client failed there, too; no installed plugin names "
                + "a cause.", diagnosis.summary());
    }

    @Test
    void aClientThatCameFurtherIsNamed() {
        for (Evidence client : List.of(brokenAt(Stage.LICENSING), passed(Stage.TLS))) {
            Diagnosis diagnosis = judge(here("cut off"), client);
            assertEquals(Optional.of(Stage.TLS), diagnosis.stage());
            assertTrue(diagnosis.summary().contains("got further than this machine"), diagnosis.summary());
        }
        assertEquals(2, judge(here("cut off"), brokenAt(Stage.LICENSING)).ladder().size());
    }

    /** It may have come further than it wrote down. */
    @Test
    void causesBehindTheBreakOfAClientAreNotTakenForConsequences() {
        Cause later = Cause.of("test.later", Stage.SESSION);
        Symptom symptom = new Symptom("0x904", Set.of(), Set.of(later.id()));
        Check check = TestCheck.of(later, e -> List.of()).needing(Seen.OTHER);
        for (boolean client : new boolean[] {true, false}) {
            CaseRecord record = Engine.record(client ? brokenAt(Stage.TLS) : here("cut off"));
            Diagnosis diagnosis = Engine.with(List.of(TestProbe.of(Logged.TYPE, context -> {}),
                    TestProbe.seeing(Seen.TYPE)), check).judge(record, Optional.of(symptom));
            assertEquals(client ? 1 : 0, diagnosis.causes().size());
        }
    }

    /** Nothing contradicts it: a look of ours ends before. */
    @Test
    void whereALookOfOursNeverComesTheClientsFailureCounts() {
        Diagnosis diagnosis = judge(here(""), brokenAt(Stage.LICENSING));
        assertEquals(Verdict.FAIL, diagnosis.verdict());
        assertEquals(Optional.of(Stage.LICENSING), diagnosis.stage());
        assertEquals("The connection breaks at licensing: client failed; no installed plugin names a cause.",
                diagnosis.summary());
    }
}
