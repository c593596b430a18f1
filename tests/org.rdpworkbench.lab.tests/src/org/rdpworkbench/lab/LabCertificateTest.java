// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabCertificateTest {

    private static X509Certificate made(LabCertificate described) {
        return described.issue().certificate();
    }

    @Test
    void theGoodOneIsGood() throws GeneralSecurityException {
        X509Certificate good = made(LabCertificate.good());
        good.checkValidity();
        good.verify(good.getPublicKey());
        assertEquals("CN=lab-host.lab.example", good.getSubjectX500Principal().getName());
        assertEquals(256, ((ECPublicKey) good.getPublicKey()).getParams().getCurve().getField().getFieldSize());
        assertEquals("SHA256withECDSA", good.getSigAlgName());
        assertEquals(List.of(LabCertificate.SERVER_AUTH), good.getExtendedKeyUsage());
        Set<Object> names = good.getSubjectAlternativeNames().stream().map(n -> n.get(1)).collect(Collectors.toSet());
        assertEquals(Set.of("lab-host.lab.example", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), names);
    }

    @Test
    void datesAreWrongAsAsked() {
        X509Certificate expired = made(LabCertificate.good().valid(Duration.ofDays(-10), Duration.ofDays(-1)));
        assertThrows(CertificateExpiredException.class, expired::checkValidity);
        X509Certificate early = made(LabCertificate.good().valid(Duration.ofDays(1), Duration.ofDays(10)));
        assertThrows(CertificateNotYetValidException.class, early::checkValidity);
    }

    @Test
    void keysAndSignaturesAreWeakAsAsked() throws GeneralSecurityException {
        X509Certificate weak = made(
                LabCertificate.good().key(LabCertificate.Key.RSA_1024).digest(LabCertificate.Digest.SHA1));
        assertEquals(1024, ((RSAPublicKey) weak.getPublicKey()).getModulus().bitLength());
        assertEquals("SHA1withRSA", weak.getSigAlgName());
        weak.verify(weak.getPublicKey());
        X509Certificate rsa = made(LabCertificate.good().key(LabCertificate.Key.RSA_2048));
        assertEquals(2048, ((RSAPublicKey) rsa.getPublicKey()).getModulus().bitLength());
    }

    @Test
    void usagesAreAsAskedOrLeftOut() throws GeneralSecurityException {
        assertEquals(List.of(LabCertificate.CLIENT_AUTH),
                made(LabCertificate.good().usableFor(LabCertificate.CLIENT_AUTH)).getExtendedKeyUsage());
        assertNull(made(LabCertificate.good().usableFor()).getExtendedKeyUsage());
        assertNull(made(LabCertificate.good().named()).getSubjectAlternativeNames());
    }

    @Test
    void anAuthoritySignsWhenAsked() throws GeneralSecurityException {
        List<X509Certificate> chain = LabCertificate.good().issuedByLabCa().issue().chain();
        assertEquals(2, chain.size());
        chain.getFirst().verify(chain.getLast().getPublicKey());
        assertNotEquals(chain.getFirst().getSubjectX500Principal(), chain.getFirst().getIssuerX500Principal());
        assertEquals(0, chain.getLast().getBasicConstraints());
    }

    @Test
    void linksAreWithinAuthorityAccessAndRevocationList() {
        X509Certificate linking = made(LabCertificate.good().linkingTo("http://127.0.0.1:9/x"));
        for (String extension : List.of("1.3.6.1.5.5.7.1.1", "2.5.29.31")) {
            String value = new String(linking.getExtensionValue(extension), StandardCharsets.ISO_8859_1);
            assertTrue(value.contains("http://127.0.0.1:9/x"), extension);
        }
    }

    @Test
    void anyTextMayBeASubject() {
        X509Certificate nasty = made(LabCertificate.good().subject(Hostile.NASTY_NAME));
        String encoded = new String(nasty.getSubjectX500Principal().getEncoded(), StandardCharsets.UTF_8);
        assertTrue(encoded.contains(Hostile.NASTY_NAME));
    }

    @Test
    void everyIssueHasAnotherSerialNumber() {
        LabCertificate good = LabCertificate.good();
        assertNotEquals(made(good).getSerialNumber(), made(good).getSerialNumber());
        assertArrayEquals(made(good).getPublicKey().getEncoded(), made(good).getPublicKey().getEncoded());
        assertDoesNotThrow(() -> made(good.alsoNamed("127.0.0.9")).checkValidity());
        assertEquals(good, good.alsoNamed("localhost"));
    }
}
