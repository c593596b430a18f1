// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import java.util.List;

/**
 * A named part of what one side said.
 *
 * @param name the specification's name for it
 * @param value what it means; may hold text from the wire, as it came
 * @param offset in bytes from the beginning of what was dissected
 * @param length in bytes
 * @param parts what it consists of, as far as that is known
 */
public record Field(String name, String value, int offset, int length, List<Field> parts) {

    /** Makes the list immutable. */
    public Field {
        parts = List.copyOf(parts);
    }
}
