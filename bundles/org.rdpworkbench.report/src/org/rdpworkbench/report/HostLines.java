// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsSupport;

/** The host in a few lines: what a person wants to compare with what should be there. */
final class HostLines {

    private static final int MOST_ADDRESSES = 6;

    private HostLines() {}

    static List<Line> of(Diagnosis diagnosis) {
        return Stream.of(
                Facts.read(diagnosis, TcpConnect.TYPE, fact -> address(fact, identities(diagnosis))),
                Facts.read(diagnosis, NtlmChallenge.TYPE, HostLines::challenge),
                Facts.source(diagnosis, ServerCertificate.TYPE).flatMap(source -> Facts.read(diagnosis,
                        ServerCertificate.TYPE, fact -> certificate(fact.host(), fact, source.at(), skew(diagnosis)))),
                Facts.read(diagnosis, ClockSkew.TYPE, HostLines::clock),
                Facts.read(diagnosis, ProtocolAnswers.TYPE, SecurityLines::protocols),
                Facts.read(diagnosis, TlsSupport.TYPE, SecurityLines::tls),
                Facts.read(diagnosis, StandardSecurity.TYPE, SecurityLines::standard))
                .flatMap(Optional::stream).flatMap(List::stream).toList();
    }

    private static List<Identity> identities(Diagnosis diagnosis) {
        return Facts.read(diagnosis, AddressIdentities.TYPE, AddressIdentities::identities).orElse(List.of());
    }

    private static List<Line> address(TcpConnect fact, List<Identity> identities) {
        List<Line> lines = new ArrayList<>();
        fact.connected().ifPresent(to -> lines.add(new Line("address", to.address() + " port " + to.port())));
        fact.attempts().stream().filter(other -> fact.connected().filter(other::equals).isEmpty())
                .limit(lines.isEmpty() ? 0 : MOST_ADDRESSES)
                .forEach(other -> lines.add(new Line("", "also " + other.address() + ": " + other.outcome().words()
                        + identities.stream().filter(one -> one.address().equals(other.address())).findFirst()
                                .flatMap(HostLines::name).orElse(""))));
        return List.copyOf(lines);
    }

    private static Optional<String> name(Identity identity) {
        return identity.computer().or(() -> identity.certificateNames().stream().findFirst())
                .map(name -> ", calls itself " + Plain.escape(name, Plain.MOST_VALUE));
    }

    private static List<Line> challenge(NtlmChallenge challenge) {
        List<Line> lines = new ArrayList<>();
        challenge.osVersion().ifPresent(version -> lines.add(new Line("system",
                challenge.osFamily().map(f -> f + ", ").orElse("") + "version " + version + " by its own word")));
        Optional<String> computer = challenge.dnsComputer().or(challenge::netbiosComputer);
        // A computer that belongs to no domain names itself in its place.
        Optional<String> domain = challenge.dnsDomain().or(challenge::netbiosDomain)
                .filter(name -> !name.equalsIgnoreCase(computer.orElse("")));
        String names = Stream.of(computer, domain.map(name -> "domain " + name))
                .flatMap(Optional::stream).map(name -> Plain.escape(name, Plain.MOST_VALUE))
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            lines.add(new Line("calls itself", names));
        }
        return lines;
    }

    private static List<Line> certificate(ServerCertificate.Certificate host, ServerCertificate fact, Instant seen,
            double skew) {
        String issuer = fact.selfSigned() ? "self-signed"
                : "issued by " + Plain.escape(host.issuer(), Plain.MOST_VALUE);
        String bits = host.keyBits() > 0 ? " " + host.keyBits() + " bit" : "";
        return List.of(
                new Line("certificate", Plain.escape(host.subject(), Plain.MOST_VALUE) + ", " + issuer + ", "
                        + host.key() + bits),
                new Line("", "valid " + Moments.words(Moments.MINUTE, host.notBefore()) + " to "
                        + Moments.words(Moments.MINUTE, host.notAfter()) + " UTC" + age(host, seen, skew)),
                new Line("", "thumbprint (SHA-1) " + host.sha1()));
    }

    /** What the host's clock is ahead of this machine's, in seconds; 0 where it is not known. */
    private static double skew(Diagnosis diagnosis) {
        return Facts.read(diagnosis, ClockSkew.TYPE, ClockSkew::seconds).orElse(0.0);
    }

    /** Where a certificate begins or ends between the two clocks, each has its say. */
    private static String age(ServerCertificate.Certificate host, Instant seen, double skew) {
        String here = age(host, seen);
        String there = age(host, seen.plusMillis(Math.round(skew * 1_000)));
        if (here.equals(there)) {
            return here.equals("valid") ? "" : ": " + here + ", by this machine's clock";
        }
        return ": " + here + " by this machine's clock, but " + there + " by the host's";
    }

    private static String age(ServerCertificate.Certificate host, Instant now) {
        return now.isAfter(host.notAfter()) ? "expired" : now.isBefore(host.notBefore()) ? "not yet valid"
                : "valid";
    }

    private static List<Line> clock(ClockSkew skew) {
        double off = Math.abs(skew.seconds());
        String uncertainty = " (within " + seconds(Math.max(skew.uncertainty(), 0.1)) + ")";
        String words = off <= skew.uncertainty() ? "agrees with this machine's"
                : seconds(off) + (skew.seconds() > 0 ? " ahead of" : " behind") + " this machine's";
        return List.of(new Line("clock", words + uncertainty + ", read from " + skew.clock()));
    }

    private static String seconds(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 3_600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole < 172_800 ? whole / 3_600 + " h " + whole % 3_600 / 60 + " min" : whole / 86_400 + " days";
    }
}
