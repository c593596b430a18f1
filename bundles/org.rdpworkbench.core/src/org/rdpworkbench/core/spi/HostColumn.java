// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Optional;
import java.util.Set;

/**
 * A column of the list of hosts, by data alone. Its value is worked out when a host has been looked at and kept with
 * the diagnosis, so that a list of ten thousand hosts reads no case. Pure, like a check. Its title is the text
 * {@code <id>.title} of the plugin.
 */
public interface HostColumn {

    /** Stable for ever, and begins with the plugin's family: {@code certificate.end}. */
    String id();

    /** The evidence it needs; it sees only that. */
    Set<EvidenceKey> uses();

    /**
     * What stands in the column, in English and short; empty when there is nothing to say. Rows are sorted by it as
     * text, so a date begins with its year.
     */
    Optional<String> value(CaseFile evidence);
}
