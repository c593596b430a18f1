// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.util.List;
import java.util.Objects;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.hosts.Host;

/** The hosts in a selection, whatever part made it. */
public final class SelectedHosts {

    private SelectedHosts() {}

    /** Where each is, in the order of the selection; nothing of what is no host. */
    public static List<Target> of(ISelection selection) {
        return selection instanceof IStructuredSelection rows ? ((List<?>) rows.toList()).stream()
                .map(SelectedHosts::of).filter(Objects::nonNull).distinct().toList() : List.of();
    }

    private static Target of(Object row) {
        return row instanceof Host host ? host.target() : Adapters.adapt(row, Target.class);
    }
}
