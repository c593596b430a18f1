// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.evtx.LogFile;
import org.rdpworkbench.evtx.MalformedLogException;

/** An event log file that somebody handed in: one without any event is told as that. */
final class EventLog {

    private EventLog() {}

    static boolean is(byte[] content) {
        return LogFile.is(content);
    }

    /** Hands over each record that can be read. */
    static void read(byte[] content, Consumer<EventRecord> each) throws EvidenceException {
        AtomicBoolean any = new AtomicBoolean();
        List<String> damage = read(content, any, each);
        if (!any.get()) {
            throw new EvidenceException("is an event log without an event that can be read: "
                    + damage.stream().reduce((first, last) -> last).orElse("it ends before its first event") + ".");
        }
    }

    private static List<String> read(byte[] content, AtomicBoolean any, Consumer<EventRecord> each)
            throws EvidenceException {
        try {
            return LogFile.read(content, record -> {
                any.set(true);
                each.accept(record);
            });
        } catch (MalformedLogException e) {
            throw new EvidenceException("is a damaged event log: " + e.getMessage() + ".", e);
        }
    }
}
