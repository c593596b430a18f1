// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which numbers within sentences are codes. All texts are in lower case and on one line, as {@link SymptomText} makes
 * them.
 */
final class Prose {

    /**
     * Numbers that are no codes: GUIDs, addresses and versions, dates, times, the default port, names of Windows, what
     * is counted, measured or numbered.
     */
    private static final Pattern OTHER = Pattern.compile("""
            [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\
            |(?<![0-9a-z])\\d{1,5}(?:\\.\\d{1,5}){2,3}(?::\\d{1,5})?(?![0-9a-z])\
            |(?<!\\d)\\d{1,4}([./-]) ?\\d{1,2}\\1 ?\\d{1,4}(?!\\d)\
            |(?<!\\d)\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d{1,9})?)?(?!\\d)\
            |\\d{1,4} ?[\u5e74\u6708\u65e5\u65f6\u6642\u5206\u79d2\ub144\uc6d4\uc77c\uc2dc\ubd84\ucd08]\
            |(?<!\\d)3389(?!\\d)|(?:windows|win|server) ?(?:server )?\\d{1,4}(?!\\d)\
            |(?<![a-z])(?:port|page|line|version|build|kb)[ :#]{0,2}\\d{1,10}(?![0-9a-z])\
            |(?<![0-9a-z])\\d{1,6} ?(?:ms|sec|seconds?|min|minutes?|hours?|days?|[kmg]b|bytes?|tries|times|users?)\
            (?![a-z])""");

    /** The mark of an entry in a list; the bracket behind it has none before it. */
    private static final Pattern ENTRY = Pattern.compile("(?<![^\\s:.;,])(\\d{1,2})[.)] {1,8}(?=\\p{L})");

    private static final Pattern HEX = Pattern.compile("(?<![0-9a-z_])[0o]x([0-9a-f]+)(?![0-9a-z_])");
    private static final Pattern DECIMAL =
            Pattern.compile("(?<![0-9a-z_.,%-])(-\\d{8,10}|\\d{1,10})(?![0-9a-z_%]|[.,]\\d)");

    /** So short a number in a sentence is mostly something else, unless the sentence says that it is a code. */
    private static final int SHORT = 2;
    private static final int LOOK_BACK = 24;
    /** How "error code", or one of the two words, ends in the languages of the dialog. */
    private static final String CODE = """
            (?:code|kode|kodu?|kodas|koodi|k\u00f3d|c\u00f3digo|codigo|codice|cod|reason|error|errore|erreur|erro\
            |eroare|fehler|fout|fel|feil|fejl|virhe|hata|chyb[ay]|hiba|b\u0142\u0105d|b\u0142\u0119du\
            |\u043a\u043e\u0434|\u043e\u0448\u0438\u0431\u043a[\u0430\u0438]|\u30b3\u30fc\u30c9|\u30a8\u30e9\u30fc\
            |\u4ee3\u7801|\u9519\u8bef|\u4ee3\u78bc|\u932f\u8aa4|\ucf54\ub4dc|\uc624\ub958)""";
    private static final Pattern LABEL = Pattern.compile("(?:[:=#]|" + CODE + ")[ (\\[]{0,4}$");
    private static final Pattern NAMED = Pattern.compile("(?:\\p{L} ?[:=] {0,8}[0o](?=x)|" + CODE
            + " ?[:=] {0,8}(?=\\d))(x[0-9a-f]+|\\d{1,10})(?![0-9a-z_])");

    private Prose() {}

    /** The text without the numbers that are no codes wherever they stand. */
    static String withoutOtherNumbers(String text) {
        String without = OTHER.matcher(text).replaceAll(" ");
        List<String> entries = ENTRY.matcher(without).results().map(found -> found.group(1)).toList();
        // A sentence may end with a code, but only a list has a first entry and a second one.
        return entries.contains("1") && entries.contains("2") ? ENTRY.matcher(without).replaceAll(" ") : without;
    }

    /** Those with 0x count, or, without any, the decimal ones. */
    static List<String> numbers(String text) {
        List<String> hex = HEX.matcher(text).results().map(found -> "0x" + found.group(1)).toList();
        return hex.isEmpty() ? DECIMAL.matcher(text).results().filter(found -> isCode(found, text))
                .map(found -> found.group(1)).toList() : hex;
    }

    private static boolean isCode(MatchResult number, String text) {
        if (number.group(1).length() > SHORT) {
            return true;
        }
        String before = text.substring(Math.max(0, number.start() - LOOK_BACK), number.start());
        boolean entry = text.startsWith(")", number.end()) && !before.endsWith("(");
        return !entry && LABEL.matcher(before).find();
    }

    /** The numbers with 0x behind a label, whatever it says, and the decimal ones behind one that says "code". */
    static Set<String> named(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1))
                .map(number -> number.startsWith("x") ? "0" + number : number)
                .collect(Collectors.toSet());
    }
}
