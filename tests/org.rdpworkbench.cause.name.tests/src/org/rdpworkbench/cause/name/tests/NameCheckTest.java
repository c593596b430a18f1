// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rdpworkbench.core.spi.ConnectOutcome.CONNECTED;
import static org.rdpworkbench.core.spi.ConnectOutcome.FORBIDDEN;
import static org.rdpworkbench.core.spi.ConnectOutcome.NOT_TRIED;
import static org.rdpworkbench.core.spi.ConnectOutcome.REFUSED;
import static org.rdpworkbench.core.spi.ConnectOutcome.TIMED_OUT;
import static org.rdpworkbench.core.spi.ConnectOutcome.UNREACHABLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.name.NameCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.testkit.Expectation;

final class NameCheckTest {

    private static final String UNRESOLVED = "name.unresolved";
    private static final String DEAD_FAMILY = "name.dead-address-family";
    private static final Check CHECK = new NameCheck();

    static List<Expectation> unresolved() {
        return List.of(
                Expectation.of("no address", UNRESOLVED, Seen.notFound(), Verdict.FAIL, "not-found"),
                Expectation.of("one address", UNRESOLVED, Seen.resolved("srv1", 1, 0), Verdict.PASS, "found"),
                Expectation.of("found here, and not by the client", UNRESOLVED,
                        Seen.client(Seen.resolved("srv1", 1, 0), 0x104), Verdict.INCONCLUSIVE, "client-not-found"),
                Expectation.of("found here, and not by the client, which asks other servers", UNRESOLVED,
                        Seen.client(Seen.client(Seen.resolved("srv1", 1, 0), 0x104), List.of(), "192.0.2.53"),
                        Verdict.INCONCLUSIVE, "client-not-found", "client-asks-elsewhere"),
                Expectation.of("found by both, though the client asks other servers", UNRESOLVED,
                        Seen.client(Seen.resolved("srv1", 1, 0), List.of(), "192.0.2.53"), Verdict.PASS, "found"),
                Expectation.of("not found by either", UNRESOLVED, Seen.client(Seen.notFound(), 0x104), Verdict.FAIL,
                        "not-found"),
                Expectation.of("found here, and the client failed later", UNRESOLVED,
                        Seen.client(Seen.resolved("srv1", 1, 0), 0x904), Verdict.PASS, "found"),
                Expectation.of("found here, and the client's attempt is long ago", UNRESOLVED,
                        Seen.client(Seen.resolved("srv1", 1, 0), 0x104, Duration.ofHours(25)), Verdict.PASS, "found"),
                Expectation.of("asked by address", UNRESOLVED, Seen.address(), Verdict.PASS));
    }

