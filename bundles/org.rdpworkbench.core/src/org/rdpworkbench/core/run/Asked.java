// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A component that is asked only once what it does, on another thread and within a limit: one that hangs in that would
 * keep whoever asks.
 */
public final class Asked<S> {

    /**
     * What it said.
     *
     * @param service the component, with what it said where that is kept
     * @param fault why it cannot be used at all, as the end of a sentence about it; or empty
     */
    record Answer<S>(S service, Optional<String> fault) {}

    private final S service;
    private Answer<S> answer;

    Asked(S service) {
        this.service = service;
    }

    /**
     * Asks it, or tells what it said when it was asked before.
     *
     * @param keep what it becomes with what it says
     * @param fault finds what is wrong with that
     */
    synchronized Answer<S> once(UnaryOperator<S> keep, Function<S, Optional<String>> fault) {
        if (answer != null) {
            return answer;
        }
        // What answers at once does so also for a run that was cancelled, which would blame it otherwise.
        boolean cancelled = Thread.interrupted();
        try {
            answer = PluginCall.get("declaration of a plugin", () -> {
                S kept = keep.apply(service);
                return new Answer<>(kept, fault.apply(kept));
            });
        } catch (InterruptedException e) {
            cancelled = true;
            // The next one asks again.
            return unusable("did not say what it does until that was cancelled");
        } catch (TimeoutException e) {
            answer = unusable("did not say in time what it does and was left behind");
        } catch (ExecutionException e) {
            answer = unusable("cannot say what it does: " + e.getCause());
        } finally {
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
        return answer;
    }

    private Answer<S> unusable(String why) {
        return new Answer<>(service, Optional.of(why));
    }
}
