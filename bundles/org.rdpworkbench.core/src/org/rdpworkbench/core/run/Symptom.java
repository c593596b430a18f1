// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Stage;

/**
 * What the person saw, as the catalogues read it.
 *
 * @param text the short form, for example {@code 0x904/0x7}
 * @param codes keys of the codes, see {@link org.rdpworkbench.core.spi.Code#key()}
 * @param causes ids of the causes that the catalogues name
 * @param passed the last stage that the client which showed this had behind it, where the codes prove one
 */
public record Symptom(String text, Set<String> codes, Set<String> causes, Optional<Stage> passed) {

    /** A symptom that proves nothing about the stages. */
    public Symptom(String text, Set<String> codes, Set<String> causes) {
        this(text, codes, causes, Optional.empty());
    }

    /** True when this symptom is a reason to consider that cause. */
    public boolean suggests(Cause cause) {
        return causes.contains(cause.id()) || cause.explains().stream().anyMatch(codes::contains);
    }
}
