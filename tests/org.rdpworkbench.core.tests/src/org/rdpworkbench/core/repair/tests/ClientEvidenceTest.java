// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** Plans that rest on what was seen at a client, which no look at the host can see again. */
class ClientEvidenceTest {

    private static final Cause CAUSE = Cause.of("test.client", Stage.TLS);
    private static final Indication NEEDS = CAUSE.speaksFor(Strength.STRONG, "needs")
            .from(Vantage.CLIENT, Client.TYPE);
    private static final Indication REFUSES = CAUSE.speaksFor(Strength.MODERATE, "refuses").from(Way.TYPE);

    /** What a client tells, which failed where this machine passes: that says nothing of what is seen from here. */
    public record Client(boolean needs) implements Fact {
        static final FactType<Client> TYPE = new FactType<>("test.Client", 1, Client.class);

        @Override
        public List<Rung> rungs() {
            return List.of(Rung.broken(Stage.TLS, "failed", 1));
        }
    }

    /** Something else that it tells. */
    public record Other(int number) implements Fact {
        static final FactType<Other> TYPE = new FactType<>("test.Other", 1, Other.class);
    }

    @TempDir
    private Path folder;
    private final Memory host = new Memory();
    private final Repairs repairs = new Repairs(new Diagnostics(this::plugins), List.of(host));
    private Journals journals;
    /** What holds although it is on. */
    private boolean stubborn;

    @BeforeEach
    void off() {
        journals = new Journals(folder);
        host.settings.put(Seen.SWITCH, Seen.OFF);
    }

    private Snapshot plugins() {
        return new Snapshot(List.of(Contribution.of(new Way.Looking(() -> ""))),
                List.of(Contribution.of(new NeedCheck())), List.of(),
                List.<Fixer>of(new OnFixer()).stream().map(Contribution::of).toList(),
                new Texts(Map.of("test.client.fix-on", "Turns it on.")));
    }

    /** The cause is there where the client needs what the host has off. */
    private final class NeedCheck implements Check {

        @Override
        public Set<Cause> causes() {
            return Set.of(CAUSE);
        }

        @Override
        public Set<Indication> indications() {
            return Set.of(NEEDS, REFUSES);
        }

        @Override
        public Set<FactType<?>> needs() {
            return Set.of();
        }

        @Override
        public Set<EvidenceKey> uses() {
            return Set.of(Client.TYPE.from(Vantage.CLIENT), Other.TYPE.from(Vantage.CLIENT));
        }

        @Override
        public List<Finding> judge(CaseFile evidence) {
            boolean needs = evidence.find(Client.TYPE, Vantage.CLIENT).filter(Client::needs).isPresent();
            boolean off = stubborn || host.value(Seen.SWITCH).equals(Seen.OFF);
            return List.of(needs && off ? Finding.of(CAUSE, Verdict.FAIL).with(NEEDS).with(REFUSES)
                    : Finding.of(CAUSE, off ? Verdict.INCONCLUSIVE : Verdict.PASS));
        }
    }

    private record OnFixer() implements Fixer {

        @Override
        public String cause() {
            return CAUSE.id();
        }

        @Override
        public Set<String> writes() {
            return Set.of(Seen.SWITCH);
        }

        @Override
        public Set<EvidenceKey> uses() {
            return Set.of();
        }

        @Override
        public List<FixPlan> propose(Finding finding, CaseFile evidence) {
            return List.of(FixPlan.of(CAUSE.id(), "on", FixPlan.Security.SAME)
                    .then(new Change.Set(Seen.SWITCH, Optional.empty(), Seen.ON)));
        }
    }

    private static Evidence.Observed piece(FactType<?> type, Vantage vantage, Fact fact) {
        return new Evidence.Observed(type.from(vantage), 1, Json.mapper().valueToTree(fact),
                new Source("test.reader", "1", Instant.EPOCH, 0));
    }

    private static Request request() {
        return Repairs.look(Seen.TARGET, Seen.WAY, Request.DEFAULT_TIMEOUT);
    }

    private RepairPlan plan() throws Exception {
        return repairs.plan(request().joining(List.of(piece(Client.TYPE, Vantage.CLIENT, new Client(true)),
                piece(Other.TYPE, Vantage.CLIENT, new Other(7)))), Progress.SILENT).plans().getFirst();
    }

    private Repair apply(RepairPlan plan) throws Exception {
        return repairs.apply(plan, request(), journals, new Manner("a tester", (any, step, now) -> { }),
                Progress.SILENT);
    }

    private static RepairPlan reread(RepairPlan plan) throws RefusedException {
        return PlanFormat.read(PlanFormat.write(plan));
    }

    /** The look of apply brings nothing of the client, and the plan's file does. */
    @Test
    void aPlanKeepsWhatItRestsOnAndNothingElse() throws Exception {
        assertEquals(List.of(), repairs.plan(request(), Progress.SILENT).plans(), "nobody has seen the client");
        RepairPlan plan = plan();
        assertEquals(List.of("test.Client"), plan.client().stream().map(one -> one.key().type()).toList());
        assertEquals(plan, reread(plan));
        Repair repair = apply(reread(plan));
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(plan, repair.plan(), "so that a resume looks with the same");
    }

    /** Behind it the host is judged with the same word of the client, or a repair of no use would be called proven. */
    @Test
    void aRepairOfNoUseIsTakenBack() throws Exception {
        RepairPlan plan = plan();
        stubborn = true;
        Repair repair = apply(plan);
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertTrue(repair.why().startsWith("The cause was still there afterwards"), repair.why());
    }

    /** What the host says is seen anew: a host that changed meanwhile is no host for this plan any more. */
    @Test
    void theHostIsStillLookedAtAnew() throws Exception {
        RepairPlan plan = plan();
        host.settings.put(Seen.SWITCH, Seen.ON);
        assertTrue(assertThrows(RefusedException.class, () -> apply(plan)).getMessage()
                .startsWith("The plan is not proposed any more"));
        assertEquals(List.of(), host.put);
    }

    @Test
    void aFileWithTheWordOfTheHostInItIsNoPlan() throws Exception {
        String file = new String(PlanFormat.write(plan()), StandardCharsets.UTF_8);
        for (Vantage vantage : List.of(Vantage.HERE, Vantage.INSIDE)) {
            String other = file.replace("\"vantage\" : \"client\"", "\"vantage\" : \"" + vantage.id() + "\"");
            assertFalse(other.equals(file));
            assertEquals("is a plan with something that this version does not understand.",
                    assertThrows(RefusedException.class, () -> PlanFormat.read(
                            other.getBytes(StandardCharsets.UTF_8))).getMessage());
            assertThrows(IllegalArgumentException.class, () -> request().joining(
                    List.of(piece(Client.TYPE, vantage, new Client(true)))));
        }
    }

    @Test
    void whatTheClientSaidIsInTheHash() throws Exception {
        String file = new String(PlanFormat.write(plan()), StandardCharsets.UTF_8);
        assertTrue(assertThrows(RefusedException.class, () -> PlanFormat.read(file.replace("\"needs\" : true",
                "\"needs\" : false").getBytes(StandardCharsets.UTF_8))).getMessage().contains("its hash is that"));
    }
}
