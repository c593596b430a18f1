// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.DiagnosisSelection;

/**
 * Which lines were open in the evidence of each host, by their paths: a look brings a new case with each piece of
 * evidence, and a case that is not shown any more is to be let go.
 */
final class OpenLines {

    /** Of more hosts nobody remembers what was open. */
    private static final int MOST = 200;

    /** @param judged it was open in a case with a diagnosis */
    private record Lines(Set<String> paths, boolean judged) {}

    private final Map<Target, Lines> hosts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Target, Lines> eldest) {
            return size() > MOST;
        }
    };

    void keep(DiagnosisSelection shown, Set<String> paths) {
        hosts.put(shown.record().target(), new Lines(Set.copyOf(paths), shown.diagnosis().isPresent()));
    }

    /** Those that a person opened in the evidence of that host. */
    Set<String> of(DiagnosisSelection next) {
        return Optional.ofNullable(hosts.get(next.record().target())).map(Lines::paths).orElse(Set.of());
    }

    /** Whether the lines that come first are to be opened too: there is a diagnosis, and it is the first one. */
    boolean isFirst(DiagnosisSelection next) {
        return next.diagnosis().isPresent()
                && Optional.ofNullable(hosts.get(next.record().target())).filter(Lines::judged).isEmpty();
    }
}
