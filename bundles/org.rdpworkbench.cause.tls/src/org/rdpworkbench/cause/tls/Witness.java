// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;

/**
 * Something that speaks against each of the causes in the same way.
 *
 * @param indications by the id of the cause
 */
record Witness(Map<String, Indication> indications) {

    /** @param rest group and evidence, the same for all */
    static Witness against(List<Cause> causes, Strength strength, String name, Function<Indication, Indication> rest) {
        return new Witness(causes.stream().collect(Collectors.toUnmodifiableMap(Cause::id,
                cause -> rest.apply(Indication.speaksAgainst(cause, strength, name)))));
    }

    Indication of(Cause cause) {
        return indications.get(cause.id());
    }
}
