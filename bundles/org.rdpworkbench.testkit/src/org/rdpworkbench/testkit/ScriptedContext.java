// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Runs a probe without sockets and without waiting, as strictly as the engine does: what the probe did not declare is
 * refused. Time is make-believe: a silence takes its time from {@link #remaining()} and returns at once; when nothing
 * remains, it is an InterruptedException.
 */
public final class ScriptedContext implements ProbeContext {

    private final Target target;
    private final Map<FactType<?>, Fact> known = new HashMap<>();
    private final Deque<Function<InetSocketAddress, Attempt>> attempts = new ArrayDeque<>();
    private final Map<InetSocketAddress, Integer> opened = new HashMap<>();
    private final Map<FactType<?>, Object> reported = new HashMap<>();
    private Function<InetSocketAddress, Attempt> otherwise = address -> {
        throw new AssertionError("the script has no further connection to " + address);
    };
    private Optional<AutoCloseable> shared = Optional.empty();
    private Duration remaining = Duration.ofSeconds(12);
    private Probe probe;

    private ScriptedContext(Target target) {
        this.target = target;
    }

    public static ScriptedContext to(Target target) {
        return new ScriptedContext(target);
    }

    /** Adds a fact that the probe may ask for. */
    public ScriptedContext knowing(Fact fact) {
        known.put(FactTypes.of(fact), fact);
        return this;
    }

    /** The probe may look inside the host: what it shares with others is this, and nothing is opened. */
    public ScriptedContext inside(AutoCloseable session) {
        shared = Optional.of(session);
        return this;
    }

    /** So much time is left for the look; twelve seconds unless told. */
    public ScriptedContext leaving(Duration time) {
        remaining = time;
        return this;
    }

    /** The next connection that the probe opens is this one. */
    public ScriptedContext connecting(ScriptedConnection connection) {
        attempts.add(address -> {
            connection.begin(this, address);
            return new Attempt.Connected(connection, 1);
        });
        return this;
    }

    /** The next connection does not come up. */
    public ScriptedContext failing(ConnectOutcome outcome) {
        attempts.add(address -> new Attempt.NotConnected(outcome, outcome.words(), 1));
        return this;
    }

    /** All connections behind the script. */
    ScriptedContext otherwise(Function<InetSocketAddress, Attempt> every) {
        otherwise = every;
        return this;
    }

    /** Lets the probe look. */
    public ScriptedContext run(Probe looking) throws ProbeException, InterruptedException {
        probe = looking;
        looking.collect(this);
        return this;
    }

    /** The fact that the probe reported last, unless it reported it as missing. */
    public <F extends Record & Fact> Optional<F> seen(FactType<F> type) {
        return Optional.ofNullable(reported.get(type)).filter(type.record()::isInstance).map(type.record()::cast);
    }

    /** Why the probe says that a fact is missing. */
    public Optional<Reason> reason(FactType<?> type) {
        return Optional.ofNullable(reported.get(type)).filter(Reason.class::isInstance).map(Reason.class::cast);
    }

    /** Ids of the facts that the probe promised and about which it said nothing. */
    public Set<String> unreported() {
        Set<String> ids = new TreeSet<>();
        probe.yields().stream().filter(type -> !reported.containsKey(type)).map(FactType::id).forEach(ids::add);
        return ids;
    }

    @Override
    public Target target() {
        return target;
    }

    /** One with the address of the target, so that connections to it are scripted like all others. */
    @Override
    public Optional<Target> domainController() {
        return probe.asksDomainController() ? Optional.of(target) : Optional.empty();
    }

    @Override
    public Optional<WayIn> wayIn() {
        return shared.map(session -> new WayIn("script", Optional.empty()));
    }

    @Override
    public <S extends AutoCloseable> S shared(Class<S> kind) {
        return kind.cast(shared.orElseThrow(() -> new AssertionError("the script has no way into the host")));
    }

    @Override
    public Duration remaining() {
        return remaining;
    }

    void pass(Duration time) {
        remaining = remaining.compareTo(time) > 0 ? remaining.minus(time) : Duration.ZERO;
    }

    /** Nothing comes for as long as the probe waits. */
    Received silence(Duration wait) throws InterruptedException {
        requireTime();
        pass(wait);
        requireTime();
        return new Received.Silence();
    }

    private void requireTime() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (remaining.isZero()) {
            // A probe with a clock of its own may ask again until that has run down; it shall not burn the processor.
            LockSupport.parkNanos(1_000_000);
            throw new InterruptedException("the probe's deadline passed");
        }
    }

    @Override
    public Attempt open(InetSocketAddress address) throws InterruptedException {
        requireTime();
        if (address.isUnresolved()) {
            throw new IllegalStateException("opened a connection to a name that is not resolved");
        }
        if (opened.merge(address, 1, Integer::sum) > probe.connections()) {
            throw new IllegalStateException("opened more than the " + probe.connections()
                    + " connections to an address that it declared");
        }
        return (attempts.isEmpty() ? otherwise : attempts.remove()).apply(address);
    }

    @Override
    public <F extends Record & Fact> F fact(FactType<F> needed) {
        return find(needed).orElseThrow(() -> new AssertionError("the script knows no " + needed.id()));
    }

    @Override
    public <F extends Record & Fact> Optional<F> find(FactType<F> declared) {
        if (!probe.needs().contains(declared) && !probe.uses().contains(declared)) {
            throw new IllegalStateException("looked at " + declared.id() + " without declaring it");
        }
        return Optional.ofNullable(known.get(declared)).map(declared.record()::cast);
    }

    /** All that is known was seen at {@link Cases#BEGAN}. */
    @Override
    public Optional<Instant> seenAt(FactType<?> declared) {
        return find(declared, Cases.BEGAN);
    }

    private <F extends Record & Fact> Optional<Instant> find(FactType<F> declared, Instant at) {
        return find(declared).map(fact -> at);
    }

    @Override
    public <F extends Record & Fact> void observed(FactType<F> type, F fact) {
        report(type, fact);
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail) {
        Objects.requireNonNull(detail, "detail");
        report(type, reason);
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail, FactType<?> because) {
        missing(type, reason, detail);
    }

    private void report(FactType<?> type, Object what) {
        Objects.requireNonNull(what, type.id());
        if (!probe.yields().contains(type)) {
            throw new IllegalStateException("reported " + type.id() + " without declaring it");
        }
        reported.put(type, what);
    }
}
