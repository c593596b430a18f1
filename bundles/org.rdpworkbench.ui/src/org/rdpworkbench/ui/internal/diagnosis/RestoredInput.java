// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Opens again what was open when the window closed, out of the store and judged with today's plugins. */
public final class RestoredInput implements IElementFactory {

    private static final String ID = "org.rdpworkbench.ui.diagnosisInput";
    private static final String TARGET = "target";
    private static final String KEPT = "kept";

    /** What is written down of an editor. */
    record Saved(Target target, String id) implements IPersistableElement {

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void saveState(IMemento memento) {
            memento.putString(TARGET, target.toString());
            memento.putString(KEPT, id);
        }
    }

    /** Null, which leaves the editor out, where what was written down cannot be read. */
    @Override
    public DiagnosisInput createElement(IMemento memento) {
        String target = memento.getString(TARGET);
        String id = memento.getString(KEPT);
        if (target == null || id == null) {
            return null;
        }
        try {
            OpenCase open = OpenCase.live(Target.parse(target));
            open.kept(id);
            ICoreRunnable read = monitor -> read(open, id);
            Job.create("Opening " + Plain.escape(target, 80), read).schedule();
            return new DiagnosisInput(open);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void read(OpenCase open, String id) {
        try {
            Optional<CaseRecord> record = WindowStore.open().history().caseOf(id);
            Optional<Diagnostics> engine = Services.find(Diagnostics.class);
            if (record.isPresent() && engine.isPresent()) {
                OpenLast.judge(open, new OpenLast.Kept(id, record.get()), engine.get().snapshot());
            } else {
                open.change(new DiagnosisState.Broken("This diagnosis is not kept any more. F5 looks again."));
            }
        } catch (StoreException e) {
            open.change(new DiagnosisState.Broken("The last result cannot be shown. " + e.getMessage()));
        }
    }
}
