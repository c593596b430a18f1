// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdpworkbench.fleet.internal.CsvRows.Row;

/**
 * Which columns of a CSV file mean what, by the names in its header.
 *
 * @param columns by what they mean; of several that mean the same, the one that says it best first
 * @param unknown names that mean nothing to us, as they are written
 */
record CsvColumns(Map<Meaning, List<Integer>> columns, List<String> unknown) {

    /** What a column may hold, with the names by which it is known, in lower case and without spaces. */
    enum Meaning {
        HOST("host", "hostname", "fqdn", "dnshostname", "computer", "computername", "server", "servername", "address",
                "ipaddress", "ip"),
        PORT("port", "rdpport"),
        NAME("displayname", "name", "label"),
        GROUP("group", "folder", "path"),
        TAGS("tags", "tag"),
        NOTES("notes", "note", "comment", "comments", "description");

        private final List<String> names;

        Meaning(String... names) {
            this.names = List.of(names);
        }
    }

    static CsvColumns of(Row header) {
        Map<Meaning, Map<Integer, Integer>> byRank = new EnumMap<>(Meaning.class);
        List<String> unknown = new ArrayList<>();
        for (int column = 0; column < header.fields().size(); column++) {
            String name = plain(header.field(column));
            Optional<Meaning> meaning = meaning(name);
            if (meaning.isPresent()) {
                byRank.computeIfAbsent(meaning.get(), any -> new TreeMap<>())
                        .putIfAbsent(meaning.get().names.indexOf(name), column);
            } else if (!name.isEmpty()) {
                unknown.add(header.field(column));
            }
        }
        Map<Meaning, List<Integer>> columns = new EnumMap<>(Meaning.class);
        byRank.forEach((meaning, ranked) -> columns.put(meaning, List.copyOf(ranked.values())));
        return new CsvColumns(columns, unknown);
    }

    private static Optional<Meaning> meaning(String name) {
        for (Meaning meaning : Meaning.values()) {
            if (meaning.names.contains(name)) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    /** Without what is written in one tool and not in another. */
    private static String plain(String name) {
        String start = name.substring(0, Math.min(name.length(), CleanText.MOST_NAME));
        return start.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }

    boolean nameHosts() {
        return columns.containsKey(Meaning.HOST);
    }

    /** What a row says of it, from the first of its columns that is not blank there. */
    String value(Row row, Meaning meaning) {
        return columns.getOrDefault(meaning, List.of()).stream().map(row::field).filter(field -> !field.isBlank())
                .findFirst().orElse("");
    }
}
