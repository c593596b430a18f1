// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at hosts and says why Remote Desktop fails there. The one engine behind the command line and the workbench. */
@Component(service = Diagnostics.class)
public final class Diagnostics {

    /** More clocks than these do not make a median truer. */
    private static final int MOST_OTHERS = 30;

    private final Supplier<Snapshot> plugins;
    private final AddressGate gate = new AddressGate();

    @Activate
    public Diagnostics(@Reference InstalledPlugins plugins) {
        this(plugins::snapshot);
    }

    /** For programs that have no plugin framework. */
    public Diagnostics(Supplier<Snapshot> plugins) {
        this.plugins = plugins;
    }

    /** The plugins that a run would work with if it began now. */
    public Snapshot snapshot() {
        return plugins.get();
    }

    /**
     * Collects evidence and judges it. Blocks until all is done, the timeout has passed or the calling thread is
     * interrupted; an interrupt ends it within a second, is consumed, and shows as {@link Run#cancelled()}.
     */
    public Run diagnose(Request request, Progress progress) {
        return diagnose(plugins.get(), request, progress);
    }

    /** The same with given plugins, for whoever needs them again to show the result. */
    public Run diagnose(Snapshot with, Request request, Progress progress) {
        List<String> problems = new ArrayList<>();
        Snapshot snapshot = with.usable(problems);
        Collector collector = new Collector(snapshot, request, progress, gate, problems);
        CaseRecord record = collector.collect();
        Diagnosis diagnosis = new Judge(snapshot, problems).judge(record, request.symptom());
        boolean interrupted = Thread.interrupted();
        return new Run(record, diagnosis, collector.cancelled() || interrupted);
    }

    /**
     * Judges hosts that were looked at in one run once more, with what one tells of another.
     *
     * @param symptom what all of them were looked at for
     * @return in the same order
     */
    public static List<Run> compare(Snapshot with, List<Run> runs, Optional<Symptom> symptom) {
        Snapshot snapshot = with.usable(new ArrayList<>());
        if (runs.size() < 2 || snapshot.probes().stream().noneMatch(probe -> probe.service().comparing())) {
            return runs;
        }
        return runs.parallelStream().map(run -> compare(snapshot, run, neighbours(run, runs), symptom)).toList();
    }

    private static Run compare(Snapshot snapshot, Run run, List<CaseRecord> others, Optional<Symptom> symptom) {
        Set<String> problems = new LinkedHashSet<>(run.diagnosis().problems());
        CaseRecord record = new Collector(snapshot, run.record(), others, problems).compare(run.record().symptom());
        return new Run(record, new Judge(snapshot, problems).judge(record, symptom), run.cancelled());
    }

    /** Hosts before and behind it in the run, as many as are worth their time. */
    private static List<CaseRecord> neighbours(Run run, List<Run> all) {
        int from = Math.clamp(all.indexOf(run) - MOST_OTHERS / 2, 0, Math.max(0, all.size() - MOST_OTHERS - 1));
        return all.subList(from, Math.min(all.size(), from + MOST_OTHERS + 1)).stream().filter(other -> other != run)
                .map(Run::record).toList();
    }

    /** Judges saved evidence with the plugins that are installed now. */
    public Diagnosis judge(CaseRecord record, Optional<Symptom> symptom) {
        return judge(plugins.get(), record, symptom);
    }

    /** The same with given plugins. */
    public static Diagnosis judge(Snapshot with, CaseRecord record, Optional<Symptom> symptom) {
        List<String> problems = new ArrayList<>();
        return new Judge(with.usable(problems), problems).judge(record, symptom);
    }
}
