// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a host answered: a value, or why there is none. That something does not exist on the host is a value (an empty
 * {@link Optional} or list), never a reason.
 */
public sealed interface Answer<T> {

    /** The host answered. */
    record Value<T>(T content) implements Answer<T> {
        public Value {
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * There is no answer.
     *
     * @param call the call of the host's interface that brought none, as its specification names it
     * @param code what it returned, such as {@code 0x5} or {@code 0xC0000022 STATUS_ACCESS_DENIED}, or a few words;
     *     never text from the host, and never a secret
     */
    record None<T>(Obstacle obstacle, String call, String code) implements Answer<T> {
        public None {
            Objects.requireNonNull(obstacle, "obstacle");
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(code, "code");
        }

        /** For people: the sentence of the obstacle, and in brackets what exactly was seen. */
        public String detail() {
            return obstacle.sentence() + " (" + call + ": " + code + ")";
        }
    }

    /** An answer with that value. */
    static <T> Answer<T> of(T value) {
        return new Value<>(value);
    }

    /** No answer; see {@link None}. */
    static <T> Answer<T> none(Obstacle obstacle, String call, String code) {
        return new None<>(obstacle, call, code);
    }

    /** The value; empty when there is no answer, whatever the reason. */
    default Optional<T> value() {
        return this instanceof Value<T>(T content) ? Optional.of(content) : Optional.empty();
    }

    /** Works on the value; a reason why there is none stays as it is. */
    default <U> Answer<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Value<T>(T content) -> of(function.apply(content));
            case None<T>(Obstacle obstacle, String call, String code) -> none(obstacle, call, code);
        };
    }
}
