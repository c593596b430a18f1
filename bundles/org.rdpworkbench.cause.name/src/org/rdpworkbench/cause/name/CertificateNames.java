// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.rdpworkbench.facts.ServerCertificate.Certificate;

/** The names in a certificate: subject alternative names, else the common name (RFC 6125 section 6.4.4). */
final class CertificateNames {

    private CertificateNames() {}

    static List<String> of(Certificate certificate) {
        return certificate.names().isEmpty() ? commonName(certificate.subject()) : certificate.names();
    }

    /** Parsed, since a subject may hold text in other places that looks like a common name. */
    private static List<String> commonName(String subject) {
        try {
            return new LdapName(subject).getRdns().reversed().stream()
                    .filter(rdn -> rdn.getType().equalsIgnoreCase("CN")).map(Rdn::getValue)
                    .filter(String.class::isInstance).map(String.class::cast).limit(1).toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }
}
