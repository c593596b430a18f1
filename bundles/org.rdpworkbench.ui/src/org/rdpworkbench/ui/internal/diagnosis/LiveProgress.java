// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.IProgressMonitor;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;

/** Passes on what a look has found so far, so that the ladder grows while one watches. */
final class LiveProgress implements Progress {

    private final OpenCase open;
    private final Set<FactType<?>> types;
    private final IProgressMonitor monitor;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Stage, Rung> ladder = new EnumMap<>(Stage.class);
    private String now = "";

    LiveProgress(OpenCase open, Snapshot plugins, IProgressMonitor monitor) {
        this.open = open;
        this.types = types(plugins);
        this.monitor = monitor;
    }

    /** A plugin that cannot say what it yields costs the ladder its growth; the diagnosis names it. */
    private static Set<FactType<?>> types(Snapshot plugins) {
        try {
            return plugins.factTypes();
        } catch (RuntimeException | LinkageError e) {
            return Set.of();
        }
    }

    @Override
    public void looking(Target target, String title) {
        now = title;
        monitor.subTask(title);
        publish();
    }

    @Override
    public void evidence(Target target, Evidence piece) {
        evidence.add(piece);
        CaseRecord one = new CaseRecord(target, Optional.empty(), Instant.EPOCH, Map.of(piece.key(), piece), List.of());
        for (FactType<?> type : types) {
            climb(one, type);
        }
        publish();
    }

    private void climb(CaseRecord one, FactType<?> type) {
        try {
            one.find(type).ifPresent(fact -> fact.rungs()
                    .forEach(rung -> ladder.merge(rung.stage(), rung, LiveProgress::worse)));
        } catch (RuntimeException e) {
            // The engine meets the same fact and says what is wrong with it; watching must not disturb it.
            return;
        }
    }

    private static Rung worse(Rung one, Rung other) {
        return other.state().compareTo(one.state()) > 0 ? other : one;
    }

    private void publish() {
        open.change(new OpenCase.Looking(now, List.copyOf(ladder.values()), List.copyOf(evidence)));
    }
}
