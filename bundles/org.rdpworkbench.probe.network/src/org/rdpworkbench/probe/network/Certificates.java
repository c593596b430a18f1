// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.facts.EncodedCertificate;
import org.rdpworkbench.facts.NameComparison;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;

/** Reads certificates from their DER form; follows no address in them. */
final class Certificates {

    private static final int MOST_CERTIFICATES = 10;

    private Certificates() {}

    /**
     * @param der the chain as it was sent
     * @param host the target's name or address
     * @return empty when there is none or the first one cannot be read
     */
    static Optional<ServerCertificate> read(List<byte[]> der, String host) {
        List<Certificate> chain = new ArrayList<>();
        boolean selfSigned = false;
        for (byte[] one : der.subList(0, Math.min(der.size(), MOST_CERTIFICATES))) {
            try {
                X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(one));
                selfSigned = chain.isEmpty() ? selfSigned(read) : selfSigned;
                chain.add(EncodedCertificate.fields(read, one));
            } catch (GeneralSecurityException e) {
                // What is above an unreadable one is not known to be its issuer.
                break;
            }
        }
        return chain.isEmpty() ? Optional.empty() : Optional.of(new ServerCertificate(List.copyOf(chain), selfSigned,
                NameComparison.of(host, chain.getFirst())));
    }

    private static boolean selfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return CurveSignature.byOwnKey(certificate);
        }
    }
}
