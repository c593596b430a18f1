// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.IProgressMonitor;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Ladder;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisState;

/** Passes on what a look has found so far, so that the ladder grows while one watches. */
final class LiveProgress implements Progress {

    private final OpenCase open;
    private final Set<FactType<?>> types;
    private final IProgressMonitor monitor;
    private final Map<EvidenceKey, Evidence> evidence = new LinkedHashMap<>();
    private CaseRecord sofar;
    private List<Rung> ladder = List.of();
    private String now = "";

    LiveProgress(OpenCase open, Snapshot plugins, IProgressMonitor monitor) {
        this.open = open;
        this.sofar = new CaseRecord(open.target(), Optional.empty(), Instant.now(), Map.of(), List.of());
        // What is not usable is named in the diagnosis.
        this.types = plugins.usable(new ArrayList<>()).factTypes();
        this.monitor = monitor;
    }

    @Override
    public void looking(Target target, String title) {
        now = title;
        monitor.subTask(Plain.escape(title, Plain.MOST_VALUE));
        publish();
    }

    /** The engine builds the same ladder at the end, and says then what is wrong with the facts. */
    @Override
    public void evidence(Target target, Evidence piece) {
        evidence.put(piece.key(), piece);
        sofar = new CaseRecord(target, Optional.empty(), sofar.began(), evidence, List.of());
        ladder = Ladder.of(sofar, types, new ArrayList<>()).rungs();
        publish();
    }

    private void publish() {
        open.change(new DiagnosisState.Looking(now, ladder, sofar));
    }
}
