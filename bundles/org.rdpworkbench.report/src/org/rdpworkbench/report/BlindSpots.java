// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Stage;

/** What could hide a failure that a person saw and a look did not. */
public final class BlindSpots {

    static final String HEADING = "What this look cannot see";

    private BlindSpots() {}

    /** One or two English sentences for each. */
    public static List<String> of(Diagnosis diagnosis) {
        boolean asked = diagnosis.ladder().stream().anyMatch(rung -> rung.stage() == Stage.AUTHENTICATION);
        return List.of("The client on which it failed: its settings, its saved passwords, the way from there to the "
                        + "host. Look again from that machine.",
                (asked ? "The logon" : "Authentication") + ", the right to log on, licensing and the session: "
                        + "no credentials are sent.",
                "A failure that comes and goes. Look again when it shows.");
    }
}
