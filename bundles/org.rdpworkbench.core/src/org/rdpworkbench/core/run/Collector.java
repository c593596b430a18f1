// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Vantage;

/** Runs the probes of one request, one after another, each on a thread of its own that it may lose. */
final class Collector {

    /** No probe may use up more of what is left than this, so that a hanging one leaves time for the others. */
    private static final double SHARE = 0.6;

    private final Snapshot snapshot;
    private final Request request;
    private final Progress progress;
    private final AddressGate gate;
    private final Instant began;
    private final List<CaseRecord> others;
    private final long deadline;
    private final SharedSessions sessions;
    private final EvidencePool evidence = new EvidencePool();
    private final List<Transcript> transcripts = new ArrayList<>();
    private final Collection<String> problems;
    private boolean cancelled;

    /** @param problems where what broke is written down */
    Collector(Snapshot snapshot, Request request, Progress progress, AddressGate gate,
            Collection<String> problems) {
        this(snapshot, request, progress, gate, problems, Instant.now(), List.of());
    }

    /** One that goes on with a look that is over, now that others are as well. */
    Collector(Snapshot snapshot, CaseRecord before, List<CaseRecord> others, Collection<String> problems) {
        this(snapshot, Request.of(before.target()), Progress.SILENT, new AddressGate(), problems, before.began(),
                others);
        evidence.start(before.evidence());
        transcripts.addAll(before.transcripts());
    }

    private Collector(Snapshot snapshot, Request request, Progress progress, AddressGate gate,
            Collection<String> problems, Instant began, List<CaseRecord> others) {
        this.snapshot = snapshot;
        this.problems = problems;
        this.request = request;
        this.progress = progress;
        this.gate = gate;
        this.began = began;
        this.others = others;
        this.deadline = System.nanoTime() + request.timeout().toNanos();
        this.sessions = new SharedSessions(snapshot.sources(), this::left);
    }

    boolean cancelled() {
        return cancelled;
    }

    CaseRecord collect() {
        ProbeOrder order = new ProbeOrder(snapshot);
        try {
            order.quick().forEach(this::run);
            order.thorough(Ladder.of(record(Optional.empty()), snapshot.factTypes(), new ArrayList<>()))
                    .forEach(this::run);
        } finally {
            transcripts.addAll(sessions.close());
        }
        nobodyLooks();
        return record(request.symptom().map(Symptom::text));
    }

    /** Only what comes of comparing with the others, beside all that was there before. */
    CaseRecord compare(Optional<String> symptom) {
        ProbeOrder order = new ProbeOrder(snapshot);
        Stream.concat(order.quick().stream(), order.thorough(new Ladder(List.of(), false, List.of())).stream())
                .filter(probe -> probe.service().comparing() && probe.service().vantage() != Vantage.INSIDE
                        && lacking(probe.service()).isEmpty())
                .forEach(this::look);
        return record(symptom);
    }

    private CaseRecord record(Optional<String> symptom) {
        return new CaseRecord(request.target(), symptom, began, evidence.all(), transcripts);
    }

    private void run(Contribution<Probe> contribution) {
        Probe probe = contribution.service();
        if (cancelled) {
            missing(contribution, Reason.CANCELLED, "", Optional.empty());
        } else if (probe.comparing()) {
            missing(contribution, Reason.NOT_APPLICABLE, EngineDetail.NO_OTHER_HOST, Optional.empty());
        } else if (probe.asksDomainController() && request.domainController().isEmpty()) {
            missing(contribution, Reason.NOT_APPLICABLE, EngineDetail.NO_DOMAIN_CONTROLLER, Optional.empty());
        } else if (probe.vantage() == Vantage.INSIDE && request.wayIn().isEmpty()) {
            missing(contribution, Reason.NOT_REQUESTED, EngineDetail.NO_WAY_IN, Optional.empty());
        } else if (!request.wants(probe)) {
            missing(contribution, Reason.NOT_REQUESTED, EngineDetail.NOT_THOROUGH, Optional.empty());
        } else {
            Optional<EvidenceKey> lacking = lacking(probe);
            if (lacking.isPresent()) {
                missing(contribution, Reason.PREREQUISITE, "", lacking);
            } else {
                look(contribution);
            }
        }
    }

    private Optional<EvidenceKey> lacking(Probe probe) {
        return probe.needs().stream()
                .filter(type -> !evidence.observed(type.from(probe.vantage()))
                        && !evidence.observed(type.from(Vantage.HERE)))
                .map(type -> expected(type, probe)).sorted().findFirst();
    }

    /** Where it would have come from: most of what a look inside needs is to be seen from here. */
    private EvidenceKey expected(FactType<?> type, Probe probe) {
        boolean here = evidence.all().containsKey(type.from(Vantage.HERE));
        return type.from(here ? Vantage.HERE : probe.vantage());
    }

    private void look(Contribution<Probe> contribution) {
        Probe probe = contribution.service();
        progress.looking(request.target(), snapshot.texts().text(probe.id() + ".title"));
        Duration time = Duration.ofNanos(Math.max(1, (long) (left().toNanos() * SHARE)));
        Look look = new Look(contribution, request, record(Optional.empty()), others, gate, sessions, time);
        ProbeThread thread = new ProbeThread(contribution, look);
        thread.run(time);
        cancelled = thread.cancelled();
        Map<EvidenceKey, Evidence> reported = look.finish(thread.reason(), thread.detail());
        accept(contribution, reported);
        transcripts.addAll(look.transcripts());
        thread.complaint(reported.values().stream().noneMatch(Collector::unreported)).ifPresent(problems::add);
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private static boolean unreported(Evidence piece) {
        return piece instanceof Evidence.Missing m && m.reason() == Reason.PROBE_BROKEN;
    }

    private void missing(Contribution<Probe> contribution, Reason reason, String detail, Optional<EvidenceKey> why) {
        Map<EvidenceKey, Evidence> all = new TreeMap<>();
        Source source = new Source(contribution.service().id(), contribution.version(), Instant.now(), 0);
        for (FactType<?> type : contribution.service().yields()) {
            EvidenceKey key = type.from(contribution.service().vantage());
            all.put(key, new Evidence.Missing(key, reason, detail, why, source));
        }
        accept(contribution, all);
    }

    private void accept(Contribution<Probe> contribution, Map<EvidenceKey, Evidence> reported) {
        evidence.accept(reported, contribution.ranking())
                .forEach(piece -> progress.evidence(request.target(), piece));
    }

    /** Evidence that a check asks for and no installed probe can bring. */
    private void nobodyLooks() {
        for (Contribution<Check> check : snapshot.checks()) {
            for (EvidenceKey key : Declared.by(check.service())) {
                evidence.complete(new Evidence.Missing(key, Reason.NO_PROBE, EngineDetail.NO_PLUGIN,
                        Optional.empty(), Source.engine(began)));
            }
        }
    }
}
