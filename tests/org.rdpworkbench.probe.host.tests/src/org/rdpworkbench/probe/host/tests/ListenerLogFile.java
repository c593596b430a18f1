// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import java.time.Instant;
import org.rdpworkbench.evtx.tests.LogWriter;

/** The files of the channels in which a host writes down connections and sessions. */
final class ListenerLogFile {

    static final String RDP_CORE = "C:\\Windows\\System32\\winevt\\Logs\\"
            + "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx";
    static final String CONNECTION_MANAGER = "C:\\Windows\\System32\\winevt\\Logs\\"
            + "Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx";

    static final String SESSION_MANAGER = "C:\\Windows\\System32\\winevt\\Logs\\"
            + "Microsoft-Windows-TerminalServices-LocalSessionManager%4Operational.evtx";

    private final LogWriter log = new LogWriter();
    private int records;

    /** Event 131, as a real log has it. */
    ListenerLogFile accepted(Instant at, String type, String client) {
        return event(at, 131, () -> {
            log.open("EventData").close();
            log.openWith("Data").attribute("Name").text("ConnType").close().text(type).end();
            log.openWith("Data").attribute("Name").text("ClientIP").close().text(client).end();
            log.end();
        });
    }

    /** Event 226, as a real log has it, with the names that matter. */
    ListenerLogFile failed(Instant at) {
        return event(at, 226, () -> {
            log.open("EventData").close();
            log.openWith("Data").attribute("Name").text("StateTransitionName").close().text("RDP_SSL").end();
            log.end();
        });
    }

    /** Event 261, as a real log has it. */
    ListenerLogFile received(Instant at) {
        return event(at, 261, () -> {
            log.open("UserData").close().open("EventXML").close();
            log.open("listenerName").close().text("RDP-Tcp").end();
            log.end().end();
        });
    }

    /** Event 1149, as a real log has it, without its account. */
    ListenerLogFile authenticated(Instant at) {
        return event(at, 1149, () -> {
            log.open("UserData").close().open("EventXML").close();
            log.open("Param3").close().text("192.0.2.7").end();
            log.end().end();
        });
    }

    /** Event 21 or 25, as a real log has it, without its account. */
    ListenerLogFile session(Instant at, int id, String address) {
        return event(at, id, () -> {
            log.open("UserData").close().open("EventXML").close();
            log.open("Address").close().text(address).end();
            log.end().end();
        });
    }

    /** Something else that was written then. */
    ListenerLogFile other(Instant at) {
        return event(at, 258, () -> { });
    }

    private ListenerLogFile event(Instant at, int id, Runnable data) {
        log.record(++records, at, () -> {
            log.open("Event").close().open("System").close();
            log.openWith("Provider").attribute("Name").text("Listener").closeEmpty();
            log.open("EventID").close().text(Integer.toString(id)).end();
            log.end();
            data.run();
            log.end();
        });
        return this;
    }

    byte[] bytes() {
        return log.file();
    }
}
