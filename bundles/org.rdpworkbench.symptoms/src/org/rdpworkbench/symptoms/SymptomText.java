// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rdpworkbench.symptoms.SymptomReading.Numeral;
import org.rdpworkbench.symptoms.SymptomReading.Place;

/**
 * Finds the codes in what a person typed or pasted: {@code 0x904/0x7}, {@code 2308 7}, {@code Event ID 36870},
 * {@code -2146893043}, or the text of the dialog in any language. Only numbers count, and the words for "event": the
 * first code is the disconnect reason, the second the extended one. Never fails; text without a code has no reading.
 * Which numbers count within a text is {@link Prose}'s to say.
 */
public final class SymptomText {

    /** Characters that are looked at; what follows is ignored. */
    static final int MAX_LENGTH = 4096;

    /** "Event ID: 36870" in the languages of the event viewer, in its XML, or after the name of a provider. */
    private static final Pattern EVENT = Pattern.compile("""
            (?<![a-z])(?:<eventid[^>]{0,60}>|event|ereignis|\u00e9v\u00e9nement|evenement|h\u00e4ndelse|h\u00e6ndelse\
            |hendelse|zdarzenia|ud\u00e1losti|olay|\u0441\u043e\u0431\u044b\u0442\u0438\u044f|\u30a4\u30d9\u30f3\u30c8\
            |\u4e8b\u4ef6|\uc774\ubca4\ud2b8|schannel|termdd|rdpcorets)\
            (?:ids?|[osi]|kimli\u011fi|[\\s\\p{Punct}]++){0,8}+(\\d{1,5})(?![0-9a-z])""");

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;/|()\\[\\]]+");

    private SymptomText() {}

    /** Every plausible reading, the decimal one first; empty when there is no code. */
    public static List<SymptomReading> read(String text) {
        String clean = clean(text);
        List<Numeral> events = new ArrayList<>();
        Matcher event = EVENT.matcher(clean);
        while (event.find()) {
            events.add(new Numeral(Long.parseLong(event.group(1)), Place.EVENT));
        }
        List<Token> tokens = tokens(event.replaceAll(" "));
        Map<String, SymptomReading> readings = new LinkedHashMap<>();
        add(readings, events, tokens, Token::decimal, "decimal");
        boolean hexToo = tokens.stream().filter(Token::bare).findFirst().filter(Token::looksLikeHex).isPresent();
        if (hexToo && events.isEmpty()) {
            add(readings, events, tokens, Token::hexadecimal, "hexadecimal");
        }
        return List.copyOf(readings.values());
    }

    /**
     * The numbers that count in some reading, as they were written: read again, they have the same readings as a whole
     * text without events.
     */
    static String numbers(String text) {
        List<Token> tokens = tokens(EVENT.matcher(clean(text)).replaceAll(" "));
        // By identity, since the same number may count in one place and not in another.
        Set<Token> counting = Collections.newSetFromMap(new IdentityHashMap<>());
        counting.addAll(Token.counting(readable(tokens, Token::decimal), Token::decimal));
        counting.addAll(Token.counting(readable(tokens, Token::hexadecimal), Token::hexadecimal));
        return tokens.stream().filter(counting::contains).map(Token::text).collect(Collectors.joining(" "));
    }

    /**
     * The codes that a text names as such behind the two that a dialog has, as they were written: they are in no
     * reading, which a person has to be told.
     */
    public static List<String> beyondTheDialog(String text) {
        String clean = EVENT.matcher(clean(text)).replaceAll(" ");
        List<Token> codes = readable(tokens(clean), Token::decimal).stream()
                .filter(token -> token.decimal().orElseThrow() < Token.FIRST_STATUS).toList();
        Set<OptionalLong> read = codes.stream().limit(2).map(Token::decimal).collect(Collectors.toSet());
        Set<String> named = Prose.named(clean);
        return codes.stream().skip(2).filter(token -> !read.contains(token.decimal())).map(Token::text)
                .filter(named::contains).distinct().toList();
    }

    private static List<Token> readable(List<Token> tokens, Function<Token, OptionalLong> base) {
        return tokens.stream().filter(token -> base.apply(token).isPresent()).toList();
    }

    private static String clean(String text) {
        return Prose.withoutOtherNumbers(normalise(text));
    }

    /** {@code 0x904}. */
    static String hex(long value) {
        return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }

    /** Lower case, digits and letters of every script and width in their plain form, nothing invisible. */
    private static String normalise(String text) {
        String given = text == null ? "" : text.substring(0, Math.min(text.length(), MAX_LENGTH));
        StringBuilder plain = new StringBuilder();
        // Nearly everything that is typed is ASCII, and the tables of the normalizer take their time to load.
        boolean ascii = given.chars().allMatch(c -> c < 128);
        String composed = ascii ? given : Normalizer.normalize(given, Normalizer.Form.NFKC);
        composed.toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : Character.isISOControl(c) ? ' ' : c)
                .limit(MAX_LENGTH).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The numbers as they were written. When there is nothing but numbers all of them count. */
    private static List<Token> tokens(String text) {
        List<String> typed = SEPARATOR.splitAsStream(text.strip()).filter(token -> !token.isEmpty()).toList();
        if (typed.stream().allMatch(Token::matches)) {
            return typed.stream().map(Token::new).toList();
        }
        return Prose.numbers(text).stream().map(Token::new).toList();
    }

    private static void add(Map<String, SymptomReading> readings, List<Numeral> events, List<Token> tokens,
            Function<Token, OptionalLong> base, String baseName) {
        List<Token> read = readable(tokens, base);
        List<Numeral> numbers = new ArrayList<>(events);
        numbers.addAll(placed(read, base, events.isEmpty()));
        if (numbers.isEmpty()) {
            return;
        }
        String normalised = normalised(numbers);
        String written = read.stream().map(Token::text).collect(Collectors.joining(" "));
        boolean inBase = read.stream().anyMatch(token -> token.bare() && token.text().length() > 1);
        String how = inBase ? written + " in " + baseName + ", " + normalised : normalised;
        readings.putIfAbsent(normalised, new SymptomReading(normalised, how, List.copyOf(numbers)));
    }

    private static List<Numeral> placed(List<Token> tokens, Function<Token, OptionalLong> base, boolean noEvent) {
        List<Numeral> numbers = new ArrayList<>();
        boolean second = false;
        for (Token token : Token.counting(tokens, base)) {
            long value = base.apply(token).orElseThrow();
            if (value >= Token.FIRST_STATUS) {
                numbers.add(new Numeral(value, Place.STATUS));
            } else {
                Place alone = token.prefixed() ? Place.ALONE_HEX : Place.ALONE;
                Place first = noEvent && tokens.size() == 1 ? alone : Place.FIRST;
                numbers.add(new Numeral(value, second ? Place.EXTENDED : first));
                second = true;
            }
        }
        return numbers.stream().distinct().limit(8).toList();
    }

    private static String normalised(List<Numeral> numbers) {
        StringBuilder text = new StringBuilder();
        for (Numeral number : numbers) {
            String separator = number.place() == Place.EXTENDED ? "/" : ", ";
            text.append(text.isEmpty() ? "" : separator).append(number.text());
        }
        return text.toString();
    }
}
