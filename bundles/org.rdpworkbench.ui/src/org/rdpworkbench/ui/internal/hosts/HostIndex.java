// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rdpworkbench.store.Host;

/**
 * Hosts as they are looked for, made in the background so that finding some of ten thousand takes no time.
 *
 * @param byName in the usual order
 * @param texts in lower case, what a host is found by beside its state
 */
public record HostIndex(List<Host> byName, Map<Host, String> texts) {

    static HostIndex of(List<Host> hosts) {
        Map<Host, String> texts = new IdentityHashMap<>();
        hosts.forEach(host -> texts.put(host, text(host)));
        return new HostIndex(hosts.stream().sorted(Comparator.comparing(HostIndex::name,
                NaturalOrder.OF_NAMES)).toList(), texts);
    }

    private static String name(Host host) {
        return host.name().isEmpty() ? HostRow.plain(host.target()) : host.name();
    }

    /** Parted by what nobody can type, so that no word is found across two parts. */
    private static String text(Host host) {
        return String.join("\n", host.name(), host.target().toString(), String.join("\n", host.tags()), host.notes())
                .toLowerCase(Locale.ROOT);
    }
}
