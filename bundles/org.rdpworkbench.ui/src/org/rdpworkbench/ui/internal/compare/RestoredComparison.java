// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.Optional;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** Opens a comparison again that was open when the window closed; its editor reads both cases where they lie. */
public final class RestoredComparison implements IElementFactory {

    static final String ID = "org.rdpworkbench.ui.compareInput";
    static final String FIRST = "first";
    static final String SECOND = "second";

    /** Null, which leaves the editor out, where what was written down cannot be read. */
    @Override
    public CompareInput createElement(IMemento memento) {
        return source(memento.getChild(FIRST)).flatMap(first -> source(memento.getChild(SECOND))
                .map(second -> new CompareInput(first, second))).orElse(null);
    }

    private static Optional<CaseSource> source(IMemento memento) {
        return Optional.ofNullable(memento).flatMap(CaseSource::of);
    }
}
