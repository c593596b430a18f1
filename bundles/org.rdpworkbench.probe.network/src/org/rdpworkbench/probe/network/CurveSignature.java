// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** ECDSA on curves that the Java runtime has given up: secp256k1, Brainpool's and others. */
final class CurveSignature {

    private CurveSignature() {}

    /** True when a certificate is signed by ECDSA with the key that it holds. */
    static boolean byOwnKey(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName();
        if (!algorithm.endsWith("withECDSA")) {
            return false;
        }
        String digest = algorithm.substring(0, algorithm.indexOf("with")).replaceFirst("^SHA(?=[0-9]+$)", "SHA-");
        try {
            byte[] hash = MessageDigest.getInstance(digest).digest(certificate.getTBSCertificate());
            return PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded())
                    instanceof ECPublicKeyParameters key && valid(hash, certificate.getSignature(), key);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // What a stranger sent as a curve, a point or a signature may be anything.
            return false;
        }
    }

    private static boolean valid(byte[] hash, byte[] signature, ECPublicKeyParameters key) throws IOException {
        BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), signature);
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(hash, pair[0], pair[1]);
    }
}
