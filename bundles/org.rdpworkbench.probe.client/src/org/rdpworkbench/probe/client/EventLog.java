// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.evtx.Chunk;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.evtx.LogHead;
import org.rdpworkbench.evtx.MalformedLogException;

/** An event log file, chunk by chunk, so that no more than one is in memory as records. */
final class EventLog {

    private static final byte[] SIGNATURE = "ElfFile\0".getBytes(StandardCharsets.ISO_8859_1);

    private EventLog() {}

    static boolean is(byte[] content) {
        return content.length >= SIGNATURE.length
                && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * Hands over each record that can be read. Damage costs no more than the records it is in: a log may be copied
     * while it is written to.
     */
    static void read(byte[] content, Consumer<EventRecord> each) throws EvidenceException {
        int at = head(content).size();
        boolean any = false;
        String damage = "it ends before its first event";
        while (at < content.length) {
            byte[] bytes = Arrays.copyOfRange(content, at, (int) Math.min(content.length, (long) at + Chunk.SIZE));
            try {
                if (Chunk.isThere(bytes)) {
                    Chunk chunk = Chunk.read(bytes);
                    chunk.records().forEach(each);
                    any |= !chunk.records().isEmpty();
                    damage = chunk.damage().isEmpty() ? damage : chunk.damage().getFirst();
                }
            } catch (MalformedLogException e) {
                damage = e.getMessage();
            }
            at += bytes.length;
        }
        if (!any) {
            throw new EvidenceException("is an event log without an event that can be read: " + damage + ".");
        }
    }

    private static LogHead head(byte[] content) throws EvidenceException {
        try {
            return LogHead.read(content);
        } catch (MalformedLogException e) {
            throw new EvidenceException("is a damaged event log: " + e.getMessage() + ".", e);
        }
    }
}
