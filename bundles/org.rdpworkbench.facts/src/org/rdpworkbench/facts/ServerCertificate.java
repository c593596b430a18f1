// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.List;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The certificates the host sent, read whatever this machine's TLS policy thinks of them. Nothing is fetched from any
 * address that a certificate names.
 *
 * @param chain as it was sent, the host's own first; at the most ten
 * @param selfSigned the first one is signed with its own key
 * @param name whether the first one names the target
 */
public record ServerCertificate(List<Certificate> chain, boolean selfSigned, NameMatch name) implements Fact {

    public static final FactType<ServerCertificate> TYPE =
            new FactType<>("ServerCertificate", 1, ServerCertificate.class);

    /** {@code id-kp-serverAuth}, RFC 5280 section 4.2.1.12. */
    public static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    /** szOID_TS_KP_TS_SERVER_AUTH of the Windows SDK's credssp.h: Windows takes it in place of the general one. */
    public static final String REMOTE_DESKTOP_AUTHENTICATION = "1.3.6.1.4.1.311.54.1.2";
    /** {@code anyExtendedKeyUsage}. */
    public static final String ANY_USAGE = "2.5.29.37.0";

    /** Whether a certificate names the target (RFC 6125 section 6.4). */
    public enum NameMatch {
        MATCH,
        MISMATCH,
        /** The target is an address and the certificate names none; clients compare names only. */
        NOT_COMPARABLE
    }

    /**
     * One certificate.
     *
     * @param key for example {@code RSA}
     * @param keyBits 0 when it cannot be told
     * @param usages extended key usages as object identifiers; empty when there is no restriction
     * @param names subject alternative names, DNS and IP
     * @param sha1 thumbprint in hex, as Windows shows it
     */
    public record Certificate(String subject, String issuer, String serial, Instant notBefore, Instant notAfter,
            String key, int keyBits, String signature, List<String> usages, List<String> names, String sha1,
            String sha256) {

        /** True when it may be used for a server: no restriction, or the right one. */
        public boolean forServers() {
            return usages.isEmpty() || ServerCertificate.forServers(usages);
        }
    }

    /** True when one of these extended key usages, given as object identifiers, is right for a server. */
    static boolean forServers(List<String> usages) {
        return usages.contains(SERVER_AUTHENTICATION) || usages.contains(REMOTE_DESKTOP_AUTHENTICATION)
                || usages.contains(ANY_USAGE);
    }

    /** The host's own. */
    public Certificate host() {
        return chain.getFirst();
    }
}
