// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.util.Optional;
import org.rdpworkbench.report.Format;

/** What can be written, the most wanted first. */
enum ExportFormat {
    HTML("HTML", "One file to keep, send and print, with its figures; it fetches nothing.", Format.HTML),
    MARKDOWN("Markdown", "For tickets.", Format.MARKDOWN),
    TEXT("Text", "As the command line prints it.", Format.TEXT),
    CSV("CSV", "For spreadsheets, one line a host.", Format.CSV),
    JSON("JSON", "For scripts; everything that was found.", Format.JSON),
    JUNIT("JUnit XML", "For build servers, one test a host.", Format.JUNIT),
    CASE("Case file", "The evidence itself, to be judged again later. It stays whole: nothing is taken out of it.",
            null);

    private final String title;
    private final String words;
    private final Format report;

    ExportFormat(String title, String words, Format report) {
        this.title = title;
        this.words = words;
        this.report = report;
    }

    String title() {
        return title;
    }

    /** What it is good for, in a sentence. */
    String words() {
        return words;
    }

    /** How the report is written; empty for the evidence. */
    Optional<Format> report() {
        return Optional.ofNullable(report);
    }

    /** How names of its files end, without the dot. */
    String extension() {
        return report().map(Format::extension).orElse("case");
    }
}
