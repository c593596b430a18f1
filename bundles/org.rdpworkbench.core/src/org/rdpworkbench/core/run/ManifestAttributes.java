// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.Map;

/** The attributes of a manifest clause, as whoever wrote it wanted. What must be there and is not is refused. */
record ManifestAttributes(Map<String, Object> all) {

    String text(String name) {
        if (all.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    List<String> texts(String name) {
        return switch (all.get(name)) {
            case null -> List.of();
            case List<?> values when values.stream().allMatch(String.class::isInstance) ->
                values.stream().map(String.class::cast).toList();
            default -> throw new IllegalArgumentException(name + " is no list of texts");
        };
    }

    /** p2 keeps no numbers. */
    int number(String name) {
        if (all.get(name) instanceof String digits && digits.matches("[0-9]{1,9}")) {
            return Integer.parseInt(digits);
        }
        throw new IllegalArgumentException(name + " is no number");
    }

    boolean truth(String name) {
        return "true".equals(all.get(name));
    }
}
