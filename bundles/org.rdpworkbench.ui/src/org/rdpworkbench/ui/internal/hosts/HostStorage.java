// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.ui.internal.hosts.Host.Seen;

/** Keeps hosts in the preferences of the workspace: one node for each, named by its target. */
final class HostStorage {

    private final Preferences hosts = InstanceScope.INSTANCE.getNode("org.rdpworkbench.ui").node("hosts");
    private final Job flush = Job.createSystem("Storing hosts", monitor -> {
        try {
            hosts.flush();
        } catch (BackingStoreException e) {
            ILog.of(HostStorage.class).error("The list of hosts cannot be stored.", e);
        }
        return Status.OK_STATUS;
    });

    List<Host> load() {
        List<Host> all = new ArrayList<>();
        try {
            for (String target : hosts.childrenNames()) {
                read(target).ifPresent(all::add);
            }
        } catch (BackingStoreException e) {
            ILog.of(HostStorage.class).error("The list of hosts cannot be read.", e);
        }
        return all;
    }

    private Optional<Host> read(String name) {
        Preferences node = hosts.node(name);
        try {
            Target target = Target.valueOf(name);
            return Optional.of(new Host(node.get("name", Host.plain(target)), target, seen(node), asked(node)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // An entry that was changed by hand or by a newer version is left alone.
            return Optional.empty();
        }
    }

    private static Optional<Seen> seen(Preferences node) {
        String verdict = node.get("verdict", null);
        return verdict == null ? Optional.empty()
                : Optional.of(new Seen(Verdict.valueOf(verdict), Instant.parse(node.get("at", ""))));
    }

    private static Asked asked(Preferences node) {
        return new Asked(Optional.ofNullable(node.get("symptom", null)), node.getBoolean("thorough", false));
    }

    void store(Host host) {
        Preferences node = hosts.node(host.target().toString());
        node.put("name", host.name());
        node.putBoolean("thorough", host.asked().thorough());
        host.asked().symptom().ifPresentOrElse(text -> node.put("symptom", text), () -> node.remove("symptom"));
        host.seen().ifPresent(seen -> {
            node.put("verdict", seen.verdict().name());
            node.put("at", seen.at().toString());
        });
        flush.schedule();
    }

    void remove(Host host) {
        try {
            hosts.node(host.target().toString()).removeNode();
        } catch (BackingStoreException e) {
            ILog.of(HostStorage.class).error("A host cannot be removed from the workspace.", e);
        }
        flush.schedule();
    }
}
