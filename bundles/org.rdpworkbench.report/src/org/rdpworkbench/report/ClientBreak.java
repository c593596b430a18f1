// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;

/** Tells a break that only a client wrote down: it may have come further, so that it proves less than one seen here. */
final class ClientBreak {

    private ClientBreak() {}

    static boolean is(Diagnosis diagnosis) {
        return diagnosis.stage().isPresent() && diagnosis.ladder().stream()
                .filter(rung -> rung.stage() == diagnosis.stage().get() && rung.state() == Rung.State.BROKEN)
                .anyMatch(rung -> Facts.read(diagnosis, ClientAttempt.TYPE, Vantage.CLIENT,
                        attempt -> attempt.rungs().contains(rung)).orElse(false));
    }
}
