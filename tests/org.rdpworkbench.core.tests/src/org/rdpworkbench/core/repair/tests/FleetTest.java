// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;

/** The order in which many hosts are repaired, what ends it, and how it is gone on with. */
class FleetTest {

    private static final int SECONDS = 30;

    private final PlayedHosts hosts = new PlayedHosts();

    private FleetResult repair(List<RepairPlan> plans, int batch, int failures) throws IOException {
        return Fleet.repair(plans, Fleet.toDo(plans, hosts.known()), hosts, new Fleet.Limits(batch, failures));
    }

    /** Of each host, in order. */
    private static List<String> words(FleetResult result) {
        return result.hosts().stream().map(host -> host.plan().target().host() + " " + switch (host) {
            case HostResult.Repaired repaired -> repaired.repair().outcome() + (repaired.earlier() ? " earlier" : "");
            case HostResult.Refused refused -> "REFUSED";
            case HostResult.NotBegun notBegun -> "NOT_BEGUN";
        }).toList();
    }

    private List<String> begun() {
        return hosts.heard.stream().filter(line -> !line.startsWith("ended")).toList();
    }

    private void plays(String host, PlayedHosts.Play play) {
        hosts.plays.put(host, play);
    }

    /** Is under way until somebody stops it, which leaves it begun. */
    private PlayedHosts.Play held(CountDownLatch begun) {
        return () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
                return Outcome.CONFIRMED;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.BEGUN;
            }
        };
    }

    @Test
    void oneIsFirstAndAloneAndTheOthersFollowInBatches() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);
        for (String host : List.of("b", "c", "d", "e")) {
            plays(host, () -> {
                try {
                    // Each of a batch is there with the other one.
                    two.await(SECONDS, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                return Outcome.CONFIRMED;
            });
        }
        FleetResult result = repair(PlayedHosts.plans("a", "b", "c", "d", "e"), 2, 1);
        assertEquals(List.of("a CONFIRMED", "b CONFIRMED", "c CONFIRMED", "d CONFIRMED", "e CONFIRMED"),
                words(result));
        assertEquals(List.of("apply a", "ended a"), hosts.heard.subList(0, 2));
        assertEquals(List.of("apply b", "apply c", "ended b", "ended c"),
                hosts.heard.subList(2, 6).stream().sorted().toList());
        assertEquals(Optional.empty(), result.stopped());
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "CONFIRMED", mode = EnumSource.Mode.EXCLUDE)
    void nothingFollowsACanaryThatIsNotConfirmed(Outcome outcome) throws Exception {
        plays("a", () -> outcome);
        FleetResult result = repair(PlayedHosts.plans("a", "b", "c"), 2, 9);
        assertEquals(List.of("a " + outcome, "b NOT_BEGUN", "c NOT_BEGUN"), words(result));
        assertEquals(List.of("apply a"), begun());
        assertTrue(result.stopped().orElseThrow().contains("of the first host, a:3389,")
                || outcome == Outcome.NOT_UNDONE, result.stopped()::toString);
    }

    @Test
    void nothingFollowsACanaryThatIsRefused() throws Exception {
        plays("a", () -> {
            throw new RefusedException("The host refuses the logon.");
        });
        FleetResult result = repair(PlayedHosts.plans("a", "b"), 2, 9);
        assertEquals(List.of("a REFUSED", "b NOT_BEGUN"), words(result));
        assertEquals("The host refuses the logon.", ((HostResult.Refused) result.hosts().getFirst()).why());
    }

    /** A canary that waits proves nothing yet. Run again it is looked at; once it is confirmed the others follow. */
    @Test
    void aCanaryThatWaitsForItsRestartIsLookedAtWhenRunAgain() throws Exception {
        List<RepairPlan> plans = List.of(PlayedHosts.plan("a", "tls", true), PlayedHosts.plan("b", "tls", true),
                PlayedHosts.plan("c", "tls", true));
        plays("a", () -> Outcome.APPLIED);
        FleetResult first = repair(plans, 2, 1);
        assertEquals(List.of("a APPLIED", "b NOT_BEGUN", "c NOT_BEGUN"), words(first));
        assertTrue(first.stopped().orElseThrow().contains("it waits for that host to restart"), first::toString);
        assertEquals(List.of("a APPLIED earlier", "b NOT_BEGUN", "c NOT_BEGUN"), words(repair(plans, 2, 1)));
        plays("a", () -> Outcome.CONFIRMED);
        plays("b", () -> Outcome.APPLIED);
        plays("c", () -> Outcome.APPLIED);
        // That they wait is no failure of theirs.
        FleetResult last = repair(plans, 1, 1);
        assertEquals(List.of("a CONFIRMED earlier", "b APPLIED", "c APPLIED"), words(last));
        assertEquals(List.of("apply a", "resume a", "resume a", "apply b", "apply c"), begun());
        assertEquals(Optional.empty(), last.stopped());
    }

    /** There is nothing left to begin for which it would be the first. */
    @Test
    void theLastOnesThatWaitAreLookedAtWhenRunAgain() throws Exception {
        List<RepairPlan> plans = List.of(PlayedHosts.plan("a", "tls", true), PlayedHosts.plan("b", "tls", true));
        plans.forEach(plan -> hosts.journaled(plan, Outcome.APPLIED));
        assertEquals(List.of(), Fleet.toDo(plans, hosts.known()), "nothing to agree to");
        assertTrue(Fleet.visits(plans, hosts.known()));
        assertEquals(List.of("a CONFIRMED earlier", "b CONFIRMED earlier"), words(repair(plans, 1, 1)));
        assertEquals(List.of("resume a", "resume b"), begun());
        assertFalse(Fleet.visits(plans, hosts.known()));
    }

    /** One that is off for its restart just now is no failure of this run. */
    @Test
    void oneThatWaitsAndIsAwayKeepsNobodyFromTheOthers() throws Exception {
        List<RepairPlan> plans = List.of(PlayedHosts.plan("a", "tls", true), PlayedHosts.plan("b", "tls", true),
                PlayedHosts.plan("c", "tls", true));
        hosts.journaled(plans.get(0), Outcome.CONFIRMED);
        hosts.journaled(plans.get(1), Outcome.APPLIED);
        plays("b", () -> {
            throw new RefusedException("Nobody answers.");
        });
        assertEquals(List.of("a CONFIRMED earlier", "b REFUSED", "c CONFIRMED"), words(repair(plans, 1, 1)));
    }

    /** Somebody takes one back while a person is asked about the others. */
    @Test
    void whatNobodyAgreedToIsNotDone() throws Exception {
        List<RepairPlan> plans = PlayedHosts.plans("a", "b", "c");
        hosts.journaled(plans.get(0), Outcome.CONFIRMED);
        hosts.journaled(plans.get(1), Outcome.CONFIRMED);
        List<RepairPlan> agreed = Fleet.toDo(plans, hosts.known());
        assertEquals(List.of(plans.get(2)), agreed);
        hosts.journaled(plans.get(1), Outcome.UNDONE);
        FleetResult result = Fleet.repair(plans, agreed, hosts, new Fleet.Limits(2, 9));
        assertEquals(List.of("a CONFIRMED earlier", "b REFUSED", "c CONFIRMED"), words(result));
        assertTrue(((HostResult.Refused) result.hosts().get(1)).why().contains("changed while you were asked"));
        assertEquals(List.of("apply c"), begun());
    }

    @Test
    void eachKindOfRepairHasItsCanary() throws Exception {
        List<RepairPlan> plans = List.of(PlayedHosts.plan("a", "one", false), PlayedHosts.plan("b", "other", false),
                PlayedHosts.plan("c", "one", false), PlayedHosts.plan("d", "other", false));
        plays("b", () -> Outcome.UNDONE);
        assertEquals(List.of("a CONFIRMED", "b UNDONE", "c NOT_BEGUN", "d NOT_BEGUN"), words(repair(plans, 9, 9)));
    }

    @Test
    void noFurtherOneIsBegunOnceSoManyHaveFailed() throws Exception {
        List<RepairPlan> plans = PlayedHosts.plans("a", "b", "c", "d", "e", "f", "g");
        CountDownLatch failed = new CountDownLatch(1);
        plays("b", () -> {
            failed.countDown();
            return Outcome.UNDONE;
        });
        plays("c", () -> {
            failed.await(SECONDS, TimeUnit.SECONDS);
            return Outcome.CONFIRMED;
        });
        plays("d", () -> {
            throw new RefusedException("It is another one now.");
        });
        FleetResult result = repair(plans, 2, 2);
        assertEquals(List.of("a CONFIRMED", "b UNDONE", "c CONFIRMED", "d REFUSED"), words(result).subList(0, 4));
        assertEquals(List.of("f NOT_BEGUN", "g NOT_BEGUN"), words(result).subList(5, 7));
        assertEquals(Optional.of("2 hosts failed, the last one d:3389."), result.stopped());
        assertFalse(result.cancelled());
    }

    @Test
    void whatIsAppliedAndNotSeenHasFailedToo() throws Exception {
        plays("b", () -> Outcome.APPLIED);
        assertEquals(List.of("a CONFIRMED", "b APPLIED", "c NOT_BEGUN"),
                words(repair(PlayedHosts.plans("a", "b", "c"), 1, 1)));
        // Run again it is looked at, and does not stop the others a second time.
        assertEquals(List.of("a CONFIRMED earlier", "b APPLIED earlier", "c CONFIRMED"),
                words(repair(PlayedHosts.plans("a", "b", "c"), 1, 1)));
        assertEquals(List.of("apply a", "apply b", "resume b", "apply c"), begun());
    }

    @Test
    void oneThatCannotBeUndoneStopsTheOthersBehindTheirStep() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        plays("b", () -> {
            begun.await(SECONDS, TimeUnit.SECONDS);
            return Outcome.NOT_UNDONE;
        });
        plays("c", held(begun));
        List<RepairPlan> plans = PlayedHosts.plans("a", "b", "c", "d");
        FleetResult result = repair(plans, 2, 9);
        assertEquals(List.of("a CONFIRMED", "b NOT_UNDONE", "c BEGUN", "d NOT_BEGUN"), words(result));
        assertTrue(result.stopped().orElseThrow().contains("is not wholly undone"), result::toString);
        assertFalse(result.cancelled());
        // Nothing goes on before a person has seen to it.
        int before = hosts.heard.size();
        assertEquals(List.of("a CONFIRMED earlier", "b NOT_UNDONE earlier", "c NOT_BEGUN", "d NOT_BEGUN"),
                words(repair(plans, 2, 9)));
        assertEquals(before, hosts.heard.size());
        assertEquals(List.of(), Fleet.toDo(plans, hosts.known()));
    }

    @Test
    void aPersonStopsAllThatAreUnderWayAndGoesOnLater() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        plays("b", held(begun));
        // Before it has begun anything.
        plays("c", () -> {
            begun.countDown();
            new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
            return Outcome.CONFIRMED;
        });
        // Behind its last step, in the look that was to prove it.
        RepairPlan proving = PlayedHosts.plans("d").getFirst();
        plays("d", () -> {
            hosts.journaled(proving, Outcome.APPLIED);
            begun.countDown();
            new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
            return Outcome.CONFIRMED;
        });
        Thread person = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            try {
                begun.await(SECONDS, TimeUnit.SECONDS);
                person.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        List<RepairPlan> plans = PlayedHosts.plans("a", "b", "c", "d", "e");
        FleetResult stopped = repair(plans, 3, 1);
        assertFalse(Thread.interrupted(), "it is taken");
        assertTrue(stopped.cancelled());
        assertEquals(List.of("a CONFIRMED", "b BEGUN", "c NOT_BEGUN", "d APPLIED", "e NOT_BEGUN"), words(stopped));
        assertEquals(Optional.of("A person stopped it."), stopped.stopped());
        hosts.plays.clear();
        hosts.heard.clear();
        assertEquals(plans.subList(1, 5), Fleet.toDo(plans, hosts.known()));
        assertEquals(List.of("a CONFIRMED earlier", "b CONFIRMED", "c CONFIRMED", "d CONFIRMED earlier",
                "e CONFIRMED"), words(repair(plans, 1, 1)));
        assertEquals(List.of("resume b", "apply c", "resume d", "apply e"), begun());
    }

    @Test
    void whatWasTakenBackIsDoneAgain() throws Exception {
        List<RepairPlan> plans = PlayedHosts.plans("a", "b");
        hosts.journaled(plans.getFirst(), Outcome.UNDONE);
        assertEquals(List.of("a CONFIRMED", "b CONFIRMED"), words(repair(plans, 1, 1)));
        assertEquals(List.of("apply a", "apply b"), begun());
    }

    @Test
    void anInterruptBeforeAnythingIsBegunLeavesWhatWasTakenBack() throws Exception {
        List<RepairPlan> plans = PlayedHosts.plans("a", "b");
        hosts.journaled(plans.getFirst(), Outcome.UNDONE);
        plays("a", () -> {
            throw new InterruptedException();
        });
        assertEquals(List.of("a NOT_BEGUN", "b NOT_BEGUN"), words(repair(plans, 1, 1)));
    }

    @Test
    void outsideOfItsWindowNoFurtherOneIsBegun() throws Exception {
        plays("a", () -> {
            hosts.closed = Optional.of("It is 05:00.");
            return Outcome.CONFIRMED;
        });
        FleetResult result = repair(PlayedHosts.plans("a", "b"), 1, 1);
        assertEquals(List.of("a CONFIRMED", "b NOT_BEGUN"), words(result));
        assertEquals(Optional.of("It is 05:00."), result.stopped());
    }

    @Test
    void outsideOfItsWindowOneThatWaitsIsLookedAtAgain() throws Exception {
        List<RepairPlan> plans = PlayedHosts.plans("a", "b");
        hosts.journaled(plans.getFirst(), Outcome.APPLIED);
        hosts.closed = Optional.of("It is 05:00.");
        assertTrue(Fleet.changes(plans, hosts.known()));
        assertFalse(Fleet.changes(plans.subList(0, 1), hosts.known()), "it is only looked at");
        assertEquals(List.of("a CONFIRMED earlier", "b NOT_BEGUN"), words(repair(plans, 1, 1)));
    }

    @Test
    void whatBreaksHereIsThrownWhenAllHaveEnded() {
        CountDownLatch begun = new CountDownLatch(1);
        plays("b", held(begun));
        plays("c", () -> {
            begun.await(SECONDS, TimeUnit.SECONDS);
            throw new IllegalStateException("a defect");
        });
        IllegalStateException thrown = assertThrows(IllegalStateException.class,
                () -> repair(PlayedHosts.plans("a", "b", "c", "d"), 2, 9));
        assertTrue(thrown.getMessage().contains("a defect"), thrown::getMessage);
        assertTrue(hosts.heard.contains("ended b"), hosts.heard::toString);
        assertFalse(hosts.heard.contains("apply d"), hosts.heard::toString);
    }

    @Test
    void whereNoJournalCanBeWrittenNothingMoreIsChanged() throws Exception {
        plays("b", () -> {
            throw new IOException("No space left on device");
        });
        FleetResult result = repair(PlayedHosts.plans("a", "b", "c"), 1, 9);
        assertEquals(List.of("a CONFIRMED", "b REFUSED", "c NOT_BEGUN"), words(result));
    }
}
