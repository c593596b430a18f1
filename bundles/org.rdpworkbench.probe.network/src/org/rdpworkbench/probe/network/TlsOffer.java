// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.rdpworkbench.protocol.tls.CipherSuiteName;

/**
 * What a ClientHello offers.
 *
 * @param serverName what to send as server name indication
 * @param versions the newest first
 * @param suites by their numbers, whether this machine could use them or not
 * @param groups curves and finite fields, {@link NamedGroup}
 * @param signatures {@link SignatureScheme}
 * @param padding how many bytes to add that mean nothing (RFC 7685); with 0 the extension is not sent
 */
record TlsOffer(Optional<String> serverName, List<ProtocolVersion> versions, List<Integer> suites,
        List<Integer> groups, List<Integer> signatures, int padding) {

    /** With it a ClientHello does not fit into one Ethernet frame. */
    private static final int MORE_THAN_A_FRAME = 1_600;

    /** Never to be chosen by anybody (RFC 8701 section 2). */
    private static final int RESERVED_SUITE = 0x0A0A;

    private static final List<Integer> GROUPS = List.of(NamedGroup.x25519, NamedGroup.x448, NamedGroup.secp256r1,
            NamedGroup.secp384r1, NamedGroup.ffdhe2048, NamedGroup.ffdhe3072, NamedGroup.ffdhe4096,
            NamedGroup.secp521r1, NamedGroup.secp256k1, NamedGroup.secp224r1, NamedGroup.secp192r1,
            NamedGroup.brainpoolP256r1, NamedGroup.brainpoolP384r1, NamedGroup.brainpoolP512r1);

    private static final List<Integer> FEW_GROUPS = List.of(NamedGroup.x25519, NamedGroup.secp256r1);

    /** Also the old ones, SHA-1, SHA-224, DSA and MD5 with RSA, which have no names of their own in TLS 1.3. */
    private static final List<Integer> SIGNATURES = List.of(SignatureScheme.ed25519, SignatureScheme.ed448,
            SignatureScheme.ecdsa_secp256r1_sha256, SignatureScheme.ecdsa_secp384r1_sha384,
            SignatureScheme.ecdsa_secp521r1_sha512, SignatureScheme.rsa_pss_pss_sha256,
            SignatureScheme.rsa_pss_pss_sha384, SignatureScheme.rsa_pss_pss_sha512,
            SignatureScheme.rsa_pss_rsae_sha256, SignatureScheme.rsa_pss_rsae_sha384,
            SignatureScheme.rsa_pss_rsae_sha512, SignatureScheme.mldsa44, SignatureScheme.mldsa65,
            SignatureScheme.mldsa87, SignatureScheme.rsa_pkcs1_sha256, SignatureScheme.rsa_pkcs1_sha384,
            SignatureScheme.rsa_pkcs1_sha512, 0x0402, 0x0502, 0x0602, 0x0303, 0x0301, 0x0302,
            SignatureScheme.ecdsa_sha1, SignatureScheme.rsa_pkcs1_sha1, 0x0202, 0x0101);

    private static final List<Integer> FEW_SIGNATURES = List.of(SignatureScheme.ecdsa_secp256r1_sha256,
            SignatureScheme.rsa_pss_rsae_sha256, SignatureScheme.rsa_pkcs1_sha256, SignatureScheme.rsa_pkcs1_sha1);

    /**
     * All that a host may be limited to and that a handshake can be completed with. A host which only knows what is
     * left out here would send alert 40, and look like one that cannot use its key.
     *
     * @param host the target's name or address; an address is not sent
     */
    static TlsOffer usual(String host) {
        return new TlsOffer(name(host), versions(ProtocolVersion.TLSv13), TlsSuites.usual(), GROUPS, SIGNATURES, 0);
    }

    /** TLS 1.2 and older. */
    static TlsOffer before13(String host) {
        return new TlsOffer(name(host), versions(ProtocolVersion.TLSv12), TlsSuites.usualBefore13(), GROUPS,
                SIGNATURES, 0);
    }

    /** So little that the ClientHello stays below 200 bytes, and still something for nearly every host. */
    static TlsOffer brief() {
        return new TlsOffer(Optional.empty(), versions(ProtocolVersion.TLSv13), TlsSuites.few(), FEW_GROUPS,
                FEW_SIGNATURES, 0);
    }

    /** The usual one, too long for one frame. */
    static TlsOffer padded(String host) {
        TlsOffer usual = usual(host);
        return new TlsOffer(usual.serverName, usual.versions, usual.suites, GROUPS, SIGNATURES, MORE_THAN_A_FRAME);
    }

    /** Every host has to refuse it, which shows whether it can say anything. */
    static TlsOffer hopeless(String host) {
        return new TlsOffer(name(host), List.of(ProtocolVersion.TLSv12), List.of(RESERVED_SUITE), FEW_GROUPS,
                FEW_SIGNATURES, 0);
    }

    /** One version alone and every suite it has, also those that this machine could not use. */
    static TlsOffer only(ProtocolVersion version, String host) {
        return new TlsOffer(name(host), List.of(version),
                version.equals(ProtocolVersion.TLSv13) ? TlsSuites.all13() : TlsSuites.allBefore13(), GROUPS,
                SIGNATURES, 0);
    }

    /** The same without these suites. */
    TlsOffer without(List<String> names) {
        return new TlsOffer(serverName, versions,
                suites.stream().filter(suite -> !names.contains(CipherSuiteName.of(suite))).toList(), groups,
                signatures, padding);
    }

    /** The same with nothing but what nobody should accept. */
    TlsOffer weak() {
        return new TlsOffer(serverName, versions, suites.stream().filter(TlsSuites.weak()::contains).toList(), groups,
                signatures, padding);
    }

    /** The same without that. */
    TlsOffer strong() {
        return without(weak().suites().stream().map(CipherSuiteName::of).toList());
    }

    private static Optional<String> name(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+") ? Optional.empty() : Optional.of(host);
    }

    private static List<ProtocolVersion> versions(ProtocolVersion newest) {
        return List.of(newest.downTo(ProtocolVersion.TLSv10));
    }
}
