// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;

/**
 * Judges whether there is a way to the host at all. A port that is refused is not judged here: the refusal comes in the
 * host's name, and nothing in it tells of somebody else.
 */
@Component(service = Check.class)
public final class ReachCheck implements Check {

    static final Cause UNREACHABLE = Cause.of("path.unreachable", Stage.NETWORK).explaining(
            "disconnectReason:0x108", "disconnectReason:0x204", "disconnectReason:0x304", "event:0x130");
    static final Cause BLOCKED = Cause.of("path.blocked", Stage.NETWORK).explaining(
            "disconnectReason:0x108", "disconnectReason:0x204", "disconnectReason:0x704", "disconnectReason:0x1807",
            "errorInfo:0x404", "event:0x1657", "event:0xA000", "event:0x5013", "event:0x130", "ntstatus:0xC000005E",
            "secStatus:0x80090304", "secStatus:0x80090311", "secStatus:0x80090350");

    /** A neighbour that is not there is searched for at least as long as this before anybody says so. */
    private static final double SEARCH_MILLIS = 1_000;

    private static final Indication NO_WAY = UNREACHABLE.speaksFor(Strength.STRONG, "no-way")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication NO_ANSWER = UNREACHABLE.speaksFor(Strength.MODERATE, "no-answer")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication REACHED = UNREACHABLE.speaksAgainst(Strength.DECISIVE, "reached")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication ANSWERS = UNREACHABLE.speaksAgainst(Strength.STRONG, "answers")
            .group("connect").from(TcpConnect.TYPE);

    private static final Indication FORBIDDEN = BLOCKED.speaksFor(Strength.STRONG, "forbidden")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication TOLD_AT_ONCE = BLOCKED.speaksFor(Strength.STRONG, "told-at-once")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication SILENCE = BLOCKED.speaksFor(Strength.WEAK, "silence")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication LET_THROUGH = BLOCKED.speaksAgainst(Strength.DECISIVE, "let-through")
            .group("connect").from(TcpConnect.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(UNREACHABLE, BLOCKED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NO_WAY, NO_ANSWER, REACHED, ANSWERS, FORBIDDEN, TOLD_AT_ONCE, SILENCE, LET_THROUGH);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        TcpConnect connect = evidence.find(TcpConnect.TYPE).orElseThrow();
        return List.of(unreachable(evidence, connect), blocked(evidence, connect));
    }

    private static Finding unreachable(CaseFile evidence, TcpConnect connect) {
        boolean refused = any(connect, a -> a.outcome() == ConnectOutcome.REFUSED);
        boolean tried = connect.connected().isEmpty() && !refused;
        boolean noWay = tried && any(connect, a -> a.outcome() == ConnectOutcome.UNREACHABLE);
        Finding finding = Finding.of(UNREACHABLE, Verdict.PASS).value("port", evidence.target().port())
                .when(noWay, NO_WAY)
                .when(tried && !noWay && timedOut(connect), NO_ANSWER, seconds(connect))
                .when(connect.connected().isPresent(), REACHED)
                .when(connect.connected().isEmpty() && refused, ANSWERS);
        return finding.settledOrOpen(Verdict.FAIL, evidence, TcpConnect.TYPE);
    }

    private static Finding blocked(CaseFile evidence, TcpConnect connect) {
        boolean none = connect.connected().isEmpty();
        boolean forbidden = none && any(connect, a -> a.outcome() == ConnectOutcome.FORBIDDEN);
        boolean told = none && any(connect, ReachCheck::toldAtOnce);
        boolean refused = any(connect, a -> a.outcome() == ConnectOutcome.REFUSED);
        Finding finding = Finding.of(BLOCKED, Verdict.PASS).value("port", evidence.target().port())
                .when(forbidden, FORBIDDEN)
                .when(told, TOLD_AT_ONCE)
                .when(none && !refused && timedOut(connect), SILENCE, seconds(connect))
                .when(!none, LET_THROUGH);
        // Silence alone is what a host that is switched off shows as well.
        Verdict supported = forbidden || told ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        return finding.settledOrOpen(supported, evidence, TcpConnect.TYPE);
    }

    private static boolean any(TcpConnect connect, Predicate<ToAddress> which) {
        return connect.attempts().stream().anyMatch(which);
    }

    /**
     * Somebody said that this host is not to be reached, sooner than anybody could have looked for it: that is how
     * ICMP "administratively prohibited" shows. A missing route of this machine speaks of the network instead.
     */
    private static boolean toldAtOnce(ToAddress attempt) {
        return attempt.outcome() == ConnectOutcome.UNREACHABLE && attempt.millis() < SEARCH_MILLIS
                && attempt.detail().toLowerCase(Locale.ROOT).contains("route to host");
    }

    private static boolean timedOut(TcpConnect connect) {
        return any(connect, a -> a.outcome() == ConnectOutcome.TIMED_OUT);
    }

    private static Map<String, Object> seconds(TcpConnect connect) {
        return Map.of("seconds", Math.round(connect.attempts().stream()
                .filter(a -> a.outcome() == ConnectOutcome.TIMED_OUT).mapToDouble(ToAddress::millis).max()
                .orElse(0) / 1_000));
    }
}
