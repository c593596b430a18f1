// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.hosts.Host.Seen;

/** The hosts of this workspace. Every change is stored at once and told to the listeners on the changing thread. */
@Component(service = HostList.class)
public final class HostList {

    private static final Comparator<Host> ORDER =
            Comparator.comparing(Host::name, String.CASE_INSENSITIVE_ORDER).thenComparing(h -> h.target().toString());

    private final HostStorage storage = new HostStorage();
    private final Map<Target, Host> hosts = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public HostList() {
        storage.load().forEach(host -> hosts.put(host.target(), host));
    }

    /** All hosts by name. */
    public synchronized List<Host> all() {
        return hosts.values().stream().sorted(ORDER).toList();
    }

    public synchronized boolean contains(Target target) {
        return hosts.containsKey(target);
    }

    /** Adds a host; one that is there already stays as it is. */
    public void add(Target target) {
        change(target, host -> host == null ? Host.of(target) : host);
    }

    public void remove(Target target) {
        change(target, host -> null);
    }

    public void rename(Target target, String name) {
        change(target, host -> host == null ? null : host.named(name));
    }

    /** The host with that target. */
    public synchronized Optional<Host> find(Target target) {
        return Optional.ofNullable(hosts.get(target));
    }

    /** Remembers what a look is to find out, where the host is in the list. */
    public void asked(Target target, Asked asked) {
        change(target, host -> host == null ? null : host.asked(asked));
    }

    /** Remembers how a look ended, where the host is still in the list. */
    public void seen(Target target, Seen seen) {
        change(target, host -> host == null ? null : host.seen(seen));
    }

    private void change(Target target, UnaryOperator<Host> change) {
        synchronized (this) {
            Host before = hosts.get(target);
            Host after = change.apply(before);
            if (after == before) {
                return;
            }
            if (after == null) {
                hosts.remove(target);
                storage.remove(before);
            } else {
                hosts.put(target, after);
                storage.store(after);
            }
        }
        listeners.forEach(Runnable::run);
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
