// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.stream.Stream;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.WindowInput;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** Two cases whose differences are shown. */
record CompareInput(CaseSource first, CaseSource second) implements WindowInput, IPersistableElement {

    private static final int MOST_NAME = 40;

    /** What an editor of two hosts is called, whose names may hold anything. */
    static String name(String first, String second) {
        return Plain.escape(first, MOST_NAME) + " \u2194 " + Plain.escape(second, MOST_NAME);
    }

    @Override
    public String icon() {
        return "compare";
    }

    /** As far as it is known before the cases are read. */
    @Override
    public String getName() {
        return name(host(first), host(second));
    }

    private static String host(CaseSource source) {
        return source.about().map(about -> HostRow.plain(about.target())).orElse(source.name());
    }

    @Override
    public String getToolTipText() {
        return first.name() + " beside " + second.name();
    }

    /** Null where a case is in memory only. */
    @Override
    public IPersistableElement getPersistable() {
        return Stream.of(first, second).allMatch(source -> source.origin().isPresent()) ? this : null;
    }

    @Override
    public String getFactoryId() {
        return RestoredComparison.ID;
    }

    @Override
    public void saveState(IMemento memento) {
        first.save(memento.createChild(RestoredComparison.FIRST));
        second.save(memento.createChild(RestoredComparison.SECOND));
    }
}
