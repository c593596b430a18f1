// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Source;

/**
 * From the beginning of the first look at a host to the end of the last.
 *
 * @param seconds how long that was
 */
record Period(Instant began, double seconds) {

    /** Empty when nothing was seen. */
    static Optional<Period> of(Diagnosis diagnosis) {
        List<Source> looks = diagnosis.evidence().stream().filter(Evidence.Observed.class::isInstance)
                .map(Evidence::source).toList();
        return looks.stream().map(Source::at).min(Comparator.naturalOrder()).map(began -> new Period(began,
                looks.stream().mapToDouble(look -> since(began, look)).max().orElse(0)));
    }

    /** A saved case may tell any time, also one that no clock can show. */
    private static double since(Instant began, Source look) {
        double seconds = look.at().getEpochSecond() - (double) began.getEpochSecond()
                + (look.at().getNano() - began.getNano()) / 1e9 + look.millis() / 1_000;
        return Double.isFinite(seconds) ? Math.max(0, seconds) : 0;
    }
}
