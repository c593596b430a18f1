// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of results: the one place where they are listed. */
enum Format {
    /** For a person at a terminal. */
    TEXT,
    /** For scripts. */
    JSON,
    /** One file to keep, send and print. */
    HTML,
    /** For tickets. */
    MARKDOWN,
    /** For spreadsheets, one line a host. */
    CSV,
    /** For build servers, one case a host. */
    JUNIT;

    /** What a code means is written so. */
    static final List<Format> OF_SYMPTOMS = List.of(TEXT, JSON);
    /** What hosts do is written so. */
    static final List<Format> OF_DIAGNOSES = List.of(values());

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    /** In the middle of a sentence. */
    static String words(List<Format> formats) {
        return formats.stream().limit(formats.size() - 1).map(Format::id).collect(Collectors.joining(", "))
                + " and " + formats.getLast().id();
    }
}
