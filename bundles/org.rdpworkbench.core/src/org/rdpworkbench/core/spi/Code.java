// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Set;

/**
 * One meaning of a number that a person saw.
 *
 * @param kind the catalogue it belongs to, for example {@code disconnectReason}
 * @param value unsigned
 * @param name the constant's name in its source
 * @param meaning one English sentence
 * @param source the document or file where this is written
 * @param verified false when the source was not read for this entry and the meaning is practitioners' knowledge
 * @param causes ids of causes to consider, whether installed or not
 */
public record Code(String kind, long value, String name, String meaning, String source, boolean verified,
        Set<String> causes) {

    /** {@code kind:0x904}, what a {@link Cause} names in {@link Cause#explains()}. */
    public String key() {
        return kind + ":" + hex();
    }

    /** {@code 0x904}. */
    public String hex() {
        return "0x" + Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
    }
}
