// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces in texts what is not to be told, wherever it stands and in whatever case. */
final class RedactedText {

    private static final Pattern CUT = Pattern.compile("(?:\\.\\.\\.|\u2026)\\s*$");
    private static final Pattern IPV4 = Pattern.compile(
            "(?<![\\w.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w]|\\.\\d)");
    private static final Pattern IPV6 = Pattern.compile(
            "(?<![\\w:.])(?=[0-9A-Fa-f:]*::|(?:[0-9A-Fa-f]{1,4}:){6})"
            + "[0-9A-Fa-f:.]*[0-9A-Fa-f:](?:%[\\w.-]{1,32})?(?!\\w)");
    private static final Pattern HEX = Pattern.compile("(?<!\\w)[0-9A-Fa-f]{16,}(?![A-Za-z0-9])");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_*-]{1,63}(?:\\.[\\p{L}\\p{N}_-]{1,63}){0,30}");
    /** Of a long text that was cut the last name is looked for no further back. */
    private static final int MOST_TORN = 500;

    private final Pseudonyms names;
    /** By their first two characters, the longest first. */
    private final Map<String, List<String>> secrets = new HashMap<>();

    /** @param names with all that was collected */
    RedactedText(Pseudonyms names) {
        this.names = names;
        names.secrets().forEach(secret -> secrets.computeIfAbsent(key(secret, 0), k -> new ArrayList<>()).add(secret));
        secrets.values().forEach(list -> list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    private static String key(String text, int at) {
        return "" + Character.toLowerCase(text.charAt(at)) + Character.toLowerCase(text.charAt(at + 1));
    }

    String of(String text) {
        return names.of(text).orElseGet(() -> names(forms(withoutTornEnd(text))));
    }

    /** Values that are texts. */
    Map<String, Object> of(Map<String, Object> values) {
        Map<String, Object> redacted = new TreeMap<>();
        values.forEach((name, value) -> redacted.put(name, value instanceof String text ? of(text) : value));
        return redacted;
    }

    /** Whoever cut a long text may have cut a name, whose beginning would tell enough. */
    private String withoutTornEnd(String text) {
        Matcher cut = CUT.matcher(text);
        if (!cut.find()) {
            return text;
        }
        String kept = text.substring(0, cut.start());
        for (int at = Math.max(0, kept.length() - MOST_TORN); at + 1 < kept.length(); at++) {
            String rest = kept.substring(at);
            boolean torn = begins(kept, at) && secrets.getOrDefault(key(kept, at), List.of()).stream()
                    .anyMatch(secret -> secret.length() > rest.length()
                            && secret.regionMatches(true, 0, rest, 0, rest.length()));
            if (torn) {
                return kept.substring(0, at) + text.substring(cut.start());
            }
        }
        return text;
    }

    private String forms(String text) {
        return names.all() ? replaced(HEX, replaced(IPV6, replaced(IPV4, text, names::address), names::address),
                names::identifier) : text;
    }

    private static String replaced(Pattern form, String text, UnaryOperator<String> pseudonym) {
        return form.matcher(text).replaceAll(match -> Matcher.quoteReplacement(pseudonym.apply(match.group())));
    }

    private String names(String text) {
        StringBuilder redacted = new StringBuilder(text.length() + 16);
        Matcher token = NAME.matcher(text);
        int at = 0;
        while (at < text.length()) {
            String found = begins(text, at) ? secretAt(text, at) : "";
            boolean inDomain = begins(text, at) && token.region(at, text.length()).lookingAt()
                    && token.group().length() > found.length() && names.inKnownDomain(token.group());
            if (inDomain) {
                redacted.append(names.host(token.group()));
                at = token.end();
            } else if (!found.isEmpty()) {
                redacted.append(names.of(found).orElse(""));
                at += found.length();
            } else {
                redacted.append(text.charAt(at));
                at++;
            }
        }
        return redacted.toString();
    }

    private String secretAt(String text, int at) {
        if (at + 1 >= text.length()) {
            return "";
        }
        return secrets.getOrDefault(key(text, at), List.of()).stream()
                .filter(secret -> text.regionMatches(true, at, secret, 0, secret.length()))
                .filter(secret -> ends(text, at + secret.length(), secret)).findFirst().orElse("");
    }

    /** A word begins here, or something that is no part of a word. */
    private static boolean begins(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean ends(String text, int end, String secret) {
        return end >= text.length() || !Character.isLetterOrDigit(text.charAt(end))
                || !Character.isLetterOrDigit(secret.charAt(secret.length() - 1));
    }
}
