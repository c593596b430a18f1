// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A fact with its source, or the reason why there is none. Made by the engine; plugins only read it. */
public sealed interface Evidence {

    EvidenceKey key();

    Source source();

    /**
     * A fact that was seen.
     *
     * @param version the {@link FactType#version()} it was written with
     * @param tree the fact as JSON: live and reloaded facts take the same path, and unknown ones survive
     */
    record Observed(EvidenceKey key, int version, JsonNode tree, Source source) implements Evidence {}

    /**
     * A fact that is not there.
     *
     * @param detail one sentence for a person, may be empty
     * @param because the evidence whose absence or content prevented this look
     */
    record Missing(EvidenceKey key, Reason reason, String detail, Optional<EvidenceKey> because, Source source)
            implements Evidence {}
}
