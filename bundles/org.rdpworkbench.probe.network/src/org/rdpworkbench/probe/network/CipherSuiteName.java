// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.tls.CipherSuite;

/** IANA names of cipher suites, taken from the constants of the TLS library, which has no other way to name them. */
final class CipherSuiteName {

    private static final Map<Integer, String> NAMES = names();

    private CipherSuiteName() {}

    /** The name, or the number where it has none. */
    static String of(int suite) {
        return NAMES.getOrDefault(suite, String.format("0x%04X", suite));
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        for (Field field : CipherSuite.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                try {
                    names.putIfAbsent(field.getInt(null), field.getName());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a public constant cannot be read", e);
                }
            }
        }
        return names;
    }
}
