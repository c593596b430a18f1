// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Set;
import org.rdpworkbench.core.spi.Cause;

/**
 * What the person saw, as the catalogues read it.
 *
 * @param text the short form, for example {@code 0x904/0x7}
 * @param codes keys of the codes, see {@link org.rdpworkbench.core.spi.Code#key()}
 * @param causes ids of the causes that the catalogues name
 */
public record Symptom(String text, Set<String> codes, Set<String> causes) {

    /** True when this symptom is a reason to consider that cause. */
    public boolean suggests(Cause cause) {
        return causes.contains(cause.id()) || cause.explains().stream().anyMatch(codes::contains);
    }
}
