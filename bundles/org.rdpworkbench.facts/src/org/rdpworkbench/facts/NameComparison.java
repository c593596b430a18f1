// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;

/** Whether a certificate names a host, as clients compare it (RFC 6125 section 6.4). */
public final class NameComparison {

    private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:" + OCTET + ")\\.){3}(?:" + OCTET + ")");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*");

    private NameComparison() {}

    /** Whether it has the name or address of a host. Of one that is asked for by its address, only that counts. */
    public static NameMatch of(String host, Certificate certificate) {
        List<String> names = names(certificate);
        Optional<InetAddress> address = address(host);
        if (address.isPresent()) {
            return names.stream().anyMatch(name -> address(name).equals(address)) ? NameMatch.MATCH
                    : NameMatch.NOT_COMPARABLE;
        }
        String wanted = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return names.stream().anyMatch(name -> matches(name.toLowerCase(Locale.ROOT), wanted)) ? NameMatch.MATCH
                : NameMatch.MISMATCH;
    }

    /** The names that clients compare: subject alternative names, else the common name. */
    public static List<String> names(Certificate certificate) {
        return certificate.names().isEmpty() ? commonName(certificate) : certificate.names();
    }

    /** The most specific one. Parsed, since a subject may hold text in other places that looks like one. */
    private static List<String> commonName(Certificate certificate) {
        try {
            // The last in this list stands first in the text.
            return new LdapName(certificate.subject()).getRdns().reversed().stream()
                    .filter(rdn -> rdn.getType().equalsIgnoreCase("CN")).map(Rdn::getValue)
                    .filter(String.class::isInstance).map(String.class::cast).limit(1).toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }

    /** An address from its text. Never asks a resolver, which a name in a certificate must not cause. */
    private static Optional<InetAddress> address(String text) {
        String literal = text.replaceFirst("%.*$", "");
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** A star stands for the whole leftmost label and nothing else. */
    private static boolean matches(String pattern, String wanted) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(wanted.substring(dot));
    }
}
