// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Chunks with events as a listener writes them. */
final class Events {

    private Events() {}

    /** Two that use the same template. */
    static LogWriter two() {
        LogWriter log = new LogWriter();
        return log.record(41, () -> connection(log, "8300", "203.0.113.7:50000"))
                .record(42, () -> connection(log, "8c00", "203.0.113.8:50001"));
    }

    static void connection(LogWriter log, String id, String from) {
        log.template("connection", () -> {
            log.openWith("Event").attribute("xmlns").text("http://schemas.microsoft.com/win/2004/08/events/event")
                    .close();
            log.open("System").close();
            log.openWith("Provider").attributeAndMore("Name").text("Listener").attribute("Guid").substitution(2)
                    .closeEmpty();
            log.openWith("EventID").attribute("Qualifiers").substitution(3).close().substitution(0).end();
            log.open("Channel").close().text("Listener/Operational").end();
            log.open("Computer").close().text("HOST").end();
            log.end();
            log.open("EventData").close();
            log.openWith("Data").attribute("Name").text("ClientIP").close().substitution(1).end();
            log.end();
            log.end();
        }, "06:" + id, "01:" + utf16(from), "0f:69616c11" + "4d1d" + "5142" + "8ed327250a1edec8", "00:");
    }

    /** An event whose only text is one value. */
    static LogWriter value(String value) {
        LogWriter log = new LogWriter();
        return log.record(1, () -> log.template("value",
                () -> log.open("Event").close().substitution(0).end(), value));
    }

    static String utf16(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }
}
