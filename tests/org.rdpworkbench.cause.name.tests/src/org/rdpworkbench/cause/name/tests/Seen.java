// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.ClientAddresses.NamePolicy;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.NameResolution.Outcome;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.testkit.Cases;

/** Cases as the looks bring them home. The first address is the one where the quick look went on. */
final class Seen {

    static final List<String> IPV4 = List.of("192.0.2.1", "192.0.2.2");
    static final List<String> IPV6 = List.of("2001:db8::1", "2001:db8::2");

    private Seen() {}

    static Cases resolved(String name, int ipv4, int ipv6) {
        return Cases.of(new NameResolution(name, Outcome.RESOLVED, IPV4.subList(0, ipv4), IPV6.subList(0, ipv6), 2,
                "")).target(Target.of(name, Target.DEFAULT_PORT));
    }

    static Cases notFound() {
        return Cases.of(new NameResolution("srv1", Outcome.NOT_FOUND, List.of(), List.of(), 2, "unknown"));
    }

    static Cases address() {
        return Cases.of(new NameResolution("192.0.2.1", Outcome.ADDRESS, IPV4.subList(0, 1), List.of(), 0, ""))
                .target(Target.of("192.0.2.1", Target.DEFAULT_PORT));
    }

    /** Two addresses of each family, and what became of a connect to each: IPv4 first. */
    static Cases connects(ConnectOutcome... outcomes) {
        List<String> all = List.of(IPV4.get(0), IPV4.get(1), IPV6.get(0), IPV6.get(1));
        return resolved("srv1.corp.example", 2, 2).from(Vantage.HERE,
                new TcpConnect(IntStream.range(0, outcomes.length)
                        .mapToObj(i -> new ToAddress(all.get(i), 3389, outcomes[i], 6_000, "")).toList()));
    }

    /** One address of each family: IPv4 accepts, and this is what the system says of IPv6. */
    static Cases unreachable(double millis, String words) {
        return resolved("srv1.corp.example", 1, 1).from(Vantage.HERE, new TcpConnect(List.of(
                new ToAddress(IPV4.getFirst(), 3389, ConnectOutcome.CONNECTED, 1, ""),
                new ToAddress(IPV6.getFirst(), 3389, ConnectOutcome.UNREACHABLE, millis, words))));
    }

    /** With what a client wrote down that ended in this way, an hour before the look. */
    static Cases client(Cases evidence, long reason) {
        return client(evidence, reason, Duration.ofHours(1));
    }

    static Cases client(Cases evidence, long reason, Duration before) {
        Instant at = Cases.BEGAN.minus(before);
        return evidence.from(Vantage.CLIENT, new ClientAttempt("srv1", Optional.empty(), at, Optional.of(at),
                Optional.of(reason), List.of(), List.of(new ClientAttempt.Step(1024, at)), 1, at));
    }

    static Cases client(Cases evidence, List<String> hostsFile, List<String> cached) {
        return evidence.from(Vantage.CLIENT, new ClientAddresses(hostsFile, cached));
    }

    /** The same of a client whose policies for names send it to these servers for the domain of the host. */
    static Cases client(Cases evidence, List<String> cached, String... servers) {
        return evidence.from(Vantage.CLIENT, new ClientAddresses(List.of(), cached, Optional.of(List.of(
                new NamePolicy("srv1", List.of()), new NamePolicy(".corp.example", List.of(servers))))));
    }

    /** The quick look at a host with one address that was asked for under that name. */
    static Cases asked(String name) {
        return connected(resolved(name, 1, 0));
    }

    private static Cases connected(Cases evidence) {
        return evidence.from(Vantage.HERE,
                new TcpConnect(List.of(new ToAddress(IPV4.getFirst(), 3389, ConnectOutcome.CONNECTED, 1, ""))));
    }

    static Cases askedByAddress() {
        return connected(address());
    }

    static Cases calls(Cases evidence, String dns, String netbios) {
        return evidence.from(Vantage.HERE, new NtlmChallenge(Optional.empty(), Optional.of(netbios),
                Optional.of("CORP"), Optional.of(dns).filter(name -> !name.isEmpty()), Optional.empty(),
                Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** With a certificate for these names, or with the first one as its common name. */
    static Cases certificate(Cases evidence, String subject, String... names) {
        Certificate certificate = new Certificate(subject, subject, "01", Cases.BEGAN, Cases.BEGAN, "RSA", 2_048,
                "SHA256withRSA", List.of(), List.of(names), "aa", "bb");
        return evidence.from(Vantage.HERE,
                new ServerCertificate(List.of(certificate), true, NameMatch.NOT_COMPARABLE));
    }

    static Identity identity(int address, String computer, String... names) {
        return new Identity(IPV4.get(address), ConnectOutcome.CONNECTED, 1, true,
                Optional.of("certificate of " + computer + Arrays.toString(names)), List.of(names),
                Optional.of(computer).filter(name -> !name.isEmpty()));
    }

    static Identity dead(int address) {
        return new Identity(IPV4.get(address), ConnectOutcome.TIMED_OUT, 6_000, false, Optional.empty(), List.of(),
                Optional.empty());
    }

    static Cases each(String name, Identity... identities) {
        return resolved(name, identities.length, 0)
                .from(Vantage.HERE, new AddressIdentities(List.of(identities)));
    }
}
