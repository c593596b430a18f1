// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.facts.ClientAttempt;

/** An attempt while its events come in. */
final class OneAttempt {

    /** Event 1026: "RDP ClientActiveX has been disconnected (Reason= %2)". */
    private static final int ENDED = 1026;
    /** Event 226: "%1: An error was encountered when transitioning from %3 to %5 in response to %7 (error code %8)". */
    private static final int STATE_FAILED = 226;
    private static final int MOST_STEPS = 100;
    private static final int MOST_FAILURES = 20;

    private final ClientEvent begin;
    private final List<ClientAttempt.Step> steps = new ArrayList<>();
    private final List<ClientAttempt.Failure> failures = new ArrayList<>();
    private Optional<ClientEvent> end = Optional.empty();

    OneAttempt(ClientEvent begin) {
        this.begin = begin;
        step(begin);
    }

    Instant began() {
        return begin.at();
    }

    void add(ClientEvent event) {
        step(event);
        if (event.id() == ENDED) {
            end = Optional.of(event);
        } else if (event.id() == STATE_FAILED) {
            failures.add(failure(event));
            if (failures.size() > MOST_FAILURES) {
                failures.removeFirst();
            }
        }
    }

    private void step(ClientEvent event) {
        if (steps.size() < MOST_STEPS) {
            steps.add(new ClientAttempt.Step(event.id(), event.at()));
        }
    }

    private static ClientAttempt.Failure failure(ClientEvent event) {
        return new ClientAttempt.Failure(event.text("StateTransitionName"), event.text("PreviousStateName"),
                event.text("NewStateName"), event.text("EventName"),
                event.unsigned("ErrorCode").or(() -> event.unsigned("Error Code")), event.at());
    }

    ClientAttempt fact(int attempts, Instant firstBegan) {
        return new ClientAttempt(begin.text("Value"), begin.computer(), begin.at(), end.map(ClientEvent::at),
                end.flatMap(event -> event.unsigned("Value")), List.copyOf(failures), List.copyOf(steps), attempts,
                firstBegan);
    }
}
