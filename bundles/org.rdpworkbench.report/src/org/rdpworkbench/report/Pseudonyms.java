// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in for names, and with {@code all} for addresses and identifiers as well: the same for the same. */
final class Pseudonyms {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}"
            + "|(?=[^%]*:[^%]*:)[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9_.-]{1,32})?");
    private static final Pattern COMMON_NAME = Pattern.compile(
            "(?i)(?:^|[,+])\\s*CN\\s*=\\s*((?:\\\\.|[^,+\\\\]){1,300})");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_*.-]+");
    /** In the middle of sentences of ours these are no names, whatever a host may be called. */
    private static final Set<String> TERMS = Set.of("rdp", "tls", "nla", "tcp", "ntlm", "host", "server", "client",
            "windows", "remote", "desktop", "domain", "name", "network", "listener", "certificate", "address", "port",
            "the");

    private final boolean all;
    private final Map<String, Integer> counts = new HashMap<>();
    /** By the kind and the text in lower case. */
    private final Map<String, String> known = new HashMap<>();
    /** What is not to be told, by its lower case, with what stands in for it. */
    private final Map<String, String> secrets = new LinkedHashMap<>();
    /** The same as it was written where it was found first. */
    private final Map<String, String> masked = new LinkedHashMap<>();
    /** Names of domains in lower case, whose hosts are hosts as well. */
    private final Set<String> domains = new HashSet<>();

    /** @param all not names alone */
    Pseudonyms(boolean all) {
        this.all = all;
    }

    boolean all() {
        return all;
    }

    /** What to look for in the middle of texts. */
    Set<String> secrets() {
        return secrets.keySet();
    }

    /** What is not to be told, as it was written, with what stands in for it. */
    Map<String, String> masked() {
        return Collections.unmodifiableMap(masked);
    }

    /** What stands in for a text that is a secret as a whole. */
    Optional<String> of(String text) {
        return Optional.ofNullable(secrets.get(lower(text.strip())));
    }

    /** True for the full name of a host in a domain that is known. */
    boolean inKnownDomain(String name) {
        String rest = lower(name);
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            rest = rest.substring(dot + 1);
            if (domains.contains(rest)) {
                return true;
            }
        }
        return false;
    }

    /** A host by its short or its full name, or an address in the place of one. */
    String host(String name) {
        String plain = name.strip();
        if (plain.isEmpty()) {
            return name;
        }
        if (ADDRESS.matcher(plain).matches()) {
            return address(plain);
        }
        int dot = plain.indexOf('.');
        if (dot < 0 || dot == plain.length() - 1) {
            String domain = known.get("domain " + lower(plain));
            return remember(plain, domain != null ? domain : numbered("host", plain));
        }
        String domain = domain(plain.substring(dot + 1));
        String first = plain.substring(0, dot);
        String host = first.isEmpty() || first.equals("*") ? first : remember(first, numbered("host", first));
        return remember(plain, host + "." + domain);
    }

    /** A domain by its DNS or its NetBIOS name. */
    String domain(String name) {
        String plain = name.strip();
        if (plain.isEmpty()) {
            return name;
        }
        String host = known.get("host " + lower(plain));
        if (plain.indexOf('.') < 0 && host != null) {
            return remember(plain, host);
        }
        String pseudonym = numbered("domain", plain);
        int dot = plain.indexOf('.');
        if (dot > 0) {
            domains.add(lower(plain));
            // The NetBIOS name of a domain is most often the first part of the other one.
            known.putIfAbsent("domain " + lower(plain.substring(0, dot)), pseudonym);
        }
        return remember(plain, pseudonym);
    }

    /** The name in a certificate, of which the common name stays one. */
    String distinguished(String name) {
        Matcher common = COMMON_NAME.matcher(name);
        String inner = common.find() ? common.group(1).strip() : name.strip();
        String pseudonym = NAME.matcher(inner).matches() ? host(inner)
                : remember(inner, numbered("name", inner));
        return remember(name.strip(), "CN=" + pseudonym);
    }

    /** A group policy, which is called as somebody liked. */
    String policy(String name) {
        return name.isBlank() ? name : remember(name.strip(), numbered("policy", name.strip()));
    }

    String address(String address) {
        return all ? remember(address.strip(), numbered("address", address.strip())) : address;
    }

    /** A thumbprint or a serial number: its like, since plans and facts must keep their form. */
    String identifier(String hex) {
        if (!all || hex.isBlank()) {
            return hex;
        }
        int width = Math.max(8, Math.min(hex.length(), 64));
        String pseudonym = known.computeIfAbsent("identifier " + lower(hex), key ->
                String.format(Locale.ROOT, "%0" + width + "d", counts.merge("identifier", 1, Integer::sum)));
        return remember(hex, pseudonym);
    }

    /** Text of which nobody knows what it is. */
    String unknown(String text) {
        String pseudonym = text.isBlank() ? text : numbered("text", text.strip());
        // A word that may stand in any sentence is not looked for elsewhere.
        return text.strip().matches("[A-Z][A-Z0-9_]*|\\p{Ll}*") ? pseudonym : remember(text.strip(), pseudonym);
    }

    private String numbered(String kind, String text) {
        return known.computeIfAbsent(kind + " " + lower(text),
                key -> kind + "-" + counts.merge(kind, 1, Integer::sum));
    }

    /** A single letter would be found everywhere. */
    private String remember(String text, String pseudonym) {
        String key = lower(text);
        if (key.length() > 1 && !TERMS.contains(key) && key.chars().anyMatch(Character::isLetterOrDigit)) {
            if (secrets.putIfAbsent(key, pseudonym) == null) {
                masked.put(text, pseudonym);
            }
        }
        return pseudonym;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
