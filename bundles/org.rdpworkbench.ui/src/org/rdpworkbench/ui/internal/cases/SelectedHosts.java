// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.hosts.HostRow;
import org.rdpworkbench.ui.internal.hosts.Row;

/** The hosts in a selection, whatever part made it, and those in selected groups. */
public final class SelectedHosts {

    private SelectedHosts() {}

    /** Where each is, in the order of the selection; nothing of what is no host. */
    public static List<Target> of(ISelection selection) {
        return selection instanceof IStructuredSelection rows ? ((List<?>) rows.toList()).stream()
                .flatMap(SelectedHosts::of).distinct().toList() : List.of();
    }

    private static Stream<Target> of(Object selected) {
        return selected instanceof Row row ? row.hosts().map(HostRow::target)
                : Stream.ofNullable(Adapters.adapt(selected, Target.class));
    }
}
