// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** What becomes of what probes report, and of probes that do not keep to the rules. */
final class ProbesTest {

    @Test
    void factsComeWithTheirSource() {
        Contribution<Probe> contribution = new Contribution<>(TestProbe.seeing(Seen.TYPE), "org.example.plugin", "1.2",
                0, () -> true);
        Run run = diagnose(contribution);
        Evidence evidence = run.record().evidence(Seen.TYPE, Vantage.HERE);
        assertEquals(TestProbe.seeing(Seen.TYPE).id(), evidence.source().probe());
        assertEquals("1.2", evidence.source().version());
        assertFalse(evidence.source().at().isBefore(run.record().began()));
        assertEquals(List.of(), run.diagnosis().problems());
        assertFalse(run.cancelled());
    }

    @Test
    void whatWasReportedBeforeAnExceptionStays() {
        for (Throwable thrown : List.of(new ProbeException("The door is locked."), new IllegalStateException("oops"),
                new NoClassDefFoundError("gone/Away"))) {
            Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {
                context.observed(Seen.TYPE, Seen.FINE);
                throwIt(thrown);
            }).yielding(Seen.TYPE, Seen.OTHER), TestProbe.seeing(Seen.THIRD));
            assertTrue(run.record().find(Seen.TYPE).isPresent());
            assertTrue(run.record().find(Seen.THIRD).isPresent(), "other probes are unharmed");
            assertEquals(Reason.PROBE_BROKEN, Engine.reason(run, Seen.OTHER));
            assertEquals(List.of("The probe test.test.seen of plugin " + TestProbe.class.getName()
                    + (thrown instanceof ProbeException ? " could not look: The door is locked."
                    : " broke: " + thrown)), run.diagnosis().problems());
        }
    }

    private static void throwIt(Throwable thrown) throws ProbeException {
        switch (thrown) {
            case ProbeException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        }
    }

    @Test
    void aPromiseThatIsNotKept() {
        Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {}));
        assertEquals(Reason.PROBE_BROKEN, Engine.reason(run, Seen.TYPE));
        assertEquals("the probe did not report it", Engine.missing(run, Seen.TYPE).detail());
        assertEquals(List.of("The probe test.test.seen of plugin " + TestProbe.class.getName()
                + " did not report all that it promised."), run.diagnosis().problems());
    }

    @Test
    void anUndeclaredFactIsRefused() {
        Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {
            context.observed(Seen.TYPE, Seen.FINE);
            context.observed(Seen.OTHER, Seen.FINE);
        }));
        assertTrue(run.record().find(Seen.OTHER).isEmpty());
        assertTrue(run.diagnosis().problems().getFirst().endsWith("reported test.Other without declaring it"));
    }

    @Test
    void noFactAndNoReasonAreRefused() {
        for (TestProbe.Work work : List.<TestProbe.Work>of(context -> context.observed(Seen.TYPE, null),
                context -> context.missing(Seen.TYPE, null, ""),
                context -> context.missing(Seen.TYPE, Reason.NO_ACCESS, null))) {
            Run run = Engine.run(TestProbe.of(Seen.TYPE, work), TestProbe.seeing(Seen.OTHER));
            assertEquals(Reason.PROBE_BROKEN, Engine.reason(run, Seen.TYPE));
            assertTrue(run.record().find(Seen.OTHER).isPresent());
        }
    }

    @Test
    void aFactThatWasNotDeclaredAsNeededIsRefused() {
        Run run = Engine.run(TestProbe.seeing(Seen.OTHER),
                TestProbe.of(Seen.TYPE, context -> context.observed(Seen.TYPE, context.fact(Seen.OTHER))));
        assertEquals(Reason.PROBE_BROKEN, Engine.reason(run, Seen.TYPE));
    }

    @Test
    void theLastReportOfAFactCounts() {
        Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {
            context.missing(Seen.TYPE, Reason.UNSUPPORTED, "");
            context.observed(Seen.TYPE, new Seen("first"));
            context.observed(Seen.TYPE, new Seen("last"));
        }));
        assertEquals("last", run.record().find(Seen.TYPE).orElseThrow().text());
    }

    @Test
    void needsDecideTheOrder() {
        Probe last = TestProbe.of(Seen.THIRD, context -> context.observed(Seen.THIRD, context.fact(Seen.OTHER)))
                .needing(Seen.OTHER);
        Probe middle = TestProbe.of(Seen.OTHER, context -> context.observed(Seen.OTHER, context.fact(Seen.TYPE)))
                .needing(Seen.TYPE);
        Probe first = TestProbe.of(Seen.TYPE, context -> context.observed(Seen.TYPE, new Seen("handed on")));
        assertEquals("handed on", Engine.run(last, middle, first).record().find(Seen.THIRD).orElseThrow().text());
    }

    @Test
    void whatAProbeUsesComesBeforeItAndMayBeMissing() {
        Probe using = TestProbe.of(Seen.OTHER, context -> context.observed(Seen.OTHER,
                context.find(Seen.TYPE).orElse(new Seen("none")))).using(Seen.TYPE);
        Probe first = TestProbe.of(Seen.TYPE, context -> context.observed(Seen.TYPE, new Seen("handed on")));
        Probe locked = TestProbe.of(Seen.TYPE, context -> context.missing(Seen.TYPE, Reason.NO_ACCESS, "locked"));
        assertEquals("handed on", Engine.run(using, first).record().find(Seen.OTHER).orElseThrow().text());
        assertEquals("none", Engine.run(using, locked).record().find(Seen.OTHER).orElseThrow().text());
        Probe undeclared = TestProbe.of(Seen.OTHER, context -> context.find(Seen.TYPE));
        assertEquals(Reason.PROBE_BROKEN, Engine.reason(Engine.run(undeclared, first), Seen.OTHER));
    }

    @Test
    void ofThoroughProbesThoseMeantForTheBreakLookFirst() {
        Cause cause = Cause.of("test.cause", Stage.TLS);
        Check check = TestCheck.finding().indicating(
                cause.speaksFor(Strength.STRONG, "it").whenBrokenAt(Stage.TLS).from(Seen.THIRD));
        for (Seen first : List.of(new Seen("cut off"), Seen.FINE)) {
            List<String> order = new ArrayList<>();
            List<Probe> probes = List.of(
                    noting(order, Seen.OTHER).connecting(1).whenThorough(),
                    noting(order, Seen.THIRD).connecting(5).whenThorough(),
                    TestProbe.of(Seen.TYPE, context -> context.observed(Seen.TYPE, first)));
            Engine.with(probes, check).diagnose(
                    new Request(Engine.TARGET, Optional.empty(), true, Request.DEFAULT_TIMEOUT), Progress.SILENT);
            assertEquals(first.equals(Seen.FINE) ? List.of(Seen.OTHER.id(), Seen.THIRD.id())
                    : List.of(Seen.THIRD.id(), Seen.OTHER.id()), order);
        }
    }

    private static TestProbe noting(List<String> order, FactType<Seen> type) {
        return TestProbe.of(type, context -> {
            order.add(type.id());
            context.observed(type, Seen.FINE);
        });
    }

    @Test
    void whatIsNeededAndMissingIsNamed() {
        Run run = Engine.run(
                TestProbe.of(Seen.TYPE, context -> context.missing(Seen.TYPE, Reason.NO_ACCESS, "locked")),
                TestProbe.seeing(Seen.OTHER).needing(Seen.TYPE));
        assertEquals(Reason.PREREQUISITE, Engine.reason(run, Seen.OTHER));
        assertEquals(Optional.of(Seen.TYPE.from(Vantage.HERE)), Engine.missing(run, Seen.OTHER).because());
        assertEquals(List.of(), run.diagnosis().problems());
    }

    @Test
    void aProbeNamesWhatPreventedAFact() {
        Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {
            context.observed(Seen.TYPE, Seen.FINE);
            context.missing(Seen.OTHER, Reason.PREREQUISITE, "no way", Seen.TYPE);
        }).yielding(Seen.TYPE, Seen.OTHER));
        assertEquals(Optional.of(Seen.TYPE.from(Vantage.HERE)), Engine.missing(run, Seen.OTHER).because());
    }

    @Test
    void aCircleOfNeedsRunsNeither() {
        Run run = Engine.run(TestProbe.seeing(Seen.TYPE).needing(Seen.OTHER),
                TestProbe.seeing(Seen.OTHER).needing(Seen.TYPE), TestProbe.seeing(Seen.THIRD));
        assertEquals(Reason.PREREQUISITE, Engine.reason(run, Seen.TYPE));
        assertEquals(Reason.PREREQUISITE, Engine.reason(run, Seen.OTHER));
        assertTrue(run.record().find(Seen.THIRD).isPresent());
    }

    @Test
    void aProbeInsideMayNeedWhatWasSeenFromHere() {
        Probe inside = TestProbe.of(Seen.OTHER, context -> context.observed(Seen.OTHER, context.fact(Seen.TYPE)))
                .needing(Seen.TYPE).from(Vantage.INSIDE);
        Run run = Engine.runInside(inside, TestProbe.of(Seen.TYPE, c -> c.observed(Seen.TYPE, new Seen("here"))));
        assertEquals("here", run.record().find(Seen.OTHER, Vantage.INSIDE).orElseThrow().text());
        assertTrue(run.record().find(Seen.OTHER).isEmpty());
    }

    @Test
    void ofTwoThatObserveTheHigherRankingWins() {
        TestProbe high = seeing("high");
        for (TestProbe one : List.of(high, high.needing(Seen.OTHER))) {
            Run run = diagnose(ranked(seeing("low"), 1), ranked(one, 2), ranked(TestProbe.seeing(Seen.OTHER), 0));
            assertEquals("high", run.record().find(Seen.TYPE).orElseThrow().text(), "even when it came later");
        }
    }

    @Test
    void whoObservesWinsOverWhoDoesNot() {
        Run run = diagnose(ranked(seeing("low"), 1),
                ranked(TestProbe.of(Seen.TYPE, c -> c.missing(Seen.TYPE, Reason.NO_ACCESS, "")).named("test.high"), 2));
        assertEquals("low", run.record().find(Seen.TYPE).orElseThrow().text());
    }

    @Test
    void onlyWhoBrokeItsPromiseIsNamed() {
        Run run = diagnose(ranked(TestProbe.of(Seen.TYPE, context -> {}).named("test.liar"), 2),
                ranked(TestProbe.of(Seen.TYPE, c -> c.missing(Seen.TYPE, Reason.UNSUPPORTED, "")).named("test.fair"),
                        1));
        assertEquals(1, run.diagnosis().problems().size());
        assertTrue(run.diagnosis().problems().getFirst().contains("test.liar"));
    }

    @Test
    void aThoroughProbeRunsOnRequestOnly() {
        Diagnostics diagnostics = Engine.with(List.of(TestProbe.seeing(Seen.TYPE).whenThorough()));
        assertEquals(Reason.NOT_REQUESTED,
                Engine.reason(diagnostics.diagnose(Request.of(Engine.TARGET), Progress.SILENT), Seen.TYPE));
        Request thorough = new Request(Engine.TARGET, Optional.empty(), true, Request.DEFAULT_TIMEOUT);
        assertTrue(diagnostics.diagnose(thorough, Progress.SILENT).record().find(Seen.TYPE).isPresent());
    }

    @Test
    void aProbeThatIsNamedRunsByItself() {
        Diagnostics diagnostics = Engine.with(List.of(TestProbe.seeing(Seen.TYPE).whenThorough().named("test.one"),
                TestProbe.seeing(Seen.OTHER).whenThorough().named("test.other")));
        Run run = diagnostics.diagnose(new Request(Engine.TARGET, Optional.empty(), false, Set.of("test.one"),
                Optional.empty(), Request.DEFAULT_TIMEOUT), Progress.SILENT);
        assertTrue(run.record().find(Seen.TYPE).isPresent());
        assertEquals(Reason.NOT_REQUESTED, Engine.reason(run, Seen.OTHER));
    }

    @Test
    void whatWasAskedForIsNotHiddenBehindWhatWasNot() {
        Run run = diagnose(ranked(TestProbe.seeing(Seen.TYPE).whenThorough().named("test.slow"), 2),
                ranked(TestProbe.of(Seen.TYPE, c -> c.missing(Seen.TYPE, Reason.NO_ACCESS, "")), 1));
        assertEquals(Reason.NO_ACCESS, Engine.reason(run, Seen.TYPE));
    }

    @Test
    void whatNobodyCanLookAtIsWrittenDown() {
        Check check = TestCheck.of(Cause.of("test.a", Stage.TLS), e -> List.of()).needing(Seen.OTHER)
                .using(Seen.THIRD.from(Vantage.INSIDE));
        Run run = Engine.with(List.of(), check).diagnose(Request.of(Engine.TARGET), Progress.SILENT);
        assertEquals(Set.of(Seen.OTHER.from(Vantage.HERE), Seen.THIRD.from(Vantage.INSIDE)), run.diagnosis().missing());
        assertEquals(Reason.NO_PROBE, Engine.reason(run, Seen.OTHER));
    }

    @Test
    void aPluginThatLeftIsNoFault() {
        Run run = diagnose(new Contribution<>(TestProbe.of(Seen.TYPE, context -> {}), "org.example", "1", 0,
                () -> false));
        assertEquals(Reason.PLUGIN_LEFT, Engine.reason(run, Seen.TYPE));
        assertEquals(List.of(), run.diagnosis().problems());
    }

    @Test
    void progressIsHeardInOrderOnTheCallersThread() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Thread caller = Thread.currentThread();
        Progress progress = new Progress() {
            @Override
            public void looking(Target target, String title) {
                heard.add(title + (Thread.currentThread() == caller));
            }

            @Override
            public void evidence(Target target, Evidence evidence) {
                heard.add(evidence.key() + "" + (Thread.currentThread() == caller));
            }
        };
        Texts texts = new Texts(Map.of("test.test.seen.title", "Looking"));
        new Diagnostics(() -> Snapshot.of(List.of(TestProbe.seeing(Seen.TYPE), TestProbe.seeing(Seen.OTHER)),
                List.of(), texts)).diagnose(Request.of(Engine.TARGET), progress);
        assertEquals(List.of("Lookingtrue", "test.Seentrue", "test.test.other.titletrue", "test.Othertrue"), heard);
    }

    @Test
    void pluginsThatCannotSayWhatTheyDoAreNamedAndLeftOut() {
        List<Probe> probes = new ArrayList<>(List.of(TestProbe.seeing(Seen.TYPE)));
        probes.add(new TestProbe("test.null", null, Set.of(), Set.of(), 1, false, Vantage.HERE, c -> {}));
        probes.add(new TestProbe(null, Set.of(Seen.OTHER), Set.of(), Set.of(), 1, false, Vantage.HERE, c -> {}));
        probes.add(new TestProbe("test.nowhere", Set.of(Seen.OTHER), Set.of(), Set.of(), 1, false, null, c -> {}));
        probes.add(new TestProbe("test.negative", Set.of(Seen.OTHER), Set.of(), Set.of(), -1, false, Vantage.HERE,
                c -> {}));
        probes.add(new Throwing());
        Check check = new TestCheck(Set.of(), Set.of(), null, Set.of(), e -> List.of());
        Run run = Engine.with(probes, check).diagnose(Request.of(Engine.TARGET), Progress.SILENT);
        assertTrue(run.record().find(Seen.TYPE).isPresent());
        assertEquals(6, run.diagnosis().problems().size(), run.diagnosis().problems().toString());
        assertTrue(run.diagnosis().problems().stream().anyMatch(p -> p.equals("A component of plugin "
                + Throwing.class.getName() + " cannot say what it does: java.lang.NoClassDefFoundError: gone/Away.")));
    }

    /** A probe of a plugin that is half there. */
    private static final class Throwing implements Probe {

        @Override
        public String id() {
            return "test.throwing";
        }

        @Override
        public Set<FactType<?>> yields() {
            throw new NoClassDefFoundError("gone/Away");
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void collect(ProbeContext context) {
            throw new AssertionError("is never called");
        }
    }

    private static TestProbe seeing(String text) {
        return TestProbe.of(Seen.TYPE, context -> context.observed(Seen.TYPE, new Seen(text))).named("test." + text);
    }

    private static Contribution<Probe> ranked(Probe probe, int ranking) {
        return new Contribution<>(probe, "org.example", "1", ranking, () -> true);
    }

    @SafeVarargs
    private static Run diagnose(Contribution<Probe>... probes) {
        Snapshot snapshot = new Snapshot(List.of(probes), List.of(), List.of(), List.of(),
                new Texts(Map.of()));
        return new Diagnostics(() -> snapshot).diagnose(Request.of(Engine.TARGET), Progress.SILENT);
    }
}
