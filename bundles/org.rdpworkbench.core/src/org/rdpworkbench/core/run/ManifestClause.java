// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A clause of a manifest header, with texts and lists of texts as attributes, since p2 keeps nothing else. What is
 * empty or false is left out.
 */
final class ManifestClause {

    private final StringBuilder written = new StringBuilder(Capability.NAMESPACE);

    ManifestClause(String kind) {
        written.append(kind);
    }

    ManifestClause text(String name, String value) {
        return attribute(name, quoted(escaped(value)));
    }

    /**
     * A comma inside an element is escaped once, since the framework keeps escapes of lists until it splits them; p2
     * splits there all the same.
     */
    ManifestClause texts(String name, List<String> values) {
        return values.isEmpty() ? this : attribute(name + ":List<String>", quoted(values.stream()
                .map(value -> escaped(value).replace(",", "\\,")).collect(Collectors.joining(","))));
    }

    ManifestClause number(String name, int value) {
        return text(name, Integer.toString(value));
    }

    ManifestClause truth(String name, boolean value) {
        return value ? text(name, "true") : this;
    }

    private ManifestClause attribute(String name, String value) {
        written.append(';').append(name).append('=').append(value);
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
