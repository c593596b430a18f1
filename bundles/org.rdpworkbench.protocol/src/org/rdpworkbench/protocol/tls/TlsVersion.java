// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tls;

/** Names of protocol versions as they stand on the wire, RFC 8446 section 4.1.2 and earlier. */
public final class TlsVersion {

    private TlsVersion() {
    }

    /** Returns for example {@code TLS 1.2} for 0x0303, or the number in hexadecimal where it has no name. */
    public static String name(int version) {
        return switch (version) {
            case 0x0300 -> "SSL 3.0";
            case 0x0301 -> "TLS 1.0";
            case 0x0302 -> "TLS 1.1";
            case 0x0303 -> "TLS 1.2";
            case 0x0304 -> "TLS 1.3";
            default -> "0x%04x".formatted(version);
        };
    }
}
