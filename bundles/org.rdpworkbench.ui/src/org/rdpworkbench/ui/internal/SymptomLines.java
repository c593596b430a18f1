// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomNote.Advice;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.symptoms.Decoded;
import org.rdpworkbench.symptoms.Symptoms;

/** What a symptom means, as text. */
public final class SymptomLines {

    private SymptomLines() {}

    /** What stands there before anything was typed. */
    public static StyledLines idle() {
        return new StyledLines().line("What the code means, what it proves and what it does not, appears here.");
    }

    /** What a person saw, for the engine; empty when there is no code in it. Not for the UI thread. */
    public static Optional<Symptom> symptom(String text) {
        return Services.find(Symptoms.class).map(symptoms -> symptoms.decode(text))
                .filter(decoded -> !decoded.readings().isEmpty()).map(Decoded::asSymptom);
    }

    /** What the installed catalogues say about a text. Not for the UI thread. */
    public static StyledLines of(String text) {
        return Services.find(Symptoms.class).map(symptoms -> of(symptoms.decode(text), titles()))
                .orElseGet(() -> new StyledLines().line("No catalogue of error codes is installed."));
    }

    private static Texts titles() {
        return Services.find(Diagnostics.class).map(diagnostics -> diagnostics.snapshot().texts())
                .orElseGet(() -> new Texts(Map.of()));
    }

    /** @param texts of the plugins, for the titles of the causes */
    static StyledLines of(Decoded decoded, Texts texts) {
        StyledLines lines = new StyledLines();
        if (decoded.readings().isEmpty()) {
            return lines.line("There is no code in this text. Give the codes that the dialog shows under "
                    + "\"See details\", or look at the host without a symptom.");
        }
        if (decoded.readings().size() > 1) {
            lines.line("This can be read in " + decoded.readings().size() + " ways; none is preferred.").blank();
        }
        for (Decoded.Reading reading : decoded.readings()) {
            lines.heading(reading.how());
            reading.codes().forEach(code -> code(lines, code));
            reading.unknown().forEach(number -> lines.line(number + " is in no installed catalogue."));
        }
        part(lines, "What it proves", decoded.proves());
        part(lines, "What it does not prove", decoded.doesNotProve());
        if (!decoded.advice().isEmpty()) {
            lines.heading("Advice you will find, and why to refuse it");
            decoded.advice().forEach(advice -> advice(lines, advice));
        }
        causes(lines, decoded, texts);
        decoded.broken().forEach(name -> lines.heading("A catalogue broke and was left out: " + name));
        return lines;
    }

    private static void code(StyledLines lines, Code code) {
        String number = code.kind().equals("event") ? Long.toString(code.value()) : code.hex() + " = " + code.value();
        lines.item(number, null, code.name() + " (" + Words.kind(code.kind()) + "): " + code.meaning());
        lines.aside("Source: " + code.source() + (code.verified() ? "" : " (practitioners' knowledge, not verified)"));
    }

    private static void part(StyledLines lines, String heading, String text) {
        if (!text.isEmpty()) {
            lines.heading(heading);
            text.lines().forEach(lines::line);
        }
    }

    private static void causes(StyledLines lines, Decoded decoded, Texts texts) {
        if (decoded.causeIds().isEmpty()) {
            return;
        }
        lines.heading("Causes to consider (the code alone does not rank them)");
        List<String> absent = new ArrayList<>();
        for (String id : decoded.causeIds()) {
            texts.pattern(id + ".title").ifPresentOrElse(title -> lines.item("\u2022", null, title),
                    () -> absent.add(id));
        }
        if (!absent.isEmpty()) {
            lines.aside("Judged by no installed plugin: " + String.join(", ", absent));
        }
    }

    private static void advice(StyledLines lines, Advice advice) {
        lines.item("\u2717", null, advice.says());
        lines.aside(advice.refuse() + " (" + advice.source() + ")");
    }
}
