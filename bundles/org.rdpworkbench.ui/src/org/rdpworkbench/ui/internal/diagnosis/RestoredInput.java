// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;

/** Opens again what was open when the window closed, read from where it lies and judged with today's plugins. */
public final class RestoredInput implements IElementFactory {

    private static final String ID = "org.rdpworkbench.ui.diagnosisInput";
    private static final String TARGET = "target";

    private static final String LATEST = "latest";

    /**
     * What is written down of an editor.
     *
     * @param origin where its case lies, if anywhere
     * @param latest it is about the latest case of the host, whatever that is by then
     */
    record Saved(Target target, Optional<CaseOrigin> origin, boolean latest) implements IPersistableElement {

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void saveState(IMemento memento) {
            memento.putString(TARGET, target.toString());
            memento.putBoolean(LATEST, latest);
            origin.ifPresent(one -> one.save(memento));
        }
    }

    /** Null, which leaves the editor out, where what was written down cannot be read. */
    @Override
    public DiagnosisInput createElement(IMemento memento) {
        String saved = memento.getString(TARGET);
        if (saved == null) {
            return null;
        }
        try {
            Target target = Target.parse(saved);
            OpenCase open = open(target, Boolean.TRUE.equals(memento.getBoolean(LATEST)), CaseOrigin.of(memento));
            CaseReading.start(open);
            return new DiagnosisInput(open);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static OpenCase open(Target target, boolean latest, Optional<CaseOrigin> origin) {
        if (!latest && origin.isPresent()) {
            return OpenCase.saved(target, origin.get());
        }
        OpenCase open = OpenCase.live(target);
        if (origin.orElse(null) instanceof CaseOrigin.Kept kept) {
            open.kept(kept);
        }
        return open;
    }
}
