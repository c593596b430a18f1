// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.rdpworkbench.facts.ServerCertificate.Certificate;

/** What facts say of a certificate, whoever sent or stored it; follows no address in it. */
public final class EncodedCertificate {

    private static final int MOST_NAMES = 100;
    private static final int MOST_TEXT = 300;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private EncodedCertificate() {}

    /** @param der the same in its encoded form, for its thumbprints */
    public static Certificate fields(X509Certificate read, byte[] der) throws GeneralSecurityException {
        return new Certificate(cut(read.getSubjectX500Principal().getName()),
                cut(read.getIssuerX500Principal().getName()), cut(read.getSerialNumber().toString(16)),
                read.getNotBefore().toInstant(), read.getNotAfter().toInstant(), read.getPublicKey().getAlgorithm(),
                bits(read.getPublicKey()), read.getSigAlgName(), usages(read), names(read), digest("SHA-1", der),
                digest("SHA-256", der));
    }

    private static int bits(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> rsa.getModulus().bitLength();
            case ECKey ec -> ec.getParams().getOrder().bitLength();
            case DSAKey dsa when dsa.getParams() != null -> dsa.getParams().getP().bitLength();
            default -> 0;
        };
    }

    private static List<String> usages(X509Certificate certificate) throws CertificateParsingException {
        List<String> usages = certificate.getExtendedKeyUsage();
        return usages == null ? List.of() : usages.stream().limit(MOST_NAMES).map(EncodedCertificate::cut).toList();
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        if (all == null) {
            return List.of();
        }
        return all.stream().filter(name -> name.get(0) instanceof Integer type
                && (type == DNS_NAME || type == IP_ADDRESS)).limit(MOST_NAMES)
                .map(name -> cut(String.valueOf(name.get(1)))).toList();
    }

    private static String cut(String text) {
        if (text.length() <= MOST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
        return text.substring(0, end) + "...";
    }

    private static String digest(String algorithm, byte[] der) throws GeneralSecurityException {
        return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance(algorithm).digest(der));
    }
}
