// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program and its arguments as one text. Nothing is special in it but spaces and quotes: no shell will read it. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\s*((?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+)\\s*");

    private Words() {}

    /**
     * The words between spaces; quotes of either kind hold together what is between them, and are taken off.
     *
     * @throws IllegalArgumentException with the end of a sentence that says what the text is given for
     */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException(text.isBlank() ? "names no program" : "has a quote without its end");
            }
            words.add(matcher.group(1).replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"));
            at = matcher.end();
        }
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new IllegalArgumentException("names no program");
        }
        return words;
    }

    /** Such a text. */
    static String join(List<String> words) {
        return words.stream().map(word -> !word.matches(".*[\\s'\"].*|") ? word
                : word.indexOf('\'') < 0 ? "'" + word + "'" : "\"" + word + "\"").collect(Collectors.joining(" "));
    }
}
