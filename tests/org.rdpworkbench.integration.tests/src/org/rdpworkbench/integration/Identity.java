// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A certificate and a private key as files in PEM, made by openssl. They need not fit each other. */
record Identity(Path certificate, Path key) {

    /** RSA 2048, SHA-256, valid for a year from today. */
    static Identity rsa(Path folder) throws IOException {
        return selfSigned(folder, Map.of(), "-newkey", "rsa:2048", "-sha256");
    }

    /** The same, with the address of a host as its name. */
    static Identity named(Path folder, String address) throws IOException {
        return selfSigned(folder, Map.of(), "-newkey", "rsa:2048", "-sha256", "-addext",
                "subjectAltName=IP:" + address);
    }

    /** EC P-256. */
    static Identity ec(Path folder) throws IOException {
        return selfSigned(folder, Map.of(), "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
    }

    /** RSA 1024 with SHA-1. */
    static Identity weak(Path folder) throws IOException {
        return selfSigned(folder, Map.of(), "-newkey", "rsa:1024", "-sha1");
    }

    /** RSA 512 with MD5, which is too short for the signatures of TLS 1.3. */
    static Identity tiny(Path folder) throws IOException {
        return selfSigned(folder, Map.of(), "-newkey", "rsa:512", "-md5");
    }

    /** RSA 2048, valid for a year from a day on, for example {@code -400d}. */
    static Identity madeOn(Path folder, String shift) throws IOException {
        return selfSigned(folder, Installed.clock(shift), "-newkey", "rsa:2048", "-sha256");
    }

    /** EC, valid for a day from another hour on: the length of a certificate that a wrong clock makes look expired. */
    static Identity forOneDay(Path folder, String shift) throws IOException {
        return selfSigned(folder, Installed.clock(shift), "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-days", "1");
    }

    private static Identity selfSigned(Path folder, Map<String, String> environment, String... options)
            throws IOException {
        Path own = Files.createTempDirectory(folder, "identity");
        Identity identity = new Identity(own.resolve("certificate.pem"), own.resolve("key.pem"));
        List<String> command = new ArrayList<>(List.of(Installed.program("openssl"), "req", "-x509", "-nodes",
                "-subj", "/CN=peer.example", "-days", "365"));
        command.addAll(List.of(options));
        command.addAll(List.of("-keyout", identity.key.toString(), "-out", identity.certificate.toString()));
        Commands.run(own, environment, command);
        return identity;
    }

    /** The certificate in DER. */
    byte[] encoded() throws IOException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(pem).getEncoded();
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }

    /** The same certificate with another's key. */
    Identity withKeyOf(Identity other) {
        return new Identity(certificate, other.key);
    }

    /** The same certificate with a key file that holds something else. */
    Identity withKeyText(String text) throws IOException {
        Path other = Files.createTempFile(key.getParent(), "key", ".pem");
        return new Identity(certificate, Files.writeString(other, text));
    }

    /** The same certificate with a key file that is not there. */
    Identity withoutKey() {
        return new Identity(certificate, key.resolveSibling("none.pem"));
    }
}
