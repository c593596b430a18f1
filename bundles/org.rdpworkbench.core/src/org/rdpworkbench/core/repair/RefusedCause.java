// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;

/**
 * A cause that was found and is not repaired, mostly since what a repair would change belongs to somebody else.
 *
 * @param cause its id
 * @param why in sentences; may hold text from the host
 */
public record RefusedCause(String cause, String why) {

    /** Of a diagnosis, with the texts of the plugins that made it. */
    static List<RefusedCause> of(Diagnosis found, Texts texts) {
        return found.refusals().stream()
                .map(refusal -> new RefusedCause(refusal.cause(), texts.text(refusal.key(), refusal.values())))
                .toList();
    }
}
