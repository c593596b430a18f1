// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Collections;
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

    /** This one where nothing is new. Takes a while: hosts are put into order. */
    Known with(Contents now) {
        return read && now.equals(contents) ? this : new Known(true, now, looks, looking, HostIndex.of(now.hosts()));
    }

    /** The same, where another one has them in order. */
    Known withHostsOf(Known other) {
        return read && contents == other.contents ? this
                : new Known(true, other.contents, looks, looking, other.index);
    }

    /**
     * This one where nothing is new.
     *
     * @param old what was known when they began to be read: a look that was kept since may not be among them
     */
    Known with(Map<Target, History.Entry> now, Known old) {
        Map<Target, History.Entry> all = new HashMap<>(now);
        looks.values().stream().filter(look -> !look.equals(old.looks.get(look.target())))
                .forEach(look -> all.put(look.target(), look));
        return all.equals(looks) ? this : withLooks(all);
    }

    /** What was just kept is the last look, whatever the clock of an earlier one said. */
    Known with(History.Entry look) {
        if (look.equals(looks.get(look.target()))) {
            return this;
        }
        Map<Target, History.Entry> all = new HashMap<>(looks);
        all.put(look.target(), look);
        return withLooks(all);
    }

    /** A view of what nobody else has: one more copy for each of ten thousand looks would be felt. */
    private Known withLooks(Map<Target, History.Entry> all) {
        return new Known(read, contents, Collections.unmodifiableMap(all), looking, index);
    }

    Known looking(Target target, boolean now) {
        if (looking.contains(target) == now) {
            return this;
        }
        Set<Target> all = new HashSet<>(looking);
        if (now) {
            all.add(target);
        } else {
            all.remove(target);
        }
        return new Known(read, contents, looks, Collections.unmodifiableSet(all), index);
    }
}
