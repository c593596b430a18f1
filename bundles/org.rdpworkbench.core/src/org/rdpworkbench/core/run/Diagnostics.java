// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final RunsUnderWay underWay;
    private final AddressGate gate = new AddressGate();

    @Activate
    public Diagnostics(@Reference InstalledPlugins plugins, @Reference RunsUnderWay underWay) {
        this(plugins::snapshot, underWay);
    }

    /** For programs that have no plugin framework. */
    public Diagnostics(Supplier<Snapshot> plugins) {
        this(plugins, new RunsUnderWay(Optional.empty()));
    }

    private Diagnostics(Supplier<Snapshot> plugins, RunsUnderWay underWay) {
        this.plugins = plugins;
        this.underWay = underWay;
    }

    /** Begins a run of several looks. Until it is closed, nobody changes plugins without having been patient. */
    public RunsUnderWay.Mark begin() {
        return underWay.begin();
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
        try (RunsUnderWay.Mark mark = begin()) {
            Collected collected = collect(with, request, progress);
            Run run = judge(with.usable(new ArrayList<>()), collected, List.of(), request.symptom());
            boolean interrupted = Thread.interrupted();
            return new Run(run.record(), run.diagnosis(), run.cancelled() || interrupted);
        }
    }

    /** The first half of it, for runs of several hosts: these are judged when all have been looked at. */
    public Collected collect(Snapshot with, Request request, Progress progress) {
        List<String> problems = new ArrayList<>();
        Collector collector = new Collector(with.usable(problems), request, progress, gate, problems);
        CaseRecord record = collector.collect().joining(request.client());
        boolean interrupted = Thread.interrupted();
        return new Collected(record, problems, collector.cancelled() || interrupted);
    }

    /**
     * Judges hosts that were looked at in one run, with what one tells of another. Of a run that was cancelled nothing
     * is concluded beyond each host by itself.
     *
     * @param symptom what all of them were looked at for
     * @return in the same order
     */
    public static List<Run> judge(Snapshot with, List<Collected> hosts, Optional<Symptom> symptom) {
        return judge(with, hosts, record -> symptom);
    }

    /** The same where each was looked at for a symptom of its own. */
    public static List<Run> judge(Snapshot with, List<Collected> hosts,
            Function<CaseRecord, Optional<Symptom>> symptoms) {
        Snapshot snapshot = with.usable(new ArrayList<>());
        boolean alone = hosts.size() < 2 || hosts.stream().anyMatch(Collected::cancelled)
                || snapshot.probes().stream().noneMatch(probe -> probe.service().comparing());
        return hosts.parallelStream().map(host -> judge(snapshot, host, alone ? List.of() : neighbours(host, hosts),
                symptoms.apply(host.record()))).toList();
    }

    private static Run judge(Snapshot snapshot, Collected host, List<CaseRecord> others, Optional<Symptom> symptom) {
        List<String> problems = new ArrayList<>(host.problems());
        CaseRecord record = others.isEmpty() ? host.record()
                : new Collector(snapshot, host.record(), others, problems).compare(host.record().symptom());
        return new Run(record, new Judge(snapshot, problems).judge(record, symptom), host.cancelled());
    }

    /** Hosts before and behind it in the run, as many as are worth their time. */
    private static List<CaseRecord> neighbours(Collected host, List<Collected> all) {
        int from = Math.clamp(all.indexOf(host) - MOST_OTHERS / 2, 0, Math.max(0, all.size() - MOST_OTHERS - 1));
        return all.subList(from, Math.min(all.size(), from + MOST_OTHERS + 1)).stream().filter(other -> other != host)
                .map(Collected::record).toList();
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
