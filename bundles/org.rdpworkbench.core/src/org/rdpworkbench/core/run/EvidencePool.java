// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;

/** The evidence of one look as it comes in: for each key the best that a probe had to say. */
final class EvidencePool {

    private final Map<EvidenceKey, Evidence> evidence = new TreeMap<>();
    private final Map<EvidenceKey, Integer> rankings = new HashMap<>();

    /** Goes on from evidence that is there and stays. */
    void start(Map<EvidenceKey, Evidence> before) {
        evidence.putAll(before);
    }

    Map<EvidenceKey, Evidence> all() {
        return evidence;
    }

    boolean observed(EvidenceKey key) {
        return evidence.get(key) instanceof Evidence.Observed;
    }

    /**
     * Takes what a probe reported.
     *
     * @param ranking of the probe's service
     * @return the pieces that were better than what was there
     */
    List<Evidence> accept(Map<EvidenceKey, Evidence> reported, int ranking) {
        List<Evidence> taken = new ArrayList<>();
        reported.forEach((key, piece) -> {
            if (better(key, piece, ranking)) {
                evidence.put(key, piece);
                rankings.put(key, ranking);
                taken.add(piece);
            }
        });
        return taken;
    }

    /** Says why a key has no evidence, where no probe said anything of it. */
    void complete(Evidence.Missing missing) {
        evidence.putIfAbsent(missing.key(), missing);
    }

    /**
     * Of two probes for one key the one that observes wins, and of two that observe the one with higher ranking. Who
     * said why there is nothing may say so anew.
     */
    private boolean better(EvidenceKey key, Evidence piece, int ranking) {
        return switch (evidence.get(key)) {
            case null -> true;
            case Evidence.Observed before -> piece instanceof Evidence.Observed
                    && ranking > rankings.getOrDefault(key, Integer.MAX_VALUE);
            case Evidence.Missing before -> piece instanceof Evidence.Observed
                    || before.reason() == Reason.NOT_REQUESTED
                    || before.source().probe().equals(piece.source().probe());
        };
    }
}
