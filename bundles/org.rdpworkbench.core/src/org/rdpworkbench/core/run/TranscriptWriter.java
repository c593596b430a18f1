// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what goes over one connection. */
final class TranscriptWriter {

    private final String probe;
    private final String remote;
    /** A peer that sends single bytes must not make a file of megabytes. */
    private static final int MOST_ENTRIES = 2_000;

    private final Instant at = Instant.now();
    private final long begin = System.nanoTime();
    private final List<Transcript.Entry> entries = new ArrayList<>();
    private long sent;
    private long received;
    private long noted;

    TranscriptWriter(String probe, String remote) {
        this.probe = probe;
        this.remote = remote;
    }

    synchronized void sent(byte[] bytes) {
        sent = add("sent", bytes, sent);
    }

    synchronized void received(byte[] bytes) {
        received = add("received", bytes, received);
    }

    synchronized void note(String what, byte[] bytes) {
        noted = add(what, bytes, noted);
    }

    synchronized void event(String what) {
        entries.add(new Transcript.Entry(Millis.since(begin), what, ""));
    }

    private long add(String what, byte[] bytes, long before) {
        if (entries.size() >= MOST_ENTRIES) {
            if (entries.size() == MOST_ENTRIES) {
                event("from here on everything that comes in pieces is left out");
            }
            return before + bytes.length;
        }
        int kept = Math.clamp(Transcript.MOST_BYTES - before, 0, bytes.length);
        if (kept > 0) {
            String hex = HexFormat.of().formatHex(bytes, 0, kept);
            entries.add(new Transcript.Entry(Millis.since(begin), what, hex));
        }
        if (kept < bytes.length && before <= Transcript.MOST_BYTES) {
            event("from here on " + what + " bytes are left out");
        }
        return before + bytes.length;
    }

    synchronized Transcript transcript() {
        return new Transcript(probe, remote, at, List.copyOf(entries));
    }
}
