// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at hosts and says why Remote Desktop fails there. The one engine behind the command line and the workbench. */
@Component(service = Diagnostics.class)
public final class Diagnostics {

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
