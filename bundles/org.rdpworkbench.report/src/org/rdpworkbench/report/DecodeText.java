// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomNote.Advice;
import org.rdpworkbench.report.TextStyle.Look;
import org.rdpworkbench.symptoms.Decoded;

/** A decoded symptom as text for a terminal. */
public final class DecodeText {

    private final Function<String, Optional<String>> titles;
    private final TextStyle style;

    /** @param titles the title of a cause by its id; empty when its plugin is not installed */
    public DecodeText(Function<String, Optional<String>> titles, TextStyle style) {
        this.titles = titles;
        this.style = style;
    }

    /** The whole answer. Ends with a line break. */
    public String write(Decoded decoded) {
        Page page = new Page(style);
        if (decoded.readings().size() == 1) {
            page.line(Look.BOLD, decoded.readings().getFirst().how());
            codes(page, decoded.readings().getFirst());
        } else {
            page.line(Look.BOLD, decoded.symptom());
            page.line(Look.PLAIN, "This can be read in " + decoded.readings().size() + " ways; which one is right "
                    + "depends on where it was shown.");
            decoded.readings().forEach(reading -> {
                page.heading(reading.how());
                codes(page, reading);
            });
        }
        paragraph(page, "What this proves", decoded.proves());
        paragraph(page, "What it does not prove", decoded.doesNotProve());
        advice(page, decoded);
        causes(page, decoded);
        next(page, decoded);
        broken(page, decoded);
        return page.toString();
    }

    private static void codes(Page page, Decoded.Reading reading) {
        reading.codes().forEach(code -> code(page, code));
        reading.unknown().forEach(number -> page.item("  " + number + "  ", Look.MUTED,
                "not known at this place to any installed catalogue", Look.MUTED));
    }

    private static void code(Page page, Code code) {
        String number = code.kind().equals("event") ? Long.toString(code.value())
                : code.hex() + " = " + code.value();
        page.item("  " + number + "  ", Look.BOLD, code.name() + " (" + Words.kind(code.kind()) + ")", Look.PLAIN);
        page.item("    ", code.meaning());
        page.item("    ", Look.PLAIN, "Source: " + code.source()
                + (code.verified() ? "" : " (not verified against the source)"), Look.MUTED);
    }

    /** @param text one paragraph a line: each reading has its own */
    private static void paragraph(Page page, String heading, String text) {
        if (!text.isBlank()) {
            page.heading(heading);
            text.lines().forEach(sentence -> page.item("  ", sentence));
        }
    }

    private void advice(Page page, Decoded decoded) {
        if (decoded.advice().isEmpty()) {
            return;
        }
        page.heading("Advice you will find, and why not to follow it");
        for (Advice advice : decoded.advice()) {
            page.item("  " + style.symbol("\u2717", "x") + " ", Look.BAD, advice.says(), Look.BOLD);
            page.item("    ", advice.refuse());
            page.item("    ", Look.PLAIN, "Source: " + advice.source(), Look.MUTED);
        }
    }

    private void causes(Page page, Decoded decoded) {
        if (decoded.causeIds().isEmpty()) {
            return;
        }
        page.heading("Causes to consider (the code alone does not rank them)");
        List<String> absent = new ArrayList<>();
        for (String id : decoded.causeIds()) {
            titles.apply(id).ifPresentOrElse(title -> page.item("  " + style.symbol("\u2022", "*") + " ",
                    title + " (" + id + ")"), () -> absent.add(id));
        }
        if (!absent.isEmpty()) {
            page.item("  " + style.symbol("\u2022", "*") + " ", Look.MUTED, "judged by no installed plugin: "
                    + String.join(", ", absent), Look.MUTED);
        }
    }

    private static void next(Page page, Decoded decoded) {
        page.heading("Next");
        page.item("  ", Words.COMMAND + " diagnose HOST --symptom " + Words.argument(decoded.symptom()));
    }

    private static void broken(Page page, Decoded decoded) {
        if (!decoded.broken().isEmpty()) {
            page.heading("Catalogues that broke (their part is missing above)");
            decoded.broken().forEach(name -> page.item("  ! ", Look.WARN, name, Look.PLAIN));
        }
    }
}
