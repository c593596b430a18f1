// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate described. Dates are relative to the moment it is issued, so that a lab is as wrong tomorrow as today.
 *
 * @param subject the common name, any text
 * @param names the subject alternative names: DNS names and addresses
 * @param from validity begins so long after the issue, usually a negative time
 * @param until validity ends so long after the issue
 * @param usages object identifiers of the extended key usage; empty leaves the extension out
 * @param byLabCa issued by a certificate authority of the lab, which is sent along, instead of self-signed
 * @param link an address that the certificate asks everybody to fetch: issuer, OCSP and revocation list
 */
public record LabCertificate(String subject, List<String> names, Duration from, Duration until, Key key, Digest digest,
        List<String> usages, boolean byLabCa, Optional<String> link) {

    /** Extended key usage of a server. */
    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    /** Extended key usage of a client. */
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /** Kind and size of the key. */
    public enum Key { EC_P256, RSA_2048, RSA_1024 }

    /** The hash that is signed. */
    public enum Digest { SHA256, SHA1 }

    /** The certificate with the key that fits it, and what is sent with it, itself first. */
    public record Issued(PrivateKey key, List<X509Certificate> chain) {

        public X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    public LabCertificate {
        Objects.requireNonNull(subject, "subject");
        names = List.copyOf(names);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(digest, "digest");
        usages = List.copyOf(usages);
        Objects.requireNonNull(link, "link");
    }

    /** EC P-256, SHA-256, self-signed, serverAuth, half a year from yesterday, with every name of a loopback host. */
    public static LabCertificate good() {
        return new LabCertificate("lab-host.lab.example",
                List.of("lab-host.lab.example", "localhost", "127.0.0.1", "::1"), Duration.ofDays(-1),
                Duration.ofDays(182), Key.EC_P256, Digest.SHA256, List.of(SERVER_AUTH), false, Optional.empty());
    }

    public LabCertificate subject(String commonName) {
        return new LabCertificate(commonName, names, from, until, key, digest, usages, byLabCa, link);
    }

    /** Replaces the subject alternative names; without arguments the extension is left out. */
    public LabCertificate named(String... alternativeNames) {
        return new LabCertificate(subject, List.of(alternativeNames), from, until, key, digest, usages, byLabCa, link);
    }

    /** Adds a subject alternative name, unless it is there. */
    public LabCertificate alsoNamed(String name) {
        List<String> more = new ArrayList<>(names);
        if (!more.contains(name)) {
            more.add(name);
        }
        return named(more.toArray(String[]::new));
    }

    public LabCertificate valid(Duration fromNow, Duration untilThen) {
        return new LabCertificate(subject, names, fromNow, untilThen, key, digest, usages, byLabCa, link);
    }

    public LabCertificate key(Key kind) {
        return new LabCertificate(subject, names, from, until, kind, digest, usages, byLabCa, link);
    }

    public LabCertificate digest(Digest hash) {
        return new LabCertificate(subject, names, from, until, key, hash, usages, byLabCa, link);
    }

    /** Replaces the extended key usage; without arguments the extension is left out. */
    public LabCertificate usableFor(String... identifiers) {
        return new LabCertificate(subject, names, from, until, key, digest, List.of(identifiers), byLabCa, link);
    }

    public LabCertificate issuedByLabCa() {
        return new LabCertificate(subject, names, from, until, key, digest, usages, true, link);
    }

    public LabCertificate linkingTo(String address) {
        return new LabCertificate(subject, names, from, until, key, digest, usages, byLabCa, Optional.of(address));
    }

    /** Makes it, with a new serial number. Key pairs are made once for each kind and shared: they protect nothing. */
    public Issued issue() {
        return Issuer.issue(this);
    }
}
