// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** Finds the types of facts where the convention puts them: in constants of their records. */
final class FactTypes {

    private FactTypes() {}

    /** The first type constant of the fact's record. */
    static FactType<?> of(Fact fact) {
        return in(fact.getClass()).filter(type -> type.record() == fact.getClass()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(fact.getClass().getName()
                        + " has no constant with its FactType"));
    }

    /** All type constants of a class. */
    static Stream<FactType<?>> in(Class<?> holder) {
        return Arrays.stream(holder.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == FactType.class)
                .map(FactTypes::value);
    }

    private static FactType<?> value(Field field) {
        try {
            field.setAccessible(true);
            return (FactType<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
