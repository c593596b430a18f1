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

    private static final Indications<TcpConnect> FOR_UNREACHABLE = Indications.<TcpConnect>of(UNREACHABLE)
            .row(UNREACHABLE.speaksFor(Strength.STRONG, "no-way").group("connect").from(TcpConnect.TYPE),
                    ReachCheck::noWay)
            .row(UNREACHABLE.speaksFor(Strength.MODERATE, "no-answer").group("connect").from(TcpConnect.TYPE),
                    connect -> silent(connect) && !noWay(connect), ReachCheck::seconds)
            .row(UNREACHABLE.speaksAgainst(Strength.DECISIVE, "reached").group("connect").from(TcpConnect.TYPE),
                    connect -> connect.connected().isPresent())
            .row(UNREACHABLE.speaksAgainst(Strength.STRONG, "answers").group("connect").from(TcpConnect.TYPE),
                    connect -> connect.connected().isEmpty() && any(connect, ConnectOutcome.REFUSED));

    private static final Indications<TcpConnect> FOR_BLOCKED = Indications.<TcpConnect>of(BLOCKED)
            .row(BLOCKED.speaksFor(Strength.STRONG, "forbidden").group("connect").from(TcpConnect.TYPE),
                    ReachCheck::forbidden)
            .row(BLOCKED.speaksFor(Strength.STRONG, "told-at-once").group("connect").from(TcpConnect.TYPE),
                    ReachCheck::toldAtOnce)
            .row(BLOCKED.speaksFor(Strength.WEAK, "silence").group("connect").from(TcpConnect.TYPE),
                    ReachCheck::silent, ReachCheck::seconds)
            .row(BLOCKED.speaksAgainst(Strength.DECISIVE, "let-through").group("connect").from(TcpConnect.TYPE),
                    connect -> connect.connected().isPresent());

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
        // Silence alone is what a host that is switched off shows as well.
        Verdict blocked = forbidden(connect) || toldAtOnce(connect) ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        return List.of(
                FOR_UNREACHABLE.weigh(connect).value("port", port)
                        .settledOrOpen(Verdict.FAIL, evidence, TcpConnect.TYPE),
                FOR_BLOCKED.weigh(connect).value("port", port).settledOrOpen(blocked, evidence, TcpConnect.TYPE));
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
