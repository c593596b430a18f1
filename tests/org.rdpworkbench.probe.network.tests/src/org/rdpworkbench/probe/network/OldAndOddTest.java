// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/** What a host may still serve and this machine's own TLS would refuse to look at. */
class OldAndOddTest {

    @TempDir
    static Path folder;
    private static OpensslIdentity rsa;

    @BeforeAll
    static void makeIdentity() throws IOException {
        rsa = OpensslIdentity.make(folder, "-newkey", "rsa:2048");
    }

    private static Quick look(OpensslIdentity identity, String... options) throws IOException {
        try (OpensslServer server = OpensslServer.start(identity, options)) {
            Quick quick = Quick.look(server.address());
            assertEquals(Outcome.COMPLETED, quick.tls().outcome(), () -> quick.tls().toString());
            return quick;
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1, TLSv1.0", "-tls1_1, TLSv1.1", "-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void everyVersionIsSpoken(String option, String version) throws IOException {
        assertEquals(Optional.of(version), look(rsa, option).tls().version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES128-SHA", "AES256-SHA", "AES128-SHA256", "AES256-SHA256", "AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES256-SHA384", "DHE-RSA-AES256-GCM-SHA384",
        "DHE-RSA-AES128-SHA",
        "ECDHE-RSA-CHACHA20-POLY1305"})
    void everyUsualSuiteIsSpoken(String suite) throws IOException {
        assertTrue(look(rsa, "-tls1_2", "-cipher", suite + ":@SECLEVEL=0").tls().suite().orElseThrow()
                .startsWith("TLS_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"})
    void everySuiteOfTls13IsSpoken(String suite) throws IOException {
        assertEquals(Optional.of(suite), look(rsa, "-tls1_3", "-ciphersuites", suite).tls().suite());
    }

    @ParameterizedTest
    @CsvSource({"-md5, MD5", "-sha1, SHA1", "-sha384, SHA384", "-sha512, SHA512"})
    void everySignatureIsRead(String digest, String signature) throws IOException {
        ServerCertificate certificate =
                look(OpensslIdentity.make(folder, "-newkey", "rsa:2048", digest)).fact(ServerCertificate.TYPE);
        assertTrue(certificate.host().signature().startsWith(signature), certificate.host()::signature);
    }

    @ParameterizedTest
    @CsvSource({"512, -tls1", "512, -tls1_2", "768, -tls1_2", "1024, -tls1_2", "1024, -tls1_3", "3072, -tls1_3",
        "4096, -tls1_2"})
    void everySizeOfKeyIsRead(int bits, String version) throws IOException {
        OpensslIdentity identity = OpensslIdentity.make(folder, "-newkey", "rsa:" + bits, "-sha256");
        assertEquals(bits, look(identity, version).fact(ServerCertificate.TYPE).host().keyBits());
    }

    @ParameterizedTest
    @CsvSource({"P-224, 224, -tls1_2", "P-256, 256, -tls1", "P-384, 384, -tls1_2", "P-384, 384, -tls1_3",
        "P-521, 521, -tls1_2", "P-521, 521, -tls1_3", "secp256k1, 256, -tls1_2", "brainpoolP256r1, 256, -tls1_2",
        "brainpoolP384r1, 384, -tls1_2"})
    void everyCurveIsRead(String curve, int bits, String version) throws IOException {
        OpensslIdentity identity = OpensslIdentity.make(folder, "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:" + curve);
        assertEquals(bits, look(identity, version).fact(ServerCertificate.TYPE).host().keyBits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "1024"})
    void aSmallDiffieHellmanGroupIsNoReasonToLookAway(String bits) throws IOException {
        Path group = folder.resolve("dh" + bits + ".pem");
        OpensslIdentity.run("dhparam", "-dsaparam", "-out", group.toString(), bits);
        look(rsa, "-tls1_2", "-cipher", "DHE-RSA-AES128-SHA:@SECLEVEL=0", "-dhparam", group.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ed448"})
    void edwardsCurvesAreRead(String kind) throws IOException {
        ServerCertificate certificate =
                look(OpensslIdentity.make(folder, "-newkey", kind)).fact(ServerCertificate.TYPE);
        assertEquals("EdDSA", certificate.host().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aPssSignatureIsRead(String version) throws IOException {
        OpensslIdentity identity = OpensslIdentity.make(folder, "-newkey", "rsa:2048", "-sigopt",
                "rsa_padding_mode:pss");
        assertEquals("RSASSA-PSS", look(identity, version).fact(ServerCertificate.TYPE).host().signature());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aPssKeyIsRead(String version) throws IOException {
        OpensslIdentity identity = OpensslIdentity.make(folder, "-newkey", "rsa-pss", "-pkeyopt",
                "rsa_keygen_bits:2048");
        assertEquals(2048, look(identity, version).fact(ServerCertificate.TYPE).host().keyBits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aHostThatAsksForOurCertificateIsRead(String version) throws IOException {
        look(rsa, version, "-verify", "1").fact(ServerCertificate.TYPE);
    }

    @Test
    void aDsaKeyIsRead() throws IOException {
        OpensslIdentity parameters = OpensslIdentity.make(folder, "-newkey", "rsa:1024");
        Path file = parameters.key().resolveSibling("dsa.pem");
        OpensslIdentity.run("dsaparam", "-out", file.toString(), "1024");
        OpensslIdentity identity = OpensslIdentity.make(folder, "-newkey", "dsa:" + file, "-sha1");
        assertEquals("DSA", look(identity, "-tls1_2").fact(ServerCertificate.TYPE).host().key());
    }
}
