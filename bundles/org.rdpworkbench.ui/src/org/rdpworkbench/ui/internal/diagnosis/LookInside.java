// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.credentials.StoredCredential;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** Asks how hosts let the workbench in and as whom, before looks that go inside as well. */
final class LookInside {

    private LookInside() {}

    /**
     * Asks, unless nothing that is installed goes inside, which is said.
     *
     * @param hosts what each look is to find out
     * @param look takes the same with the way in, when the person has chosen one
     */
    static void ask(Shell shell, Map<Target, Asked> hosts, Consumer<Map<Target, Asked>> look) {
        // The ways in come to life when they are asked for, which takes a moment the first time.
        ICoreRunnable find = monitor -> {
            List<HostAccess> ways = ways();
            Optional<Credentials> credentials = Services.find(Credentials.class);
            List<String> stored = stored();
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    ask(shell, hosts, ways, credentials, stored).ifPresent(way -> look.accept(by(way, hosts)));
                }
            });
        };
        Job job = Job.create("Looking for ways into hosts", find);
        job.setSystem(true);
        job.schedule();
    }

    /** Those that can be used on this machine. */
    private static List<HostAccess> ways() {
        return Services.find(HostSessions.class).map(sessions -> {
            SortedSet<String> ids = sessions.ways();
            return ids.stream().flatMap(id -> sessions.way(id).stream()).filter(way -> way.unusable().isEmpty())
                    .toList();
        }).orElse(List.of());
    }

    /** The ids of those that are kept. Where they cannot be read, the person types an account. */
    private static List<String> stored() {
        try {
            Optional<StoredCredentials> kept = Services.find(StoredCredentials.class);
            return kept.isEmpty() ? List.of() : kept.get().list().stream().map(StoredCredential::id).toList();
        } catch (CredentialException e) {
            ILog.of(LookInside.class).warn(e.getMessage(), e);
            return List.of();
        }
    }

    private static Optional<WayIn> ask(Shell shell, Map<Target, Asked> hosts, List<HostAccess> ways,
            Optional<Credentials> credentials, List<String> stored) {
        if (ways.isEmpty() || credentials.isEmpty()) {
            MessageDialog.openInformation(shell, "Look Inside",
                    "No installed plugin knows a way into a host. Plugins bring them: see Window > Plugins.");
            return Optional.empty();
        }
        return LookInsideDialog.ask(shell, about(hosts), ways, new LookInsideForm.Known(credentials.get(), stored),
                hosts.values().stream().flatMap(asked -> asked.inside().stream()).findFirst());
    }

    private static String about(Map<Target, Asked> hosts) {
        return hosts.size() == 1 ? Plain.escape(HostRow.plain(hosts.keySet().iterator().next()), Plain.MOST_VALUE)
                : Counts.hosts(hosts.size());
    }

    private static Map<Target, Asked> by(WayIn way, Map<Target, Asked> hosts) {
        Map<Target, Asked> inside = new LinkedHashMap<>();
        hosts.forEach((target, asked) -> inside.put(target, asked.by(way)));
        return inside;
    }
}
