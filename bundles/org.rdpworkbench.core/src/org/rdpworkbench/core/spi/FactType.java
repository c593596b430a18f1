// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;

/**
 * Names a kind of fact. The id is the key, not the class, so that a case file can be read where the class is unknown.
 * Ids without a prefix are the product's own; a plugin's ids start with its cause family and a dot.
 *
 * @param id stable for ever, for example {@code TlsHandshake}
 * @param version raised when components are added
 * @param record the class that holds it
 */
public record FactType<F extends Record & Fact>(String id, int version, Class<F> record) {

    public FactType {
        Objects.requireNonNull(record, "record");
        if (!id.matches("[A-Za-z][A-Za-z0-9.-]{0,63}")) {
            throw new IllegalArgumentException("not a fact type id: " + id);
        }
    }

    /** The key of such a fact when it was seen from {@code vantage}. */
    public EvidenceKey from(Vantage vantage) {
        return new EvidenceKey(id, vantage);
    }
}
