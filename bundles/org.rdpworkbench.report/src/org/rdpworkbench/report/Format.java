// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of results: the one place where they are listed. */
public enum Format {
    /** For a person at a terminal. */
    TEXT("txt"),
    /** For scripts. */
    JSON("json"),
    /** One file to keep, send and print. */
    HTML("html"),
    /** For tickets. */
    MARKDOWN("md"),
    /** For spreadsheets, one line a host. */
    CSV("csv"),
    /** For build servers, one case a host. */
    JUNIT("xml");

    /** What is no report about hosts is written so: what a code means, what differs in two cases. */
    public static final List<Format> OF_ANSWERS = List.of(TEXT, JSON);
    /** What hosts do is written so. */
    public static final List<Format> OF_DIAGNOSES = List.of(values());

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** How it is asked for. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How names of its files end, without the dot. */
    public String extension() {
        return extension;
    }

    /** The format with that id. */
    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    /** In the middle of a sentence. */
    public static String words(List<Format> formats) {
        return formats.stream().limit(formats.size() - 1).map(Format::id).collect(Collectors.joining(", "))
                + " and " + formats.getLast().id();
    }
}
