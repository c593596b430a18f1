// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that one use of a template puts into it ([MS-EVEN6] 2.2.12.4, TemplateInstanceData). */
record Substitutions(List<Value> values) {

    static final Substitutions NONE = new Substitutions(List.of());

    /** @param origin a cursor over its bytes as it was read; each use takes a new one */
    record Value(int type, Octets origin) {

        Octets octets() throws MalformedLogException {
            return origin.at("value", origin.offset());
        }
    }

    /** Reads the types and sizes of all, and then the values. */
    static Substitutions read(Octets octets, Budget budget) throws MalformedLogException {
        long count = octets.u32();
        budget.parts(octets, count);
        int[] sizes = new int[(int) count];
        int[] types = new int[(int) count];
        for (int i = 0; i < count; i++) {
            sizes[i] = octets.u16();
            types[i] = octets.u8();
            octets.skip(1); // padding
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(new Value(types[i], octets.take("value", sizes[i])));
        }
        return new Substitutions(List.copyOf(values));
    }

    /** The value of that number; empty when there is none in this event. */
    Optional<Value> get(Octets user, int index) throws MalformedLogException {
        if (index >= values.size()) {
            throw user.failure("takes value " + index + " of " + values.size());
        }
        return Optional.of(values.get(index)).filter(value -> value.type() != Values.NULL);
    }
}
