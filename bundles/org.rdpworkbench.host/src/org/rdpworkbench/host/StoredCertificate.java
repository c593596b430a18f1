// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.facts.EncodedCertificate;
import org.rdpworkbench.facts.ServerCertificate;

/**
 * A certificate in a store of a host, with what the store says of its key.
 *
 * @param thumbprint SHA-1 of the certificate, in lower-case hex; what listeners are bound by
 * @param subject as the certificate has it; text from the host
 * @param extendedKeyUsage object identifiers; empty when the certificate does not limit what it is for
 * @param key where the private key is; empty when the store knows of none
 * @param encoded the certificate itself in lower-case hex
 */
public record StoredCertificate(String thumbprint, String subject, Instant notBefore, Instant notAfter,
        Optional<List<String>> extendedKeyUsage, Optional<KeyContainer> key, String encoded) {

    /** More bytes than any certificate with its properties has. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int KEY_PROV_INFO = 2;
    private static final int CERTIFICATE = 32;
    private static final int MOST_PROPERTIES = 256;

    public StoredCertificate {
        extendedKeyUsage = extendedKeyUsage.map(List::copyOf);
    }

    /**
     * Reads the value {@code Blob} of an entry, a list of properties, [MS-GPEF] 2.2.1.1.1.
     *
     * @throws MalformedBytesException when it is none, or longer than {@link #MOST_BYTES}
     */
    public static StoredCertificate read(byte[] blob) throws MalformedBytesException {
        Map<Long, byte[]> properties = properties(blob);
        byte[] certificate = properties.get((long) CERTIFICATE);
        if (certificate == null) {
            throw new MalformedBytesException("certificate BLOB", blob.length, "has no certificate");
        }
        byte[] keyProvInfo = properties.get((long) KEY_PROV_INFO);
        return of(certificate, keyProvInfo == null ? Optional.empty() : Optional.of(KeyContainer.read(keyProvInfo)));
    }

    /** Certificate BLOB Properties, [MS-GPEF] 2.2.1.1.1.1. */
    private static Map<Long, byte[]> properties(byte[] blob) throws MalformedBytesException {
        Octets octets = new Octets("certificate BLOB", blob);
        if (blob.length > MOST_BYTES) {
            throw octets.failure("is longer than " + MOST_BYTES + " bytes");
        }
        Map<Long, byte[]> properties = new HashMap<>();
        while (octets.remaining() > 0) {
            long propertyId = octets.u32();
            octets.u32(); // Reserved
            long length = octets.u32();
            if (properties.size() == MOST_PROPERTIES) {
                throw octets.failure("has more than " + MOST_PROPERTIES + " properties");
            }
            properties.put(propertyId, octets.bytes((int) Math.min(length, Integer.MAX_VALUE)));
        }
        return properties;
    }

    /** All that facts say of a certificate. Empty for one that the runtime does not understand as a whole. */
    public Optional<ServerCertificate.Certificate> fields() {
        byte[] bytes = HexFormat.of().parseHex(encoded);
        try {
            return Optional.of(EncodedCertificate.fields(x509(bytes), bytes));
        } catch (GeneralSecurityException | RuntimeException e) {
            // As below: what is thrown for bytes that somebody made up is not always what is declared.
            return Optional.empty();
        }
    }

    private static X509Certificate x509(byte[] encoded) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static StoredCertificate of(byte[] encoded, Optional<KeyContainer> key)
            throws MalformedBytesException {
        try {
            X509Certificate certificate = x509(encoded);
            return new StoredCertificate(sha1(encoded), certificate.getSubjectX500Principal().getName(),
                    certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                    Optional.ofNullable(certificate.getExtendedKeyUsage()), key, HexFormat.of().formatHex(encoded));
        } catch (CertificateException | RuntimeException e) {
            // What the runtime throws for bytes that somebody made up is not always what it declares.
            throw new MalformedBytesException("certificate", 0, "is no X.509 certificate");
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
