// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Every byte of one connection.
 *
 * @param probe the probe that opened it
 * @param remote address and port
 * @param at when it was opened
 */
public record Transcript(String probe, String remote, Instant at, List<Entry> entries) {

    /** Bytes kept of one connection and direction; that more came is written down once. */
    public static final int MOST_BYTES = 65_536;

    public Transcript {
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(at, "at");
        entries = List.copyOf(entries);
    }

    /**
     * Something that happened.
     *
     * @param millis since the connection was opened
     * @param what {@code sent}, {@code received}, the same {@code inside TLS} or, in words, something else
     * @param bytes in hex, may be empty
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Entry(double millis, String what, String bytes) {

        public Entry {
            Objects.requireNonNull(what, "what");
            bytes = bytes == null ? "" : bytes;
        }
    }
}
