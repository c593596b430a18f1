// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;

/**
 * What answers at one address of the name, as far as it says who it is.
 *
 * @param computer what it calls itself
 * @param certificate a fingerprint
 * @param names in its certificate
 */
record Answerer(String address, Optional<String> computer, Optional<String> certificate, List<String> names) {

    /** Whether it is the host that was asked for. */
    enum Fit {
        OURS,
        /** Neither the computer nor its certificate has that name. */
        OTHER,
        /** The computer has another name, but a wildcard in its certificate covers the one that was asked for. */
        COVERED,
        /** It says too little. */
        UNKNOWN
    }

    static Answerer of(Identity identity) {
        return new Answerer(identity.address(), identity.computer(), identity.certificate(),
                identity.certificateNames());
    }

    /** A certificate alone is no proof of another host: many bear a name that nobody uses. */
    Fit fit(AskedName asked) {
        if (computer.filter(asked::isComputer).isPresent() || names.stream().anyMatch(asked::isNamedBy)) {
            return Fit.OURS;
        }
        if (names.stream().anyMatch(asked::isCoveredBy)) {
            return Fit.COVERED;
        }
        return computer.isPresent() && !names.isEmpty() ? Fit.OTHER : Fit.UNKNOWN;
    }

    /** What tells it from others, by computer where every one says its name, else by certificate. */
    static boolean differ(List<Answerer> answerers) {
        boolean allSay = answerers.stream().allMatch(a -> a.computer().isPresent());
        return answerers.stream().flatMap(a -> allSay
                ? a.computer().map(name -> name.toLowerCase(Locale.ROOT)).stream()
                : a.certificate().stream()).distinct().count() > 1;
    }

    /** Who answers at each address, or where nobody looked at each, at the one where the quick look went on. */
    static List<Answerer> all(CaseFile evidence) {
        List<Answerer> all = new ArrayList<>();
        evidence.find(AddressIdentities.TYPE).ifPresent(addresses -> addresses.alive().stream()
                .filter(identity -> identity.answered()).map(Answerer::of).forEach(all::add));
        Optional<Answerer> quick = quick(evidence);
        quick.filter(one -> all.stream().noneMatch(a -> a.address().equals(one.address()))).ifPresent(all::add);
        return List.copyOf(all);
    }

    private static Optional<Answerer> quick(CaseFile evidence) {
        Optional<String> address = evidence.find(TcpConnect.TYPE).flatMap(TcpConnect::connected)
                .map(TcpConnect.ToAddress::address);
        Optional<ServerCertificate.Certificate> certificate = evidence.find(ServerCertificate.TYPE)
                .flatMap(server -> server.chain().stream().findFirst());
        Optional<String> computer = evidence.find(NtlmChallenge.TYPE)
                .flatMap(challenge -> challenge.dnsComputer().or(challenge::netbiosComputer));
        return address.filter(a -> certificate.isPresent() || computer.isPresent()).map(a -> new Answerer(a, computer,
                certificate.map(ServerCertificate.Certificate::sha256),
                certificate.map(CertificateNames::of).orElse(List.of())));
    }
}
