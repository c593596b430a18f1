// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.lab.LabCertificate;

class CertificatesTest {

    private static final String HOST = "lab-host.lab.example";
    @TempDir
    static Path folder;

    private static final byte[] GARBAGE = {0x30, 0x03, 1, 2, 3};

    private static byte[] der(LabCertificate certificate) {
        try {
            return certificate.issue().certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerCertificate read(LabCertificate certificate) {
        return Certificates.read(List.of(der(certificate)), HOST).orElseThrow();
    }

    @Test
    void everythingIsRead() {
        ServerCertificate read = read(LabCertificate.good().key(LabCertificate.Key.RSA_2048));
        assertEquals("CN=" + HOST, read.host().subject());
        assertEquals("RSA", read.host().key());
        assertEquals(2048, read.host().keyBits());
        assertEquals("SHA256withRSA", read.host().signature());
        assertEquals(List.of(LabCertificate.SERVER_AUTH), read.host().usages());
        assertTrue(read.host().names().contains("127.0.0.1"), read.host().names()::toString);
        assertEquals(40, read.host().sha1().length());
        assertEquals(64, read.host().sha256().length());
        assertTrue(read.selfSigned());
        assertEquals(NameMatch.MATCH, read.name());
    }

    /** The Java runtime cannot check a signature on these curves. */
    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "brainpoolP256r1", "brainpoolP384r1", "prime256v1"})
    void whoSignedForItselfIsSeenOnAnyCurve(String curve) throws IOException {
        byte[] der = der(OpensslIdentity.make(folder, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + curve));
        assertTrue(Certificates.read(List.of(der), HOST).orElseThrow().selfSigned());
        der[der.length - 1] ^= 1;
        assertFalse(Certificates.read(List.of(der), HOST).orElseThrow().selfSigned());
    }

    private static byte[] der(OpensslIdentity identity) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(identity.certificate()).replaceAll("-----.*-----", ""));
    }

    @Test
    void anyByteOfAnOddCurveMayBeWrong() throws IOException {
        byte[] good = der(OpensslIdentity.make(folder, "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:brainpoolP256r1", "-pkeyopt", "ec_param_enc:explicit"));
        for (int i = 0; i < good.length; i++) {
            byte[] changed = good.clone();
            changed[i] ^= (byte) 0x81;
            assertDoesNotThrow(() -> Certificates.read(List.of(changed), HOST));
        }
    }

    @Test
    void theDaysAreRead() {
        ServerCertificate read = read(LabCertificate.good().valid(Duration.ofDays(-400), Duration.ofDays(-35)));
        assertEquals(Duration.ofDays(365), Duration.between(read.host().notBefore(), read.host().notAfter()));
    }

    @Test
    void aChainIsKeptInItsOrder() {
        List<byte[]> der = LabCertificate.good().issuedByLabCa().issue().chain().stream().map(certificate -> {
            try {
                return certificate.getEncoded();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
        ServerCertificate read = Certificates.read(der, HOST).orElseThrow();
        assertEquals(2, read.chain().size());
        assertFalse(read.selfSigned());
        assertEquals(read.host().issuer(), read.chain().get(1).subject());
    }

    @Test
    void nothingReadableIsNothing() {
        assertEquals(Optional.empty(), Certificates.read(List.of(), HOST));
        assertEquals(Optional.empty(), Certificates.read(List.of(new byte[0]), HOST));
        assertEquals(Optional.empty(), Certificates.read(List.of(GARBAGE, der(LabCertificate.good())), HOST));
    }

    @Test
    void theHostsOwnIsKeptWhereTheNextIsUnreadable() {
        byte[] good = der(LabCertificate.good());
        assertEquals(1, Certificates.read(List.of(good, GARBAGE, good), HOST).orElseThrow().chain().size());
    }

    @Test
    void whatIsTooMuchIsCut() {
        byte[] good = der(LabCertificate.good());
        assertEquals(10, Certificates.read(Collections.nCopies(50, good), HOST).orElseThrow().chain().size());
        String[] names = IntStream.range(0, 500).mapToObj(i -> "h" + i + ".example").toArray(String[]::new);
        assertEquals(100, read(LabCertificate.good().named(names)).host().names().size());
        assertTrue(read(LabCertificate.good().subject("n".repeat(5_000))).host().subject().length() < 400);
    }

    @Test
    void anyByteMayBeWrong() {
        byte[] good = der(LabCertificate.good().key(LabCertificate.Key.RSA_1024));
        List<byte[]> read = new ArrayList<>();
        for (int i = 0; i < good.length; i++) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) change;
                assertDoesNotThrow(() -> Certificates.read(List.of(changed), HOST));
            }
            byte[] cut = Arrays.copyOf(good, i);
            Certificates.read(List.of(cut), HOST).ifPresent(c -> read.add(cut));
        }
        assertEquals(0, read.size(), "a certificate that is cut short is none");
    }
}
