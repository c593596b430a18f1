// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rdpworkbench.evtx.tests.LogWriter;

/**
 * An event as a client writes it, for a log file and as XML. Made-up values in the form of events that were published.
 *
 * @param at the time, for example {@code 08:00:01.5}
 * @param activity what the events of one attempt have in common; empty for none
 */
record Logged(int id, String at, String activity, String process, Map<String, String> data) {

    static final String CHANNEL = "Microsoft-Windows-TerminalServices-RDPClient/Operational";
    static final String PROVIDER = "Microsoft-Windows-TerminalServices-ClientActiveXCore";

    static Logged of(int id, String at, String... data) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < data.length; i += 2) {
            named.put(data[i], data[i + 1]);
        }
        return new Logged(id, at, "{aa000000-0000-0000-0000-000000000001}", "4242", named);
    }

    static Logged begins(String at, String server) {
        return of(1024, at, "Name", "Server Name", "Value", server, "CustomLevel", "Info");
    }

    static Logged ends(String at, long reason) {
        return of(1026, at, "Name", "Disconnect Reason", "Value", Long.toString(reason), "CustomLevel", "Info");
    }

    static Logged fails(String at, String machine, String from, String error) {
        return of(226, at, "StateTransitionName", machine, "PreviousState", "3", "PreviousStateName", from,
                "NewState", "10", "NewStateName", "TsSslStateDisconnecting", "Event", "8", "EventName",
                "TsSslEventHandshakeContinueFailed", "ErrorCode", error);
    }

    Logged in(String otherActivity) {
        return new Logged(id, at, otherActivity, process, data);
    }

    Logged by(String otherProcess) {
        return new Logged(id, at, activity, otherProcess, data);
    }

    private String time() {
        return "2026-11-20T" + at + "Z";
    }

    /** As {@code wevtutil qe /f:xml} prints it. */
    String xml() {
        StringBuilder xml = new StringBuilder("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>"
                + "<System><Provider Name='" + PROVIDER + "' Guid='{28aa95bb-d444-4719-a36f-40462168127e}'/><EventID>"
                + id + "</EventID><Version>0</Version><Level>4</Level><TimeCreated SystemTime='" + time()
                + "'/><EventRecordID>7</EventRecordID>");
        xml.append(activity.isEmpty() ? "" : "<Correlation ActivityID='" + activity + "'/>");
        xml.append(process.isEmpty() ? "" : "<Execution ProcessID='" + process + "' ThreadID='1'/>");
        xml.append("<Channel>" + CHANNEL + "</Channel><Computer>CLIENT7</Computer></System><EventData>");
        data.forEach((name, value) -> xml.append("<Data Name='" + name + "'>" + value.replace("&", "&amp;")
                .replace("<", "&lt;") + "</Data>"));
        return xml.append("</EventData></Event>").toString();
    }

    static byte[] xml(Logged... events) {
        StringBuilder all = new StringBuilder();
        List.of(events).forEach(event -> all.append(event.xml()).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same in a log file. */
    static byte[] file(Logged... events) {
        return LogWriter.file(Stream.of(events).map(event -> event::writeTo));
    }

    private void writeTo(LogWriter log) {
        log.open("Event").close().open("System").close();
        log.openWith("Provider").attribute("Name").text(PROVIDER).closeEmpty();
        log.open("EventID").close().text(Integer.toString(id)).end();
        log.openWith("TimeCreated").attribute("SystemTime").text(time()).closeEmpty();
        log.openWith("Correlation").attribute("ActivityID").text(activity).closeEmpty();
        log.openWith("Execution").attribute("ProcessID").text(process).closeEmpty();
        log.open("Channel").close().text(CHANNEL).end().open("Computer").close().text("CLIENT7").end();
        log.end().open("EventData").close();
        data.forEach((name, value) -> log.openWith("Data").attribute("Name").text(name).close().text(value).end());
        log.end().end();
    }
}
