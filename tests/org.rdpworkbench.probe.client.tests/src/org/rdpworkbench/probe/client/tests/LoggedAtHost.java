// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rdpworkbench.evtx.tests.LogWriter;

/**
 * An event of the Security log of a host, for a log file and as XML. Made-up values, by the names and in the order of
 * MicrosoftDocs' event-4625.md.
 *
 * @param at the time, for example {@code 08:00:01.5}
 */
record LoggedAtHost(int id, String at, String computer, Map<String, String> data) {

    private static final String PROVIDER = "Microsoft-Windows-Security-Auditing";

    static LoggedAtHost refused(String at, String account, String status, String subStatus, int type, String address) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("SubjectUserSid", "S-1-0-0");
        data.put("TargetUserName", account);
        data.put("TargetDomainName", "CORP");
        data.put("Status", status);
        data.put("SubStatus", subStatus);
        data.put("LogonType", Integer.toString(type));
        data.put("WorkstationName", "CLIENT7");
        data.put("IpAddress", address);
        data.put("IpPort", "50000");
        return new LoggedAtHost(4625, at, "SRV1.corp.example", data);
    }

    /** Somebody who is known, and may not log on through Remote Desktop. */
    static LoggedAtHost withoutRight(String at) {
        return refused(at, "eve", "0xc000015b", "0x0", 10, "192.0.2.7");
    }

    /** A logon that went well, and such. */
    static LoggedAtHost other(int id, String at) {
        return new LoggedAtHost(id, at, "SRV1.corp.example", Map.of("TargetUserName", "eve", "LogonType", "3"));
    }

    LoggedAtHost by(String otherComputer) {
        return new LoggedAtHost(id, at, otherComputer, data);
    }

    private String time() {
        return "2026-11-20T" + at + "Z";
    }

    /** As the event viewer copies it. */
    String xml() {
        StringBuilder xml = new StringBuilder("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>\n"
                + "  <System>\n    <Provider Name='" + PROVIDER + "'/>\n    <EventID>" + id + "</EventID>\n"
                + "    <TimeCreated SystemTime='" + time() + "'/>\n    <Channel>Security</Channel>\n    <Computer>"
                + computer + "</Computer>\n  </System>\n  <EventData>\n");
        data.forEach((name, value) -> xml.append("    <Data Name='" + name + "'>" + value + "</Data>\n"));
        return xml.append("  </EventData>\n</Event>\n").toString();
    }

    static byte[] xml(LoggedAtHost... events) {
        StringBuilder all = new StringBuilder();
        List.of(events).forEach(event -> all.append(event.xml()));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] file(LoggedAtHost... events) {
        return LogWriter.file(Stream.of(events).map(event -> event::writeTo));
    }

    private void writeTo(LogWriter log) {
        log.open("Event").close().open("System").close();
        log.openWith("Provider").attribute("Name").text(PROVIDER).closeEmpty();
        log.open("EventID").close().text(Integer.toString(id)).end();
        log.openWith("TimeCreated").attribute("SystemTime").text(time()).closeEmpty();
        log.open("Channel").close().text("Security").end().open("Computer").close().text(computer).end();
        log.end().open("EventData").close();
        data.forEach((name, value) -> log.openWith("Data").attribute("Name").text(name).close().text(value).end());
        log.end().end();
    }
}
