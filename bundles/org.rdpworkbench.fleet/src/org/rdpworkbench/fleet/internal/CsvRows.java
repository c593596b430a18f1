// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.ImportException;

/** The rows of a CSV file one by one, with quotes as RFC 4180 has them. Blank lines are no rows. */
final class CsvRows {

    static final int MOST_FIELDS = 1_000;

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    /** @param line the one in which the row begins, counted from 1 */
    record Row(int line, List<String> fields) {

        /** Empty when the row is shorter. */
        String field(int index) {
            return index < fields.size() ? fields.get(index) : "";
        }
    }

    CsvRows(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** Empty behind the last one. */
    Optional<Row> next() throws ImportException {
        while (at < text.length()) {
            int begin = line;
            List<String> fields = new ArrayList<>();
            boolean more = true;
            while (more) {
                if (fields.size() == MOST_FIELDS) {
                    throw new ImportException("Line " + begin + " has more than " + MOST_FIELDS
                            + " fields; check which sign separates them.");
                }
                fields.add(field());
                more = at < text.length() && text.charAt(at++) == delimiter;
            }
            lineEnd();
            if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                return Optional.of(new Row(begin, fields));
            }
        }
        return Optional.empty();
    }

    /** Up to the delimiter, the line break or the end. */
    private String field() throws ImportException {
        StringBuilder field = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            quoted(field);
        }
        int begin = at;
        while (at < text.length() && text.charAt(at) != delimiter && !breaksLine(text.charAt(at))) {
            at++;
        }
        return field.append(text, begin, at).toString();
    }

    private void quoted(StringBuilder field) throws ImportException {
        int begin = line;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                if (at == text.length() || text.charAt(at) != '"') {
                    return;
                }
            } else if (c == '\n') {
                line++;
            }
            field.append(c);
        }
        throw new ImportException("The quote in line " + begin + " is never closed; close it, or take it out.");
    }

    /** Over what is left of a line break, of which the first character is behind us. */
    private void lineEnd() {
        if (at > 0 && breaksLine(text.charAt(at - 1))) {
            line++;
            if (text.charAt(at - 1) == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }
    }

    private static boolean breaksLine(char c) {
        return c == '\n' || c == '\r';
    }
}