    static List<Expectation> deadFamily() {
        return List.of(
                Expectation.of("both alive", DEAD_FAMILY, Seen.connects(CONNECTED, CONNECTED, CONNECTED, CONNECTED),
                        Verdict.PASS, "both-alive"),
                Expectation.of("one of each alive", DEAD_FAMILY,
                        Seen.connects(CONNECTED, TIMED_OUT, CONNECTED, REFUSED), Verdict.PASS, "both-alive"),
                Expectation.of("IPv6 does not answer", DEAD_FAMILY,
                        Seen.connects(CONNECTED, CONNECTED, TIMED_OUT, TIMED_OUT), Verdict.WARN, "silent"),
                Expectation.of("IPv4 does not answer", DEAD_FAMILY,
                        Seen.connects(TIMED_OUT, TIMED_OUT, CONNECTED, CONNECTED), Verdict.WARN, "silent"),
                Expectation.of("IPv6 half refuses and half keeps silent", DEAD_FAMILY,
                        Seen.connects(CONNECTED, CONNECTED, REFUSED, TIMED_OUT), Verdict.WARN, "silent"),
                Expectation.of("IPv6 refuses", DEAD_FAMILY, Seen.connects(CONNECTED, TIMED_OUT, REFUSED, REFUSED),
                        Verdict.WARN, "refuses"),
                Expectation.of("this machine has no IPv6", DEAD_FAMILY,
                        Seen.connects(CONNECTED, CONNECTED, UNREACHABLE, UNREACHABLE), Verdict.INCONCLUSIVE),
                Expectation.of("this machine has no IPv6, and says so at once", DEAD_FAMILY,
                        Seen.unreachable(0.2, "Network is unreachable"), Verdict.INCONCLUSIVE),
                Expectation.of("a router prohibits it at once", DEAD_FAMILY,
                        Seen.unreachable(4, "No route to host"), Verdict.INCONCLUSIVE),
                Expectation.of("no network, told late", DEAD_FAMILY,
                        Seen.unreachable(3_060, "Network is unreachable"), Verdict.INCONCLUSIVE),
                Expectation.of("nobody has the address on our own link", DEAD_FAMILY,
                        Seen.unreachable(3_060, "No route to host"), Verdict.WARN, "silent"),
                Expectation.of("the same, repeated by the thorough look", DEAD_FAMILY,
                        Seen.unreachable(3_060, "No route to host").from(Vantage.HERE, new AddressIdentities(List.of(
                                new Identity(Seen.IPV6.getFirst(), UNREACHABLE, 3_060, false, Optional.empty(),
                                        List.of(), Optional.empty())))), Verdict.WARN, "silent"),
                Expectation.of("IPv6 was not tried to the end", DEAD_FAMILY,
                        Seen.connects(CONNECTED, CONNECTED, TIMED_OUT, NOT_TRIED), Verdict.INCONCLUSIVE),
                Expectation.of("this machine forbids it", DEAD_FAMILY,
                        Seen.connects(CONNECTED, CONNECTED, FORBIDDEN, FORBIDDEN), Verdict.INCONCLUSIVE),
                Expectation.of("the thorough look got through", DEAD_FAMILY,
                        Seen.connects(CONNECTED, CONNECTED, TIMED_OUT, TIMED_OUT).from(Vantage.HERE,
                                new AddressIdentities(List.of(new Identity(Seen.IPV6.getFirst(), CONNECTED, 1, true,
                                        Optional.empty(), List.of(), Optional.empty())))),
                        Verdict.PASS, "both-alive"),
                Expectation.of("both dead is another cause", DEAD_FAMILY,
                        Seen.connects(TIMED_OUT, TIMED_OUT, TIMED_OUT, TIMED_OUT), Verdict.PASS),
                Expectation.of("one family only", DEAD_FAMILY, Seen.asked("srv1"), Verdict.PASS),
                Expectation.of("asked by address", DEAD_FAMILY, Seen.askedByAddress(), Verdict.PASS),
                Expectation.of("no address", DEAD_FAMILY, Seen.notFound(), Verdict.PASS),
                Expectation.of("nothing was tried", DEAD_FAMILY, Seen.resolved("srv1", 1, 1),
                        Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource({"unresolved", "deadFamily"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK,
                Stream.of(unresolved(), deadFamily()).flatMap(List::stream).toList());
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("family", "IPv6", "other", "IPv4", "addresses", 2, "seconds", 6L),
                Expectation.judged(CHECK, DEAD_FAMILY, Seen.connects(CONNECTED, CONNECTED, TIMED_OUT, TIMED_OUT))
                        .held().getFirst().values());
        assertEquals(Map.of("family", "IPv4", "other", "IPv6"),
                Expectation.judged(CHECK, DEAD_FAMILY, Seen.connects(REFUSED, REFUSED, CONNECTED, CONNECTED))
                        .values());
        assertEquals(Map.of("name", "srv1"), Expectation.judged(CHECK, UNRESOLVED, Seen.notFound()).values());
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(TcpConnect.TYPE.from(Vantage.HERE)),
                Expectation.judged(CHECK, DEAD_FAMILY, Seen.resolved("srv1", 1, 1)).missing());
    }
}
