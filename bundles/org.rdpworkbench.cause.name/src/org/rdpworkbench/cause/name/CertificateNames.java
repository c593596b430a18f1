// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.facts.ServerCertificate.Certificate;

/** The names in a certificate: subject alternative names, else the common name (RFC 6125 section 6.4.4). */
final class CertificateNames {

    /** Only where it stands first, as in every certificate that Windows makes; elsewhere it may be anybody's text. */
    private static final Pattern COMMON_NAME = Pattern.compile("CN=([A-Za-z0-9*._-]+)(,.*)?", Pattern.DOTALL);

    private CertificateNames() {}

    static List<String> of(Certificate certificate) {
        Matcher common = COMMON_NAME.matcher(certificate.subject());
        return certificate.names().isEmpty() && common.matches() ? List.of(common.group(1)) : certificate.names();
    }
}
