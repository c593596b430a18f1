// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of the plugins by key, with named values put in. */
public final class Texts {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Map<String, String> patterns;

    public Texts(Map<String, String> patterns) {
        this.patterns = Map.copyOf(patterns);
    }

    /** The pattern behind a key. */
    public Optional<String> pattern(String key) {
        return Optional.ofNullable(patterns.get(key));
    }

    /** The keys that begin like that. */
    public Set<String> keys(String beginning) {
        return patterns.keySet().stream().filter(key -> key.startsWith(beginning))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text behind a key, or the key itself when no installed plugin has it. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /**
     * The text behind a key.
     *
     * @param values named values; a place without a value becomes an ellipsis
     */
    public String text(String key, Map<String, Object> values) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            return key;
        }
        Matcher place = PLACE.matcher(pattern);
        return place.replaceAll(match -> {
            Object value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? "..." : String.valueOf(value));
        });
    }

    /** These texts and others; on a conflict these win. */
    public Texts and(Texts others) {
        Map<String, String> all = new HashMap<>(others.patterns);
        all.putAll(patterns);
        return new Texts(all);
    }
}
