// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.name.IdentityCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class IdentityCheckTest {

    private static final String CAUSE = "name.wrong-host";
    private static final String SRV1 = "srv1.corp.example";
    private static final Check CHECK = new IdentityCheck();

    private static Cases itself(String asked, String dns, String netbios) {
        return Seen.certificate(Seen.calls(Seen.asked(asked), dns, netbios), "CN=" + dns);
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, evidence, verdict, held);
    }

    static List<Expectation> oneAddress() {
        return List.of(
                row("itself", itself(SRV1, SRV1, "SRV1"), Verdict.PASS, "own-name"),
                row("itself, asked for in capitals and with a dot", itself("SRV1.CORP.example.", SRV1, "SRV1"),
                        Verdict.PASS, "own-name"),
                row("itself by its short name", itself("srv1", SRV1, "SRV1"), Verdict.PASS, "own-name"),
                row("itself, and it knows only its short name", itself(SRV1, "", "SRV1"), Verdict.PASS, "own-name"),
                row("itself, and NetBIOS cut its name", itself("accounting-terminal-7.corp.example", "",
                        "ACCOUNTING-TERM"), Verdict.PASS, "own-name"),
                row("another host", itself(SRV1, "srv2.corp.example", "SRV2"), Verdict.WARN, "other-host"),
                row("a host whose name only begins alike", itself("srv.corp.example", "srv1.corp.example", "SRV1"),
                        Verdict.WARN, "other-host"),
                row("an alias in the certificate", Seen.certificate(Seen.calls(Seen.asked("rdp.corp.example"), SRV1,
                        "SRV1"), "CN=" + SRV1, SRV1, "RDP.corp.example"), Verdict.PASS, "own-name"),
                row("an alias under a wildcard", Seen.certificate(Seen.calls(Seen.asked("rdp.corp.example"), SRV1,
                        "SRV1"), "CN=*.corp.example", "*.corp.example"), Verdict.INCONCLUSIVE),
                row("only a certificate, for another name", Seen.certificate(Seen.asked(SRV1), "CN=debian"),
                        Verdict.INCONCLUSIVE),
                row("only a certificate, for this name", Seen.certificate(Seen.asked(SRV1), "CN=" + SRV1),
                        Verdict.PASS, "own-name"),
                row("only a name, another one", Seen.calls(Seen.asked(SRV1), "srv2.corp.example", "SRV2"),
                        Verdict.INCONCLUSIVE),
                row("a common name that another part of the subject makes up",
                        Seen.certificate(Seen.asked(SRV1), "O=x\\, CN=srv1.corp.example"), Verdict.INCONCLUSIVE),
                row("nothing is told", Seen.asked(SRV1), Verdict.INCONCLUSIVE),
                row("this machine by its own name", itself("localhost", "srv2.corp.example", "SRV2"), Verdict.PASS),
                row("asked by address", Seen.certificate(Seen.calls(Seen.askedByAddress(), "srv2.corp.example",
                        "SRV2"), "CN=srv2.corp.example"), Verdict.PASS),
                row("no address", Seen.notFound(), Verdict.PASS));
    }

    static List<Expectation> severalAddresses() {
        return List.of(
                row("one host with two cards", Seen.each(SRV1, Seen.identity(0, SRV1, SRV1),
                        Seen.identity(1, "SRV1", SRV1)), Verdict.PASS, "own-name"),
                row("one address leads elsewhere", Seen.each(SRV1, Seen.identity(0, SRV1, SRV1),
                        Seen.identity(1, "srv2", "srv2")), Verdict.WARN, "partly-other", "several-hosts"),
                row("both lead to the same other host", Seen.each(SRV1, Seen.identity(0, "srv2", "srv2"),
                        Seen.identity(1, "SRV2", "srv2")), Verdict.WARN, "other-host"),
                row("a farm with one certificate for all", Seen.each("farm.corp.example",
                        Seen.identity(0, "srv1", "farm.corp.example"),
                        Seen.identity(1, "srv2", "farm.corp.example")), Verdict.PASS, "own-name"),
                row("a farm with a wildcard", Seen.each("farm.corp.example",
                        Seen.identity(0, "srv1", "*.corp.example"),
                        Seen.identity(1, "srv2", "*.corp.example")), Verdict.INCONCLUSIVE),
                row("a farm with certificates of its hosts", Seen.each("farm.corp.example",
                        Seen.identity(0, "srv1", "srv1"), Seen.identity(1, "srv2", "srv2")), Verdict.WARN,
                        "several-hosts"),
                row("two certificates and no names", Seen.each("farm.corp.example", Seen.identity(0, "", "debian"),
                        Seen.identity(1, "", "ubuntu")), Verdict.WARN, "several-hosts"),
                row("the same certificate and no names", Seen.each("farm.corp.example",
                        Seen.identity(0, "", "debian"), Seen.identity(1, "", "debian")), Verdict.INCONCLUSIVE),
                row("a dead address says nothing", Seen.each(SRV1, Seen.identity(0, SRV1, SRV1), Seen.dead(1)),
                        Verdict.PASS, "own-name"),
                row("all dead", Seen.each(SRV1, Seen.dead(0), Seen.dead(1)), Verdict.INCONCLUSIVE));
    }

    static List<Expectation> fromTheClient() {
        Cases right = itself(SRV1, SRV1, "SRV1");
        List<String> ours = List.of("192.0.2.1");
        List<String> other = List.of("192.0.2.9");
        List<String> none = List.of();
        return List.of(
                row("the client goes there too", Seen.client(right, ours, ours), Verdict.PASS, "own-name"),
                row("nothing is known there", Seen.client(right, none, none), Verdict.PASS, "own-name"),
                row("a hosts file sends it elsewhere", Seen.client(right, other, none), Verdict.WARN,
                        "client-sent-elsewhere"),
                row("a hosts file has ours as well", Seen.client(right, List.of("192.0.2.9", "192.0.2.1"), none),
                        Verdict.PASS, "own-name"),
                row("a hosts file has an address of the kind that is not known here", Seen.client(right,
                        List.of("2001:db8:0:0:0:0:0:9"), none), Verdict.PASS, "own-name"),
                row("its resolver knew another", Seen.client(right, none, other), Verdict.INCONCLUSIVE,
                        "client-resolved-elsewhere"),
                row("its resolver knew another, two days before", Seen.client(right, none, other)
                        .began(Cases.BEGAN.plus(Duration.ofDays(2))), Verdict.PASS, "own-name"),
                row("a hosts file that is two days older sends it elsewhere", Seen.client(right, other, none)
                        .began(Cases.BEGAN.plus(Duration.ofDays(2))), Verdict.WARN, "client-sent-elsewhere"),
                row("both", Seen.client(right, other, other), Verdict.WARN, "client-sent-elsewhere",
                        "client-resolved-elsewhere"),
                row("its resolver knew another, of servers of its own", Seen.client(right, other, "192.0.2.53"),
                        Verdict.INCONCLUSIVE, "client-resolved-elsewhere", "client-asks-elsewhere"),
                row("its resolver knew another, of a policy without servers", Seen.client(right, other),
                        Verdict.INCONCLUSIVE, "client-resolved-elsewhere"),
                row("its own servers say the same", Seen.client(right, ours, "192.0.2.53"), Verdict.PASS, "own-name"));
    }

    @ParameterizedTest
    @MethodSource({"oneAddress", "severalAddresses", "fromTheClient"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK,
                Stream.of(oneAddress(), severalAddresses(), fromTheClient()).flatMap(List::stream).toList());
    }

    @Test
    void valuesForTheTexts() {
        Finding finding = Expectation.judged(CHECK, CAUSE, itself(SRV1, "srv2.corp.example", "SRV2"));
        assertEquals(Map.of("asked", SRV1), finding.values());
        assertEquals(Map.of("asked", SRV1, "address", "192.0.2.1", "computer", "srv2.corp.example", "certificate",
                "srv2.corp.example"), finding.held().getFirst().values());
    }

    @Test
    void theAddressesOfBothAreTold() {
        Finding finding = Expectation.judged(CHECK, CAUSE, Seen.client(itself(SRV1, SRV1, "SRV1"),
                List.of("192.0.2.9"), List.of()));
        assertEquals(Map.of("there", "192.0.2.9", "here", "192.0.2.1"), finding.held().getFirst().values());
    }

    @Test
    void theServersThatTheClientAsksAreTold() {
        Finding finding = Expectation.judged(CHECK, CAUSE, Seen.client(itself(SRV1, SRV1, "SRV1"),
                List.of("192.0.2.9"), "192.0.2.51", "192.0.2.52", "192.0.2.53", "192.0.2.54"));
        assertEquals(Map.of("rule", ".corp.example", "servers", "192.0.2.51, 192.0.2.52, 192.0.2.53"),
                finding.held().getLast().values());
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(NtlmChallenge.TYPE.from(Vantage.HERE), ServerCertificate.TYPE.from(Vantage.HERE)),
                Expectation.judged(CHECK, CAUSE, Seen.asked(SRV1)).missing());
        assertEquals(List.of(NtlmChallenge.TYPE.from(Vantage.HERE)), Expectation.judged(CHECK, CAUSE,
                Seen.certificate(Seen.asked(SRV1), "CN=debian")).missing());
    }
}
