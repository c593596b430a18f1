// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.util.Map;

/** The failure codes of RDP_NEG_FAILURE, [MS-RDPBCGR] 2.2.1.2.2. */
public final class FailureCode {

    /** The host demands TLS, and only plain RDP security was offered. */
    public static final long SSL_REQUIRED_BY_SERVER = 1;
    /** The host is set to plain RDP security only. */
    public static final long SSL_NOT_ALLOWED_BY_SERVER = 2;
    /** The host has no usable certificate for TLS. */
    public static final long SSL_CERT_NOT_ON_SERVER = 3;
    /** The requested protocols do not go with the security protocol in force; direct approach only. */
    public static final long INCONSISTENT_FLAGS = 4;
    /** The host demands CredSSP: a healthy answer to a request for TLS alone. */
    public static final long HYBRID_REQUIRED_BY_SERVER = 5;
    /** The host demands TLS with a client certificate. */
    public static final long SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER = 6;

    private static final Map<Long, String> NAMES = Map.of(
            SSL_REQUIRED_BY_SERVER, "SSL_REQUIRED_BY_SERVER",
            SSL_NOT_ALLOWED_BY_SERVER, "SSL_NOT_ALLOWED_BY_SERVER",
            SSL_CERT_NOT_ON_SERVER, "SSL_CERT_NOT_ON_SERVER",
            INCONSISTENT_FLAGS, "INCONSISTENT_FLAGS",
            HYBRID_REQUIRED_BY_SERVER, "HYBRID_REQUIRED_BY_SERVER",
            SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER, "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER");

    private FailureCode() {
    }

    /** Returns the specification's name of a code, or the code in hexadecimal where it has none. */
    public static String name(long code) {
        return NAMES.getOrDefault(code, "0x" + Long.toHexString(code));
    }
}
