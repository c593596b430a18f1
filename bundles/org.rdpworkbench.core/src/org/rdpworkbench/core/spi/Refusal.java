// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Why nothing is proposed for a cause though a repair is known: who owns what it would change, what else the host is
 * for, or what a person has to bring first. It is no error; somebody has to know where to go. Its text, one or more
 * full sentences, is {@code <key>} in the plugin's bundle.properties.
 */
public final class Refusal {

    private final String cause;
    private final String name;
    private final Map<String, Object> values;

    private Refusal(String cause, String name, Map<String, Object> values) {
        this.cause = cause;
        this.name = name;
        this.values = values;
    }

    /**
     * @param cause the id of the cause that is not removed
     * @param name what tells it from other reasons for this cause; the key is {@code <cause>.refused-<name>}
     */
    public static Refusal of(String cause, String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return new Refusal(Objects.requireNonNull(cause, "cause"), name, Map.of());
    }

    /** The same with a value that its text names: a string, a number or a boolean. */
    public Refusal value(String value, Object content) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(value, Finding.capped(content));
        return new Refusal(cause, name, Collections.unmodifiableMap(more));
    }

    public String cause() {
        return cause;
    }

    public String name() {
        return name;
    }

    public String key() {
        return cause + ".refused-" + name;
    }

    public Map<String, Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return key() + " " + values;
    }
}
