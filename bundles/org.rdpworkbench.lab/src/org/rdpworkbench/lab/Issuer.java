// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates that {@link LabCertificate} describes, with the JDK's own providers. */
final class Issuer {

    private static final Map<LabCertificate.Key, KeyPair> KEYS = new EnumMap<>(LabCertificate.Key.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration CA_LIFE = Duration.ofDays(3650);

    /** The lab's authority is made when first asked for. */
    private static final class Authority {
        static final X500Name NAME = name("RDP Workbench Lab CA");
        static final KeyPair KEY = newKey(LabCertificate.Key.EC_P256);
        static final X509Certificate CERTIFICATE = make();

        private static X509Certificate make() {
            try {
                Instant now = Instant.now();
                X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(NAME, serial(),
                        Date.from(now.minus(CA_LIFE)), Date.from(now.plus(CA_LIFE)), NAME, KEY.getPublic());
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                return sign(builder, KEY.getPrivate(), LabCertificate.Digest.SHA256);
            } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Issuer() {}

    static LabCertificate.Issued issue(LabCertificate described) {
        try {
            KeyPair pair = keyPair(described.key());
            if (!described.byLabCa()) {
                X509Certificate own = certificate(described, pair, name(described.subject()), pair.getPrivate());
                return new LabCertificate.Issued(pair.getPrivate(), List.of(own));
            }
            X509Certificate leaf = certificate(described, pair, Authority.NAME, Authority.KEY.getPrivate());
            return new LabCertificate.Issued(pair.getPrivate(), List.of(leaf, Authority.CERTIFICATE));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("The certificate for " + described + " cannot be made.", e);
        }
    }

    private static X509Certificate certificate(LabCertificate described, KeyPair pair, X500Name issuer,
            PrivateKey signer) throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, serial(),
                Date.from(now.plus(described.from())), Date.from(now.plus(described.until())),
                name(described.subject()), pair.getPublic());
        if (!described.names().isEmpty()) {
            GeneralName[] names = described.names().stream().map(Issuer::generalName).toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        if (!described.usages().isEmpty()) {
            KeyPurposeId[] purposes = described.usages().stream()
                    .map(id -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(id))).toArray(KeyPurposeId[]::new);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        if (described.link().isPresent()) {
            addLink(builder, new GeneralName(GeneralName.uniformResourceIdentifier, described.link().get()));
        }
        return sign(builder, signer, described.digest());
    }

    private static void addLink(X509v3CertificateBuilder builder, GeneralName link) throws IOException {
        AccessDescription issuer = new AccessDescription(AccessDescription.id_ad_caIssuers, link);
        AccessDescription ocsp = new AccessDescription(AccessDescription.id_ad_ocsp, link);
        builder.addExtension(Extension.authorityInfoAccess, false,
                new AuthorityInformationAccess(new AccessDescription[] {issuer, ocsp}));
        DistributionPoint point = new DistributionPoint(
                new DistributionPointName(new GeneralNames(link)), null, null);
        builder.addExtension(Extension.cRLDistributionPoints, false,
                new CRLDistPoint(new DistributionPoint[] {point}));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key,
            LabCertificate.Digest digest) throws GeneralSecurityException, IOException, OperatorCreationException {
        String algorithm = digest + "with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
        X509CertificateHolder holder = builder.build(new JcaContentSignerBuilder(algorithm).build(key));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    /** Given as a value and not as text, since text has escapes and a lab wants every character. */
    private static X500Name name(String commonName) {
        ASN1Encodable value = new DERUTF8String(commonName);
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, value).build();
    }

    private static GeneralName generalName(String name) {
        boolean address = name.matches("[0-9.]+") || name.indexOf(':') >= 0;
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static BigInteger serial() {
        return new BigInteger(63, RANDOM).add(BigInteger.ONE);
    }

    private static KeyPair keyPair(LabCertificate.Key kind) {
        synchronized (KEYS) {
            return KEYS.computeIfAbsent(kind, Issuer::newKey);
        }
    }

    private static KeyPair newKey(LabCertificate.Key kind) {
        try {
            return switch (kind) {
                case EC_P256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                    yield generator.generateKeyPair();
                }
                case RSA_2048 -> rsa(2048);
                case RSA_1024 -> rsa(1024);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
