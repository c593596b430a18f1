// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * The lines that hold a text.
 *
 * @param more there are others, which were left out
 */
record Matches(List<EvidenceNode> nodes, boolean more) {

    static final Matches NONE = new Matches(List.of(), false);

    private static final int MOST = 10_000;

    /** Looks through the lines and all below them, whatever the case of the letters. */
    static Matches of(List<EvidenceNode> roots, String text, BooleanSupplier stopped) {
        List<EvidenceNode> found = new ArrayList<>();
        add(roots, text.strip().toLowerCase(Locale.ROOT), stopped, found);
        return new Matches(List.copyOf(found), found.size() >= MOST);
    }

    private static void add(List<EvidenceNode> nodes, String text, BooleanSupplier stopped, List<EvidenceNode> found) {
        for (EvidenceNode node : nodes) {
            if (stopped.getAsBoolean() || found.size() >= MOST) {
                return;
            }
            if ((node.name() + "\t" + node.value()).toLowerCase(Locale.ROOT).contains(text)) {
                found.add(node);
            }
            add(node.children(), text, stopped, found);
        }
    }
}
