// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges whether causes are present. Pure: the same case gives the same findings, and nothing but the case is looked
 * at. An instance serves many runs at once, so it keeps no state.
 */
public interface Check {

    /** The causes it judges. */
    Set<Cause> causes();

    /** Every indication that its findings may carry. */
    Set<Indication> indications();

    /** Facts, seen from this machine, without which it is not called and its causes are INCONCLUSIVE. */
    Set<FactType<?>> needs();

    /** Further evidence it looks at when it is there: as a rule, that which decides its indications. */
    default Set<EvidenceKey> uses() {
        Set<EvidenceKey> keys = new TreeSet<>();
        indications().forEach(indication -> keys.addAll(indication.evidence()));
        needs().forEach(type -> keys.remove(type.from(Vantage.HERE)));
        return keys;
    }

    /** One finding for each cause about which there is something to say; a cause without one counts as PASS. */
    List<Finding> judge(CaseFile evidence);
}
