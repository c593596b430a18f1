// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientAttempt;
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

    private static final Indications<Ways> FOR_UNREACHABLE = Indications.<Ways>of(UNREACHABLE)
            .row(UNREACHABLE.speaksFor(Strength.STRONG, "no-way").group("connect").from(TcpConnect.TYPE),
                    ways -> noWay(ways.here()))
            .row(UNREACHABLE.speaksFor(Strength.MODERATE, "no-answer").group("connect").from(TcpConnect.TYPE),
                    ways -> silent(ways.here()) && !noWay(ways.here()), ways -> seconds(ways.here()))
            .row(UNREACHABLE.speaksAgainst(Strength.DECISIVE, "reached").group("connect").from(TcpConnect.TYPE),
                    ways -> ways.open() && !ways.clientInVain())
            .row(UNREACHABLE.speaksAgainst(Strength.STRONG, "answers").group("connect").from(TcpConnect.TYPE),
                    ways -> !ways.open() && any(ways.here(), ConnectOutcome.REFUSED))
            .row(UNREACHABLE.speaksFor(Strength.MODERATE, "client-could-not-connect").group("client")
                    .from(TcpConnect.TYPE).from(Vantage.CLIENT, ClientAttempt.TYPE).circumstance(), Ways::differ);

    private static final Indications<Ways> FOR_BLOCKED = Indications.<Ways>of(BLOCKED)
            .row(BLOCKED.speaksFor(Strength.STRONG, "forbidden").group("connect").from(TcpConnect.TYPE),
                    ways -> forbidden(ways.here()))
            .row(BLOCKED.speaksFor(Strength.STRONG, "told-at-once").group("connect").from(TcpConnect.TYPE),
                    ways -> toldAtOnce(ways.here()))
            .row(BLOCKED.speaksFor(Strength.WEAK, "silence").group("connect").from(TcpConnect.TYPE),
                    ways -> silent(ways.here()), ways -> seconds(ways.here()))
            .row(BLOCKED.speaksAgainst(Strength.DECISIVE, "let-through").group("connect").from(TcpConnect.TYPE),
                    ways -> ways.open() && !ways.clientInVain())
            .row(BLOCKED.speaksFor(Strength.MODERATE, "client-could-not-connect").group("client")
                    .from(TcpConnect.TYPE).from(Vantage.CLIENT, ClientAttempt.TYPE).circumstance(), Ways::differ);

    /**
     * The way from here, and whether a client on which it failed could not connect on its own. That it is open from
     * here clears nothing there: both are true.
     */
    private record Ways(TcpConnect here, boolean clientInVain) {

        boolean open() {
            return here.connected().isPresent();
        }

        boolean differ() {
            return open() && clientInVain;
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(UNREACHABLE, BLOCKED);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_UNREACHABLE, FOR_BLOCKED);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        TcpConnect connect = evidence.find(TcpConnect.TYPE).orElseThrow();
        int port = evidence.target().port();
        Ways ways = new Ways(connect, clientInVain(evidence));
        // Silence alone is what a host that is switched off shows as well.
        Verdict blocked = forbidden(connect) || toldAtOnce(connect) ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        return List.of(judged(FOR_UNREACHABLE, Verdict.FAIL, ways, evidence).value("port", port),
                judged(FOR_BLOCKED, blocked, ways, evidence).value("port", port));
    }

    /** Where the ways differ nothing more that could be seen from here would tell. */
    private static Finding judged(Indications<Ways> cause, Verdict supported, Ways ways, CaseFile evidence) {
        Finding weighed = cause.weigh(ways);
        return ways.differ() ? weighed.as(Verdict.INCONCLUSIVE)
                : weighed.settledOrOpen(supported, evidence, TcpConnect.TYPE);
    }

    private static boolean clientInVain(CaseFile evidence) {
        return evidence.find(ClientAttempt.TYPE, Vantage.CLIENT)
                .filter(attempt -> attempt.brokeAt(Stage.NETWORK, evidence.began())).isPresent();
    }

    private static boolean any(TcpConnect connect, ConnectOutcome outcome) {
        return connect.attempts().stream().anyMatch(a -> a.outcome() == outcome);
    }

    /** Nobody answered in any way, and somebody was waited for in vain. */
    private static boolean silent(TcpConnect connect) {
        return connect.connected().isEmpty() && !any(connect, ConnectOutcome.REFUSED)
                && any(connect, ConnectOutcome.TIMED_OUT);
    }

    private static boolean noWay(TcpConnect connect) {
        return connect.connected().isEmpty() && !any(connect, ConnectOutcome.REFUSED)
                && any(connect, ConnectOutcome.UNREACHABLE);
    }

    private static boolean forbidden(TcpConnect connect) {
        return connect.connected().isEmpty() && any(connect, ConnectOutcome.FORBIDDEN);
    }

    private static boolean toldAtOnce(TcpConnect connect) {
        return connect.connected().isEmpty() && connect.attempts().stream()
                .anyMatch(a -> a.outcome().saidByAFilter(a.millis(), a.detail()));
    }

    private static Map<String, Object> seconds(TcpConnect connect) {
        return Map.of("seconds", Math.round(connect.attempts().stream()
                .filter(a -> a.outcome() == ConnectOutcome.TIMED_OUT).mapToDouble(ToAddress::millis).max()
                .orElse(0) / 1_000));
    }
}
