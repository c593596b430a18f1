// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;

/** Whether a certificate names a host, as clients compare it (RFC 6125 section 6.4). */
final class NameComparison {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+]*)");

    private NameComparison() {}

    static NameMatch of(String host, Certificate certificate) {
        List<String> names = certificate.names().isEmpty() ? commonName(certificate) : certificate.names();
        boolean match = names.stream().anyMatch(name -> matches(name, host));
        if (match) {
            return NameMatch.MATCH;
        }
        boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        return address ? NameMatch.NOT_COMPARABLE : NameMatch.MISMATCH;
    }

    private static List<String> commonName(Certificate certificate) {
        Matcher matcher = COMMON_NAME.matcher(certificate.subject());
        return matcher.find() ? List.of(matcher.group(1)) : List.of();
    }

    /** A star stands for the whole leftmost label and nothing else. */
    private static boolean matches(String name, String host) {
        String pattern = name.toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        if (!pattern.startsWith("*.")) {
            return pattern.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(wanted.substring(dot));
    }
}
