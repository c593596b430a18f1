// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.stream.Collectors;

/** A header of a manifest, as the clauses that it holds, without blanks outside of quotes. */
record ManifestHeader(String name, List<String> clauses) {

    private static final int WIDTH = 120;

    static ManifestHeader of(String name, Attributes headers) {
        String value = headers.getValue(name);
        return new ManifestHeader(name, value == null ? List.of() : split(value));
    }

    private static List<String> split(String value) {
        List<String> clauses = new ArrayList<>();
        StringBuilder clause = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (quoted && character == '\\' && i + 1 < value.length()) {
                clause.append(character).append(value.charAt(++i));
            } else if (character == ',' && !quoted) {
                clauses.add(clause.toString());
                clause.setLength(0);
            } else if (quoted || !Character.isWhitespace(character)) {
                quoted ^= character == '"';
                clause.append(character);
            }
        }
        clauses.add(clause.toString());
        return clauses;
    }

    ManifestHeader with(List<String> others) {
        return new ManifestHeader(name, others);
    }

    /** As it can be pasted into a manifest, where a line that begins with a blank goes on with the one before. */
    String lines() {
        return fold(name + ": " + String.join(",\n ", clauses));
    }

    private static String fold(String text) {
        return text.lines().map(line -> {
            StringBuilder folded = new StringBuilder();
            String rest = line;
            while (rest.length() > WIDTH) {
                int cut = Math.max(rest.lastIndexOf(';', WIDTH - 1), rest.lastIndexOf(',', WIDTH - 1)) + 1;
                int end = cut > 1 ? cut : WIDTH;
                folded.append(rest, 0, end).append("\n");
                rest = " " + rest.substring(end);
            }
            return folded + rest;
        }).collect(Collectors.joining("\n"));
    }
}
