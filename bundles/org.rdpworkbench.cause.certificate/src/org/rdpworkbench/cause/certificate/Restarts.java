// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;

/** What makes the host use another certificate, in this order. */
final class Restarts {

    /** The service that makes and keeps the certificate. */
    static final Change MAKES_IT = new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running");
    /** The service that shows it. */
    static final Change SHOWS_IT = new Change.Act(Change.Action.RESTART_SERVICE, "TermService",
            "the host sends a certificate");

    private Restarts() {}

    /** That plan, with these two at its end. */
    static FixPlan behind(FixPlan plan) {
        return plan.then(MAKES_IT).then(SHOWS_IT).interrupting();
    }
}
