// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.bouncycastle.tls.SignatureAndHashAlgorithm.getInstance;

import java.util.List;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;

/**
 * What the ClientHello offers: all that a host may be limited to. A host which only knows what is left out here would
 * send alert 40, and look like one that cannot use its key.
 */
final class TlsOffer {

    /** What Windows since Server 2008 and OpenSSL serve, best first; RC4 is left out, which the TLS library lacks. */
    static final int[] SUITES = {
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_DHE_DSS_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_DHE_DSS_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_DHE_DSS_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_DHE_DSS_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA};

    /** Curves that a certificate may lie on, behind the library's own choice. */
    static final List<Integer> MORE_GROUPS = List.of(NamedGroup.secp521r1, NamedGroup.secp256k1,
            NamedGroup.secp224r1, NamedGroup.secp192r1, NamedGroup.brainpoolP256r1, NamedGroup.brainpoolP384r1,
            NamedGroup.brainpoolP512r1);

    /** Old signatures, behind the library's own choice. */
    static final List<SignatureAndHashAlgorithm> MORE_SIGNATURES = List.of(
            getInstance(HashAlgorithm.sha1, SignatureAlgorithm.rsa),
            getInstance(HashAlgorithm.sha1, SignatureAlgorithm.ecdsa),
            getInstance(HashAlgorithm.sha256, SignatureAlgorithm.dsa),
            getInstance(HashAlgorithm.sha1, SignatureAlgorithm.dsa),
            getInstance(HashAlgorithm.md5, SignatureAlgorithm.rsa));

    private TlsOffer() {}
}
