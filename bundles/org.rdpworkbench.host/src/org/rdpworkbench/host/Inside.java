// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.ProbeContext;

/** What the probes of a run share: the session on its host, or why there is none. */
public record Inside(Answer<HostSession> session) implements AutoCloseable {

    /** What a probe asks of the host. */
    @FunctionalInterface
    public interface Question<F> {

        /** The fact, or why there is none. */
        Answer<F> ask(HostSession session) throws InterruptedException;
    }

    /** Asks, and reports the answer as a fact or as missing. */
    public <F extends Record & Fact> void report(ProbeContext context, FactType<F> type, Question<F> question)
            throws InterruptedException {
        Answer<F> answer = switch (session) {
            case Answer.Value<HostSession>(HostSession open) -> question.ask(open);
            case Answer.None<HostSession>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
        };
        switch (answer) {
            case Answer.Value<F>(F fact) -> context.observed(type, fact);
            case Answer.None<F> none -> context.missing(type, none.obstacle().reason(), none.detail());
        }
    }

    @Override
    public void close() {
        session.value().ifPresent(HostSession::close);
    }
}
