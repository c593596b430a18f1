// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.symptoms.Decoded;
import org.rdpworkbench.symptoms.SymptomReading;
import org.rdpworkbench.symptoms.SymptomReading.Place;
import org.rdpworkbench.symptoms.SymptomText;
import org.rdpworkbench.symptoms.Symptoms;

/** What a person typed or pasted as a symptom. What cannot be understood is refused, in the person's own words. */
final class SymptomArgument {

    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,10}|0[xX][0-9a-fA-F]+|[0-9a-fA-F]{1,8}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;/|()\\[\\]]+");
    /** A dialog shows no more; statuses of Windows may stand beside them in any number. */
    private static final int MOST_CODES = 2;
    private static final int SHOWN = 100;
    /** Of so many characters no more than one is a control character, which terminals do leave in what is pasted. */
    private static final int LEAST_TEXT = 20;
    /** A sentence has at least so many words, and a code has not. */
    private static final int SENTENCE = 3;

    private SymptomArgument() {}

    /** Throws ParameterException when there is no code in it that is known, or more codes than one dialog shows. */
    static Decoded decode(String text, Symptoms symptoms, OutputOptions options) {
        if (isBinary(text)) {
            throw options.bad("This is no text in UTF-8; give a code like 0x904/0x7, or the text of the dialog.");
        }
        List<String> codes = codes(text);
        Optional<String> third = codes.stream().filter(SymptomArgument::ofDialog).skip(MOST_CODES).findFirst()
                .or(() -> SymptomText.beyondTheDialog(text).stream().findFirst());
        if (third.isPresent()) {
            throw options.bad("A dialog shows one code or two, and " + third.get() + " is a third; ask for other codes "
                    + "by themselves.");
        }
        Decoded decoded = symptoms.decode(text);
        if (decoded.codes().isEmpty()) {
            throw options.bad(unknown(text, codes, decoded, symptoms));
        }
        return decoded;
    }

    /** Something that was saved in another way, or is no text at all. */
    private static boolean isBinary(String text) {
        long controls = text.chars().filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c)).count();
        return text.indexOf(0) >= 0 || controls * LEAST_TEXT > text.length();
    }

    /** The codes, where there is nothing else; within a text the other numbers are mostly no codes. */
    private static List<String> codes(String text) {
        List<String> words = BETWEEN.splitAsStream(text.strip()).filter(word -> !word.isEmpty()).toList();
        return words.stream().allMatch(CODE.asMatchPredicate()) ? words : List.of();
    }

    private static boolean ofDialog(String code) {
        List<SymptomReading> readings = SymptomText.read(code);
        return !readings.isEmpty() && readings.stream()
                .noneMatch(reading -> reading.numbers().getFirst().place() == Place.STATUS);
    }

    private static String unknown(String text, List<String> codes, Decoded decoded, Symptoms symptoms) {
        String typed = text.replaceAll("[\\p{C}\\s]+", " ").strip();
        String shown = "\"" + Plain.escape(typed, SHOWN) + "\"";
        if (decoded.readings().stream().allMatch(reading -> reading.unknown().isEmpty())) {
            return "There is no code in " + shown + (typed.split(" ").length < SENTENCE
                    ? "; give it like 0x904/0x7, or paste the text of the dialog."
                    : "; give the codes that the dialog shows under \"See details\", or run diagnose HOST without a "
                            + "symptom.");
        }
        if (codes.size() == MOST_CODES) {
            String turned = codes.getLast() + " " + codes.getFirst();
            if (!symptoms.decode(turned).codes().isEmpty()) {
                return "No installed code catalogue knows " + shown + " in this order; the extended code comes second: "
                        + turned + ".";
            }
        }
        return shown + " is in none of the installed code catalogues.";
    }
}
