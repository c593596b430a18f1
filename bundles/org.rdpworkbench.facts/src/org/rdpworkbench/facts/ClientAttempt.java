// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * What a Windows client logged of its last attempt to connect to one server, in the channel
 * Microsoft-Windows-TerminalServices-RDPClient/Operational of the provider
 * Microsoft-Windows-TerminalServices-ClientActiveXCore. Seen from the client.
 *
 * <p>Ids and names of the fields are those of the provider's manifest, as the dictionaries of the project OSSEM have
 * them, and of events that people published: 1024 and 1026 have Name, Value and CustomLevel, where Value is the server
 * and the disconnect reason; 226 has StateTransitionName, PreviousStateName, NewStateName, EventName and ErrorCode.
 * None of it was tried on a Windows machine of ours. So it was not verified, either, that the events of an attempt have
 * their ActivityID in common, which people who read such logs say, nor whether the server has its port in it. Times are
 * by the client's clock.
 *
 * @param server as the person gave it to the client (event 1024)
 * @param computer what the client's machine calls itself
 * @param began when the attempt began (1024)
 * @param ended when the client was disconnected (1026); empty when the log does not tell of it
 * @param reason the disconnect reason (1026), unsigned; its meanings are those of IMsTscAxEvents::OnDisconnected
 * @param failures the changes of state that failed (226), the oldest first; only the last ones where there are many
 * @param steps ids and times of all events of the attempt, the oldest first; only the first ones where there are many
 * @param attempts how many attempts at this server the log holds, this one among them
 * @param firstBegan when the first of them began
 */
public record ClientAttempt(String server, Optional<String> computer, Instant began, Optional<Instant> ended,
        Optional<Long> reason, List<Failure> failures, List<Step> steps, int attempts, Instant firstBegan)
        implements Fact {

    public static final FactType<ClientAttempt> TYPE = new FactType<>("ClientAttempt", 1, ClientAttempt.class);

    /** How long before or after a look of ours an attempt says something about the same host as it is. */
    private static final Duration NEAR = Duration.ofDays(1);

    /**
     * A change of state that failed (226). The names are the client's own, and may be any: what is not known here says
     * nothing about a stage, and is kept.
     *
     * @param machine whose states they are, for example {@code RDPClient_SSL}
     * @param from the state before, for example {@code TsSslStateHandshakeInProgress}
     * @param to the state that it went into
     * @param event what happened, for example {@code TsSslEventHandshakeContinueFailed}
     * @param error the error code, unsigned
     */
    public record Failure(String machine, String from, String to, String event, Optional<Long> error, Instant at) {}

    /** An event of the attempt, by its id. */
    public record Step(int event, Instant at) {}

    /** True when it ended in a failure, by what the client says of it. */
    public boolean failed() {
        return new ClientStages(this).broken().isPresent();
    }

    /**
     * True when it broke at that stage for certain, and was made within a day of a look of ours, so that the two say
     * something about each other: the host may have changed between, and clocks of clients differ. TLS means the
     * handshake or CredSSP, which run in the same states of a client.
     *
     * @param look when that look began
     */
    public boolean brokeAt(Stage stage, Instant look) {
        return new ClientStages(this).certain().filter(stage::equals).isPresent()
                && Duration.between(began, look).abs().compareTo(NEAR) <= 0;
    }

    /** True when somebody was logged on: there was a session, however it ended. */
    public boolean loggedOn() {
        return rungs().stream().anyMatch(rung -> rung.stage() == Stage.AUTHENTICATION
                && rung.state() == Rung.State.PASSED);
    }

    /** What the person was shown, for example {@code 0x904}; empty when nothing failed or no reason was logged. */
    public Optional<String> symptom() {
        return failed() ? reason.filter(code -> code != 0).map(ClientAttempt::hex) : Optional.empty();
    }

    /** {@code 0x904}. */
    static String hex(long code) {
        return "0x" + Long.toHexString(code).toUpperCase(Locale.ROOT);
    }

    /** When there was such an event. */
    Optional<Instant> first(int event) {
        return steps.stream().filter(step -> step.event() == event).map(Step::at).findFirst();
    }

    /** Since the attempt began, in milliseconds; 0 when the clock went backwards. A log may name any two times. */
    double millis(Instant at) {
        Duration since = Duration.between(began, at);
        return Math.max(0, since.getSeconds() * 1e3 + since.getNano() / 1e6);
    }

    @Override
    public List<Rung> rungs() {
        return new ClientStages(this).rungs();
    }
}
