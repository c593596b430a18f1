// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * The stages of a {@link ClientAttempt}. Where it broke is told by the disconnect reason where that names a stage, else
 * by the last state that is known, else by how far the client came for certain; then it broke there or later, and the
 * words say so.
 */
final class ClientStages {

    /** "RDP ClientActiveX has connected to the server". That TLS was done by then was not verified. */
    private static final int CONNECTED = 1025;
    /** "Connected to domain (%1) with session %2": there is a session, so that somebody was logged on. */
    private static final int SESSION = 1027;
    /** "Server supports SSL = %1": the answer to the negotiation has come ([MS-RDPBCGR] 2.2.1.2). */
    private static final int NEGOTIATED = 1028;
    private static final String OR_LATER = " here or later";

    private final ClientAttempt attempt;
    private final Optional<Instant> session;
    private final Optional<Instant> negotiated;
    private final Optional<ClientAttempt.Failure> telling;

    ClientStages(ClientAttempt attempt) {
        this.attempt = attempt;
        session = attempt.first(SESSION);
        telling = ClientStates.telling(attempt.failures());
        negotiated = attempt.first(NEGOTIATED).or(() -> attempt.first(CONNECTED)).or(() -> session);
    }

    List<Rung> rungs() {
        Optional<Rung> broken = broken();
        List<Rung> rungs = new ArrayList<>();
        passed(broken.map(Rung::stage)).forEach(rungs::add);
        broken.ifPresent(rungs::add);
        return List.copyOf(rungs);
    }

    /** Where the client failed; empty when it did not, or the log does not tell. */
    Optional<Rung> broken() {
        if (session.isPresent()) {
            return reason().filter(ClientReason::failure).map(reason -> rung(Stage.SESSION, "client's session ended"));
        }
        Optional<Stage> byState = telling.flatMap(ClientStates::stage);
        Optional<Rung> byReason = reason().filter(ClientReason::failure).map(reason -> broken(reason, byState));
        // The reason need not tell: "by the server" is no error by itself, and a client that hangs gives none.
        boolean silent = reason().map(ClientReason::silent).orElse(true);
        return silent ? byState.map(stage -> rung(stage, ClientStates.words(stage))) : byReason;
    }

    /** Where the client failed and at no later stage; empty when that is not known. */
    Optional<Stage> certain() {
        return broken().filter(rung -> !rung.outcome().contains(OR_LATER)).map(Rung::stage);
    }

    private Optional<ClientReason> reason() {
        return attempt.reason().map(ClientReason::of);
    }

    private Rung broken(ClientReason reason, Optional<Stage> byState) {
        if (reason.exact()) {
            return rung(reason.stage(), reason.words());
        }
        Stage certain = latest(reason.stage(), negotiated.isPresent() ? Stage.TLS : reason.stage());
        return byState.filter(stage -> stage.compareTo(certain) >= 0)
                .map(stage -> rung(stage, ClientStates.words(stage)))
                .orElseGet(() -> rung(certain, reason.words() + OR_LATER));
    }

    private static Stage latest(Stage one, Stage other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Rung rung(Stage stage, String words) {
        List<String> codes = Stream.of(attempt.reason(), telling.flatMap(ClientAttempt.Failure::error))
                .flatMap(Optional::stream).map(ClientAttempt::hex).toList();
        Optional<Instant> at = attempt.ended().or(() -> telling.map(ClientAttempt.Failure::at));
        return Rung.broken(stage, codes.isEmpty() ? words : words + " (" + String.join(", ", codes) + ")",
                at.map(attempt::millis).orElse(0.0));
    }

    /** What the client has behind it for certain. */
    private List<Rung> passed(Optional<Stage> broken) {
        List<Rung> passed = new ArrayList<>();
        boolean beyond = negotiated.isPresent() || broken.filter(ClientStages::behindNegotiation).isPresent();
        if (beyond || broken.filter(stage -> stage == Stage.NEGOTIATION).isPresent()) {
            passed.add(Rung.passed(Stage.NETWORK, "client connected", 0));
            passed.add(Rung.passed(Stage.LISTENER, "client was accepted", 0));
        }
        if (beyond) {
            passed.add(Rung.passed(Stage.NEGOTIATION, "client negotiated",
                    negotiated.map(attempt::millis).orElse(0.0)));
        }
        session.ifPresent(at -> {
            passed.add(Rung.passed(Stage.AUTHENTICATION, "client logged on", 0));
            if (broken.isEmpty()) {
                passed.add(Rung.passed(Stage.SESSION, "client got a session", attempt.millis(at)));
            }
        });
        return passed;
    }

    private static boolean behindNegotiation(Stage stage) {
        return stage.compareTo(Stage.NEGOTIATION) > 0;
    }
}
