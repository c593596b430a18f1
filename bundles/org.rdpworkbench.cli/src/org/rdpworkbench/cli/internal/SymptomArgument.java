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

    private SymptomArgument() {}

    /** Throws ParameterException when there is no code in it that is known, or more codes than one dialog shows. */
    static Decoded decode(String text, Symptoms symptoms, OutputOptions options) {
        List<String> codes = codes(text);
        Optional<String> third = codes.stream().filter(SymptomArgument::ofDialog).skip(MOST_CODES).findFirst();
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
            return "There is no code in " + shown + "; give it like 0x904/0x7, or paste the text of the dialog.";
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
