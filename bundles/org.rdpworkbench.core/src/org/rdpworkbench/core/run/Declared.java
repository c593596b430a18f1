// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Vantage;

/** What plugins say of themselves. */
public final class Declared {

    private Declared() {}

    /** All that a check may look at: its needs and its uses. */
    public static Set<EvidenceKey> by(Check check) {
        Set<EvidenceKey> keys = new TreeSet<>(check.uses());
        check.needs().forEach(type -> keys.add(type.from(Vantage.HERE)));
        return keys;
    }

    /** Why a probe cannot be used at all, or empty. */
    static Optional<String> fault(Probe probe) {
        try {
            probe.thorough();
            boolean sound = probe.id() != null && probe.vantage() != null && probe.connections() >= 0
                    && whole(probe.yields()) && whole(probe.needs());
            return sound ? Optional.empty() : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    /** Why a check cannot be used at all, or empty. */
    static Optional<String> fault(Check check) {
        try {
            boolean sound = whole(check.causes()) && whole(check.indications()) && whole(check.needs())
                    && whole(by(check));
            return sound ? Optional.empty() : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    private static boolean whole(Set<?> set) {
        return set.stream().noneMatch(Objects::isNull);
    }
}
