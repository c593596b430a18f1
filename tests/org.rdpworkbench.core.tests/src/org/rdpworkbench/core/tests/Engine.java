// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SessionSource;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;

/** Short ways to let the engine work on what a test needs. */
final class Engine {

    static final Target TARGET = Target.of("127.0.0.1", 3389);
    static final WayIn WAY = new WayIn("test", Optional.of("somebody"));
    static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");

    private Engine() {}

    static Diagnostics with(List<? extends Probe> probes, Check... checks) {
        return new Diagnostics(() -> Snapshot.of(List.copyOf(probes), List.of(checks), new Texts(Map.of())));
    }

    static Run run(Probe... probes) {
        return with(List.of(probes)).diagnose(Request.of(TARGET), Progress.SILENT);
    }

    /** A run in which a probe that hangs costs little of the test's time. */
    static Run runBriefly(Probe... probes) {
        return with(List.of(probes)).diagnose(briefly(), Progress.SILENT);
    }

    /** A run that may look inside the host, whose probes share nothing. */
    static Run runInside(Probe... probes) {
        return runInside(Request.DEFAULT_TIMEOUT, List.of(), probes);
    }

    static Run runInside(Duration time, List<SessionSource<?>> sources, Probe... probes) {
        Snapshot plugins = new Snapshot(Stream.of(probes).map(Contribution::of).toList(), List.of(), List.of(),
                List.of(), List.of(), List.of(), sources, new Texts(Map.of()));
        return new Diagnostics(() -> plugins).diagnose(new Request(TARGET, Optional.empty(), false, Set.of(),
                Optional.empty(), Optional.of(WAY), time), Progress.SILENT);
    }

    static Request briefly() {
        return new Request(TARGET, Optional.empty(), false, Duration.ofSeconds(1));
    }

    static Diagnosis judge(CaseRecord record, Check... checks) {
        return with(List.of(), checks).judge(record, Optional.empty());
    }

    static CaseRecord record(Evidence... evidence) {
        Map<EvidenceKey, Evidence> all = new TreeMap<>();
        Arrays.stream(evidence).forEach(piece -> all.put(piece.key(), piece));
        return new CaseRecord(TARGET, Optional.empty(), BEGAN, all, List.of());
    }

    static Evidence observed(FactType<Seen> type, Seen fact) {
        return new Evidence.Observed(type.from(Vantage.HERE), 1, Json.tree(fact),
                Source.engine(BEGAN));
    }

    static Evidence missing(EvidenceKey key, Reason reason) {
        return new Evidence.Missing(key, reason, "", Optional.empty(), Source.engine(BEGAN));
    }

    /** The reason why a run lacks that fact, seen from here. */
    static Reason reason(Run run, FactType<?> type) {
        return missing(run, type).reason();
    }

    static Evidence.Missing missing(Run run, FactType<?> type) {
        return (Evidence.Missing) run.record().evidence(type, Vantage.HERE);
    }
}
