// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds hosts by words, all of which stand in its name, address, tags, notes or state. */
record HostFilter(List<String> words) {

    static final HostFilter ALL = new HostFilter(List.of());

    static HostFilter of(String text) {
        return new HostFilter(Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty()).toList());
    }

    boolean all() {
        return words.isEmpty();
    }

    /** @param text of a host in its index */
    boolean matches(String text, Supplier<HostRow> row) {
        for (String word : words) {
            if (!text.contains(word) && !row.get().verdict().contains(word)) {
                return false;
            }
        }
        return true;
    }
}
