// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;

/** One probe at work: holds it to what it declared and writes down what it does. */
final class Look implements ProbeContext {

    private final Contribution<Probe> contribution;
    private final CaseRecord before;
    private final Request request;
    private final List<CaseRecord> others;
    private final SharedSessions sessions;
    private final Dialer dialer;
    private final long deadline;
    private final Instant began = Instant.now();
    private final long begin = System.nanoTime();
    private final Map<EvidenceKey, Evidence> reported = new LinkedHashMap<>();
    private final Set<String> promised;
    private boolean over;

    Look(Contribution<Probe> contribution, Request request, CaseRecord before, List<CaseRecord> others,
            AddressGate gate, SharedSessions sessions, Duration time) {
        this.sessions = sessions;
        this.contribution = contribution;
        this.request = request;
        this.before = before;
        this.others = others;
        this.dialer = new Dialer(probe(), gate, this::remaining);
        this.deadline = begin + time.toNanos();
        this.promised = probe().yields().stream().map(FactType::id).collect(Collectors.toSet());
    }

    private Probe probe() {
        return contribution.service();
    }

    @Override
    public Target target() {
        return before.target();
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    @Override
    public Attempt open(InetSocketAddress address) throws InterruptedException {
        return dialer.open(address);
    }

    @Override
    public <F extends Record & Fact> F fact(FactType<F> needed) {
        return find(needed).orElseThrow();
    }

    @Override
    public <F extends Record & Fact> Optional<F> find(FactType<F> declared) {
        requireDeclared(declared);
        return before.find(declared, probe().vantage()).or(() -> before.find(declared));
    }

    @Override
    public Optional<Instant> seenAt(FactType<?> declared) {
        requireDeclared(declared);
        return Stream.of(probe().vantage(), Vantage.HERE).map(vantage -> before.evidence(declared, vantage))
                .filter(Evidence.Observed.class::isInstance).findFirst().map(Evidence::source)
                .map(source -> source.at().plusNanos((long) (source.millis() * 1_000_000)));
    }

    private void requireDeclared(FactType<?> type) {
        if (!Declared.by(probe()).contains(type)) {
            throw new IllegalStateException("looked at " + type.id() + " without declaring it");
        }
    }

    @Override
    public Optional<Target> domainController() {
        return request.domainController();
    }

    @Override
    public Optional<WayIn> wayIn() {
        return request.wayIn();
    }

    @Override
    public <S extends AutoCloseable> S shared(Class<S> kind) throws ProbeException, InterruptedException {
        return sessions.get(kind, this, probe().id());
    }

    @Override
    public List<CaseFile> others() {
        Set<EvidenceKey> declared = Declared.by(probe()).stream().map(type -> type.from(probe().vantage()))
                .collect(Collectors.toSet());
        return others.stream().<CaseFile>map(other -> new NarrowedCase(other, declared)).toList();
    }

    @Override
    public <F extends Record & Fact> void observed(FactType<F> type, F fact) {
        Objects.requireNonNull(fact, "fact");
        report(new Evidence.Observed(key(type), type.version(), Json.tree(fact), source()));
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail) {
        report(missing(type, reason, detail, Optional.empty()));
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail, FactType<?> because) {
        report(missing(type, reason, detail, Optional.of(because.from(probe().vantage()))));
    }

    private Evidence missing(FactType<?> type, Reason reason, String detail, Optional<EvidenceKey> because) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        return new Evidence.Missing(key(type), reason, detail, because, source());
    }

    private EvidenceKey key(FactType<?> type) {
        if (!promised.contains(type.id())) {
            throw new IllegalStateException("reported " + type.id() + " without declaring it");
        }
        return type.from(probe().vantage());
    }

    private synchronized void report(Evidence evidence) {
        if (!over) {
            reported.put(evidence.key(), evidence);
        }
    }

    private Source source() {
        return new Source(probe().id(), contribution.version(), began, Millis.since(begin));
    }

    /**
     * Ends the look: closes what is open, refuses what comes late.
     *
     * @param reason why promised facts that were not reported are missing
     */
    synchronized Map<EvidenceKey, Evidence> finish(Reason reason, String detail) {
        over = true;
        dialer.close();
        for (FactType<?> type : probe().yields()) {
            EvidenceKey key = type.from(probe().vantage());
            reported.computeIfAbsent(key, k -> new Evidence.Missing(k, reason, detail, Optional.empty(), source()));
        }
        return Collections.unmodifiableMap(reported);
    }

    List<Transcript> transcripts() {
        return dialer.transcripts();
    }
}
