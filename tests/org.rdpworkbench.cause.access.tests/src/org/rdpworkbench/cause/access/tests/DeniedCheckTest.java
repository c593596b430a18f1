// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.access.DeniedCheck;
import org.rdpworkbench.cause.access.RefusalsFigure;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class DeniedCheckTest {

    private static final String DENIED = "access.denied";
    private static final Check CHECK = new DeniedCheck();

    static List<Expectation> rows() {
        return List.of(
                row("no right, through Remote Desktop", Seen.refused(Seen.REMOTE, Seen.NOT_GRANTED), Verdict.WARN,
                        "right-missing"),
                row("no right, over the network", Seen.refused(Seen.NETWORK, Seen.NOT_GRANTED), Verdict.WARN,
                        "right-missing-network"),
                row("an account that is locked", Seen.refused(Seen.NETWORK, Seen.LOCKED), Verdict.WARN,
                        "account-refused"),
                row("a wrong password, as everywhere", Seen.refused(Seen.NETWORK, Seen.WRONG_PASSWORD),
                        Verdict.INCONCLUSIVE, "name-or-password"),
                row("nothing refused", Seen.logged(), Verdict.INCONCLUSIVE, "none-refused"),
                row("what is not about an account", Seen.refused(Seen.NETWORK, Seen.NTLM_BLOCKED),
                        Verdict.INCONCLUSIVE, "none-refused"),
                row("a client whose logon was refused", Seen.client(Seen.ended(0xD07)), Verdict.FAIL,
                        "client-refused"),
                row("a client whose handshake was refused", Seen.client(Seen.failed(0x8009030CL)), Verdict.FAIL,
                        "client-refused"),
                row("a client whose handshake failed otherwise", Seen.client(Seen.failed(0x80090326L)),
                        Verdict.INCONCLUSIVE),
                row("a client without a smart card", Seen.client(Seen.ended(0x1C07)), Verdict.INCONCLUSIVE),
                row("a client whose logon was refused the week before",
                        Seen.client(Seen.ended(0x807)).began(Cases.BEGAN.plus(Duration.ofDays(7))),
                        Verdict.INCONCLUSIVE),
                row("a client with a session", Seen.client(Seen.loggedOn()), Verdict.PASS, "client-logged-on"),
                row("a client with a session, while others are refused", both(Seen.loggedOn(), 0), Verdict.WARN,
                        "client-logged-on", "account-refused"),
                row("a client that was closed upon when an account was locked", both(Seen.ended(0x904), 60),
                        Verdict.FAIL, "account-refused", "at-the-attempt"),
                row("a client that was closed upon at another time", both(Seen.ended(0x904), 61), Verdict.WARN,
                        "account-refused"),
                row("no right, on a domain controller", controller(Seen.refused(Seen.REMOTE, Seen.NOT_GRANTED)),
                        Verdict.WARN, "right-missing", "domain-controller"),
                row("a domain controller that locks somebody out",
                        controller(Seen.refused(Seen.NETWORK, Seen.LOCKED)), Verdict.WARN, "account-refused"),
                row("nobody may log on", Seen.rights(Set.of(), Set.of(), Seen.EVERYONE, Set.of()), Verdict.FAIL,
                        "nobody-may", "administrators-left-out", "users-left-out"),
                row("everybody is denied the network, as NLA takes it",
                        Seen.rights(Seen.BOTH, Set.of(), Seen.EVERYONE, Seen.EVERYONE), Verdict.FAIL, "nobody-may",
                        "administrators-left-out", "users-left-out"),
                row("only administrators may, as on a domain controller",
                        Seen.rights(Seen.ADMINISTRATORS, Set.of(), Seen.EVERYONE, Set.of()), Verdict.INCONCLUSIVE,
                        "users-left-out"),
                row("only administrators may use the network",
                        Seen.rights(Seen.BOTH, Set.of(), Seen.ADMINISTRATORS, Set.of()), Verdict.INCONCLUSIVE,
                        "users-left-out"),
                row("administrators are denied it", Seen.rights(Seen.BOTH, Seen.ADMINISTRATORS, Seen.EVERYONE,
                        Set.of()), Verdict.INCONCLUSIVE, "administrators-left-out"),
                row("local accounts are denied the network", Seen.rights(Seen.BOTH, Set.of(), Seen.EVERYONE,
                        Set.of("S-1-5-114")), Verdict.INCONCLUSIVE, "local-accounts-denied"),
                row("rights as Windows sets them up", Seen.rights(Seen.BOTH, Set.of(), Seen.EVERYONE, Set.of()),
                        Verdict.INCONCLUSIVE),
                row("nobody looked", Seen.nothing(), Verdict.INCONCLUSIVE));
    }

    /** An account that is locked is refused so many seconds after the client's attempt. */
    private static Cases both(ClientAttempt attempt, int seconds) {
        return Seen.logged(Seen.refusal(Seen.NETWORK, Seen.LOCKED, Cases.BEGAN.plusSeconds(seconds)))
                .from(Vantage.CLIENT, attempt);
    }

    private static Cases controller(Cases seen) {
        return seen.from(Vantage.INSIDE, new HostRoles(List.of(HostRoles.Role.DOMAIN_CONTROLLER)));
    }

    private static Expectation row(String name, Cases seen, Verdict verdict, String... held) {
        return Expectation.of(name, DENIED, seen, verdict, held);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, rows());
    }

    @Test
    void theTextSaysHowOftenAndWhy() {
        Cases seen = Seen.logged(Seen.refusal(Seen.NETWORK, Seen.LOCKED), Seen.refusal(Seen.NETWORK, 0xC0000072L),
                Seen.refusal(Seen.REMOTE, Seen.LOCKED, Cases.BEGAN));
        assertEquals(Map.of("count", 5L, "reasons",
                "account locked out (0xC0000234), account disabled (0xC0000072)"),
                Expectation.judged(CHECK, DENIED, seen).held().getFirst().values());
    }

    @Test
    void whatIsMissingIsTheOtherLog() {
        assertEquals(List.of(RefusedLogons.TYPE.from(Vantage.INSIDE)),
                Expectation.judged(CHECK, DENIED, Seen.nothing()).missing());
        assertEquals(List.of(ClientAttempt.TYPE.from(Vantage.CLIENT)),
                Expectation.judged(CHECK, DENIED, Seen.logged()).missing());
    }

    @Test
    void theFigureShowsTheLatestFirst() {
        Cases seen = Seen.logged(Seen.refusal(Seen.NETWORK, Seen.WRONG_PASSWORD),
                Seen.refusal(Seen.REMOTE, Seen.NOT_GRANTED, Cases.BEGAN), Seen.refusal(Seen.NETWORK, 0xC0009999L));
        Figure.Table table = assertInstanceOf(Figure.Table.class, drawn(seen).orElseThrow());
        assertEquals("Logons that the host refused since 2026-11-23T09:00:00Z", table.title());
        assertEquals(List.of(new Cell("no right to log on this way (0xC000015B)", Tone.WARN),
                new Cell("Remote Desktop (10)", Tone.PLAIN), new Cell("not known", Tone.MUTED),
                new Cell("3", Tone.PLAIN), new Cell("2026-11-23T10:00:00Z", Tone.MUTED)), table.rows().getFirst());
        assertEquals(List.of(new Cell("wrong password (0xC000006A)", Tone.PLAIN),
                new Cell("0xC0009999", Tone.PLAIN)), table.rows().stream().skip(1).map(List::getFirst).toList());
        assertEquals(new Cell("192.0.2.7", Tone.MUTED), table.rows().getLast().get(2));
        assertEquals(Optional.empty(), drawn(Seen.logged()));
    }

    private static Optional<Figure> drawn(Cases seen) {
        return Expectation.drawn(new RefusalsFigure(), Expectation.judged(CHECK, DENIED, seen), seen);
    }
}
