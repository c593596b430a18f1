// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.testkit.HostilePeer.Manner;

/** A probe keeps its promises to whatever peer, takes no more than it must, and ends when it is told to. */
final class ProbeRules {

    private static final Target TARGET = Target.of("127.0.0.1", Target.DEFAULT_PORT);
    /** What hosts and those who watch over them bear from somebody who only looks. */
    private static final int MOST_QUICK_CONNECTIONS = 2;
    private static final int MOST_CONNECTIONS = 16;
    /** More than any look needs; a peer may send without end. */
    private static final long MOST_TAKEN = 4 << 20;
    /** More than the patience of a probe that keeps a clock of its own. */
    private static final Duration GUARD = Duration.ofSeconds(20);
    /** The engine itself leaves a cancelled probe behind much earlier; this is for a busy machine. */
    private static final Duration CANCEL_GUARD = Duration.ofSeconds(5);

    private final Plugin plugin;
    private final List<Fact> given;
    private final List<byte[]> answers;

    ProbeRules(Plugin plugin, List<Fact> given, List<byte[]> answers) {
        this.plugin = plugin;
        this.given = given;
        this.answers = answers;
    }

    Stream<DynamicTest> tests() {
        // What a way into a host answers is no matter of the wire, and its bundle's tests know it.
        return plugin.probes().stream().flatMap(probe -> probe.vantage() == Vantage.INSIDE
                ? Stream.of(sound(probe)) : Stream.concat(Stream.of(sound(probe)), facingPeers(probe)));
    }

    private static DynamicTest sound(Probe probe) {
        return PluginContract.test(probe.id() + " declares itself soundly", () -> declared(probe));
    }

    private Stream<DynamicTest> facingPeers(Probe probe) {
        return Stream.of(
                Stream.of(ConnectOutcome.values()).filter(outcome -> outcome != ConnectOutcome.CONNECTED)
                        .map(outcome -> PluginContract.test(probe.id() + " and a connect that is " + outcome,
                                () -> unconnected(probe, outcome))),
                Stream.of(Manner.values()).filter(manner -> manner != Manner.HOLDING)
                        .flatMap(manner -> honest().mapToObj(honest -> PluginContract.test(probe.id() + " and a peer, "
                                + manner + " after " + honest + " answers", () -> hostile(probe, manner, honest)))),
                honest().mapToObj(honest -> PluginContract.test(probe.id() + " ends when it is cancelled after "
                        + honest + " answers", () -> cancelled(probe, honest)))).flatMap(tests -> tests);
    }

    private IntStream honest() {
        return IntStream.rangeClosed(0, answers.size());
    }

    private static void declared(Probe probe) {
        assertTrue(probe.id().matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+"), probe.id() + " is no id of a probe");
        assertFalse(probe.yields().isEmpty(), "promises nothing");
        assertFalse(probe.yields().stream().anyMatch(probe.needs()::contains), "needs what it yields");
        assertFalse(probe.yields().stream().anyMatch(probe.uses()::contains), "uses what it yields");
        int most = probe.thorough() ? MOST_CONNECTIONS : MOST_QUICK_CONNECTIONS;
        assertTrue(probe.connections() >= 0 && probe.connections() <= most, "opens more than " + most + " connections");
    }

    private ScriptedContext context(Probe probe) {
        ScriptedContext context = ScriptedContext.to(TARGET);
        for (FactType<?> needed : probe.needs()) {
            context.knowing(given.stream().filter(fact -> fact.getClass() == needed.record()).findFirst()
                    .orElseThrow(() -> new AssertionError("give a " + needed.id() + " with given(...): the probe "
                            + probe.id() + " needs one")));
        }
        given.stream().filter(fact -> probe.uses().stream().anyMatch(used -> fact.getClass() == used.record()))
                .forEach(context::knowing);
        return context;
    }

    private void unconnected(Probe probe, ConnectOutcome outcome) throws Exception {
        ScriptedContext context = context(probe)
                .otherwise(address -> new Attempt.NotConnected(outcome, "hostile\u001b[31m\r\n", 1));
        assertTrue(ended(() -> context.run(probe)), "was interrupted by nobody");
        assertEquals(Set.of(), context.unreported(), "promised and not reported");
    }

    private void hostile(Probe probe, Manner manner, int honest) throws Exception {
        AtomicLong given = new AtomicLong();
        ScriptedContext context = facing(context(probe), manner, honest, given, new CountDownLatch(1));
        boolean inTime = ended(() -> context.run(probe));
        assertTrue(inTime || context.remaining().isZero(), "was interrupted by nobody");
        assertEquals(Set.of(), inTime ? context.unreported() : Set.of(), "promised and not reported");
        assertTrue(given.get() <= MOST_TAKEN, "took " + given + " bytes from a peer that does not stop");
    }

    private void cancelled(Probe probe, int honest) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ScriptedContext context = facing(context(probe), Manner.HOLDING, honest, new AtomicLong(), held);
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                context.run(probe);
            } catch (Exception e) {
                // How it ends does not matter here, only that it does.
            }
        });
        while (thread.isAlive() && !held.await(10, TimeUnit.MILLISECONDS)) {
            // A probe that never comes to wait for its peer ends by itself.
        }
        thread.interrupt();
        assertTrue(thread.join(CANCEL_GUARD), "goes on after it was cancelled");
    }

    private ScriptedContext facing(ScriptedContext context, Manner manner, int honest, AtomicLong given,
            CountDownLatch held) {
        return context.otherwise(address -> new Attempt.Connected(
                new HostilePeer(context, address, manner, answers.subList(0, honest), given, held), 1));
    }

    /** What the peer does is a fact and no reason to throw; false when the probe's own time was over. */
    private static boolean ended(Look look) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                look.run();
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        assertTrue(thread.join(GUARD), "does not come to an end");
        if (thrown.get() instanceof InterruptedException) {
            return false;
        }
        if (thrown.get() != null) {
            throw new AssertionError("what the peer did made it throw " + thrown.get(), thrown.get());
        }
        return true;
    }

    private interface Look {
        void run() throws Exception;
    }
}
