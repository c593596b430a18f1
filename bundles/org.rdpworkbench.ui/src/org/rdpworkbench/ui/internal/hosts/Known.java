// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Host;

/**
 * What the window knows of the hosts at one moment.
 *
 * @param read false as long as the store was not read
 * @param looks the last one of each host
 * @param looking hosts at which a look is under way
 * @param index of the hosts
 */
public record Known(boolean read, Contents contents, Map<Target, History.Entry> looks, Set<Target> looking,
        HostIndex index) {

    static final Known NOTHING =
            new Known(false, new Contents(List.of(), List.of()), Map.of(), Set.of(), HostIndex.of(List.of()));

    /** All hosts in the usual order. */
    public Stream<HostRow> rows() {
        return index.byName().stream().map(this::row);
    }

    HostRow row(Host host) {
        return new HostRow(host, Optional.ofNullable(looks.get(host.target())), looking.contains(host.target()));
    }

    /** The host with that target. */
    public Optional<HostRow> find(Target target) {
        return contents.hosts().stream().filter(host -> host.target().equals(target)).findFirst().map(this::row);
    }

    /** This one where nothing is new. */
    Known with(Contents now) {
        return read && now.equals(contents) ? this : new Known(true, now, looks, looking, HostIndex.of(now.hosts()));
    }

    /** This one where nothing is new. */
    Known with(Map<Target, History.Entry> now) {
        return now.equals(looks) ? this : new Known(read, contents, Map.copyOf(now), looking, index);
    }

    Known with(History.Entry look) {
        Map<Target, History.Entry> all = new HashMap<>(looks);
        all.merge(look.target(), look, (one, other) -> one.at().isAfter(other.at()) ? one : other);
        return with(all);
    }

    Known looking(Target target, boolean now) {
        Set<Target> all = new HashSet<>(looking);
        boolean changed = now ? all.add(target) : all.remove(target);
        return changed ? new Known(read, contents, looks, Set.copyOf(all), index) : this;
    }
}
