// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Vantage;

/** What plugins say of themselves. */
public final class Declared {

    private static final String COLUMN_ID = "[a-z][a-z0-9.-]{0,63}";

    private Declared() {}

    /** All that a check may look at: its needs and its uses. */
    public static Set<EvidenceKey> by(Check check) {
        Set<EvidenceKey> keys = new TreeSet<>(check.uses());
        check.needs().forEach(type -> keys.add(type.from(Vantage.HERE)));
        return keys;
    }

    /** All that a probe may look at: its needs and its uses. */
    static Set<FactType<?>> by(Probe probe) {
        Set<FactType<?>> types = new HashSet<>(probe.uses());
        types.addAll(probe.needs());
        return types;
    }

    /** Why a probe cannot be used at all, or empty. */
    static Optional<String> fault(Probe probe) {
        try {
            probe.thorough();
            probe.comparing();
            probe.asksDomainController();
            boolean sound = probe.id() != null && probe.vantage() != null && probe.connections() >= 0
                    && whole(probe.yields()) && whole(probe.needs()) && whole(probe.uses());
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
                    && whole(check.uses());
            return sound ? Optional.empty() : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    /** Why a source of figures cannot be used at all, or empty. */
    static Optional<String> fault(FigureSource figure) {
        try {
            return whole(figure.causes()) && whole(figure.uses()) ? Optional.empty()
                    : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    /** Why a fixer cannot be used at all, or empty. */
    static Optional<String> fault(Fixer fixer) {
        try {
            boolean sound = fixer.cause() != null && whole(fixer.writes()) && whole(fixer.uses());
            return sound ? Optional.empty() : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    /** Why a column cannot be used at all, or empty. */
    static Optional<String> fault(HostColumn column) {
        try {
            boolean sound = column.id() != null && column.id().matches(COLUMN_ID) && whole(column.uses());
            return sound ? Optional.empty() : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    /** Why a reader of files cannot be used at all, or empty. */
    static Optional<String> fault(EvidenceReader reader) {
        try {
            return reader.id() != null && whole(reader.yields()) ? Optional.empty()
                    : Optional.of("declares nothing usable");
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them.
            return Optional.of("cannot say what it does: " + e);
        }
    }

    /** Why nobody is shown a plan, as the end of a sentence about its fixer; or empty. */
    public static Optional<String> fault(FixPlan plan, Fixer fixer) {
        if (!plan.cause().equals(fixer.cause()) || plan.changes().isEmpty()) {
            return Optional.of("proposed a plan for " + plan.cause() + " with " + plan.changes().size() + " changes");
        }
        for (Change change : plan.changes()) {
            Optional<String> never = NeverList.reason(change, plan);
            if (never.isPresent()) {
                return Optional.of("proposed to change " + change.target() + ", which is never done (" + never.get()
                        + ")");
            }
            for (String target : targets(change)) {
                if (fixer.writes().stream().noneMatch(written -> covers(written, target))) {
                    return Optional.of("proposed to change " + target + " without declaring it");
                }
            }
        }
        return Optional.empty();
    }

    /** Where a file comes to is changed as well as where it was. */
    private static List<String> targets(Change change) {
        return change instanceof Change.Move move ? List.of(move.target(), "file:" + move.to())
                : List.of(change.target());
    }

    private static boolean covers(String written, String target) {
        return written.endsWith("*") ? target.startsWith(written.substring(0, written.length() - 1))
                : target.equals(written);
    }

    private static boolean whole(Set<?> set) {
        return set.stream().noneMatch(Objects::isNull);
    }
}
