// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.report.Comparison.Pair;

/** The fields of a fact in two cases, by their path within it. */
final class FactFields {

    /** A case file may hold any number; what stands behind these is named as one. */
    static final int MOST = 500;

    /** These are others at every look at the same host, and say nothing about it. */
    private static final Set<String> FLEETING =
            Set.of("millis", "connectMillis", "uncertainty", "time", "firstBytes", "received");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Double> measured = new HashMap<>();
    private final Set<String> fleeting = new HashSet<>();

    private FactFields(Optional<Evidence> piece) {
        if (piece.orElse(null) instanceof Evidence.Observed observed) {
            add("", "", observed.tree());
        }
    }

    static List<Pair> of(Optional<Evidence> first, Optional<Evidence> second) {
        FactFields one = new FactFields(first);
        FactFields other = new FactFields(second);
        boolean both = !one.values.isEmpty() && !other.values.isEmpty();
        Set<String> paths = new LinkedHashSet<>(one.values.keySet());
        paths.addAll(other.values.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String path : paths) {
            boolean stays = one.fleeting.contains(path) || other.fleeting.contains(path) || one.alike(other, path);
            pairs.add(new Pair(path, Optional.ofNullable(one.values.get(path)),
                    Optional.ofNullable(other.values.get(path)), both && !stays));
        }
        return List.copyOf(pairs);
    }

    /** What was measured in parts of a second, such as how far a clock is off, is never twice the same. */
    private boolean alike(FactFields other, String path) {
        if (measured.containsKey(path) && other.measured.containsKey(path)) {
            return Math.abs(measured.get(path) - other.measured.get(path)) < 1;
        }
        return Objects.equals(values.get(path), other.values.get(path));
    }

    private void add(String path, String name, JsonNode node) {
        if (values.size() >= MOST) {
            values.put("\u2026", "more fields");
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(field -> add(path.isEmpty() ? spaced(field.getKey())
                    : path + ", " + spaced(field.getKey()), field.getKey(), field.getValue()));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainerNode)) {
            for (int i = 0; i < node.size(); i++) {
                add(path + " " + (i + 1), name, node.get(i));
            }
        } else {
            leaf(path.isEmpty() ? "value" : path, name, node);
        }
    }

    private void leaf(String path, String name, JsonNode node) {
        values.put(path, node.isArray() ? node.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : node.isNull() ? "" : node.asText());
        if (node.isFloatingPointNumber()) {
            measured.put(path, node.doubleValue());
        }
        if (FLEETING.contains(name)) {
            fleeting.add(path);
        }
    }

    /** {@code notAfter} as {@code not after}; an abbreviation stays in one piece. */
    private static String spaced(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
