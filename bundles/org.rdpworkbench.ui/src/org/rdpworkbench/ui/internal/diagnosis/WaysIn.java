// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.credentials.StoredCredential;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.ui.internal.Services;

/**
 * How hosts let the workbench in, and who needs no password for it.
 *
 * @param ways those that can be used on this machine; at least one
 * @param given what was typed since the window opened
 * @param stored ids of those that are kept
 */
public record WaysIn(List<HostAccess> ways, Credentials given, List<String> stored) {

    /** Whether the password of that account is known. */
    public boolean has(String id) {
        return stored.contains(id) || given.find(id).isPresent();
    }

    /**
     * Finds them. The ways in come to life when they are asked for, which takes a moment the first time.
     *
     * @param title of what says that there is none
     * @param found hears of them on the UI thread, unless there is none
     */
    public static void find(Shell shell, String title, Consumer<WaysIn> found) {
        ICoreRunnable find = monitor -> {
            List<HostAccess> ways = usable();
            Optional<Credentials> credentials = Services.find(Credentials.class);
            List<String> stored = kept();
            shell.getDisplay().asyncExec(() -> {
                if (shell.isDisposed()) {
                    return;
                }
                if (ways.isEmpty() || credentials.isEmpty()) {
                    MessageDialog.openInformation(shell, title,
                            "No installed plugin knows a way into a host. Plugins bring them: see Window > Plugins.");
                } else {
                    found.accept(new WaysIn(ways, credentials.get(), stored));
                }
            });
        };
        Job job = Job.create("Looking for ways into hosts", find);
        job.setSystem(true);
        job.schedule();
    }

    private static List<HostAccess> usable() {
        return Services.find(HostSessions.class).map(sessions -> {
            SortedSet<String> ids = sessions.ways();
            return ids.stream().flatMap(id -> sessions.way(id).stream()).filter(way -> way.unusable().isEmpty())
                    .toList();
        }).orElse(List.of());
    }

    /** Where they cannot be read, the person types an account. */
    private static List<String> kept() {
        try {
            Optional<StoredCredentials> kept = Services.find(StoredCredentials.class);
            return kept.isEmpty() ? List.of() : kept.get().list().stream().map(StoredCredential::id).toList();
        } catch (CredentialException e) {
            ILog.of(WaysIn.class).warn(e.getMessage(), e);
            return List.of();
        }
    }
}
