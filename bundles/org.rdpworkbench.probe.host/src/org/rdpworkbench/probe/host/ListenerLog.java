// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.evtx.LogFile;
import org.rdpworkbench.evtx.MalformedLogException;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.Obstacle;

/**
 * The file of a channel in which the listener writes down each connection that it takes.
 *
 * @param events of connections, in the order of the file
 * @param last when the newest event of any kind was written, by the host's clock
 * @param doubtful a part of it cannot be read, or the host's clock was put back meanwhile
 */
record ListenerLog(List<ListenerEvents.Event> events, Instant last, boolean doubtful) {

    /** Where a Windows lies that was not set up otherwise. */
    private static final String FOLDER = "C:\\Windows\\System32\\winevt\\Logs\\";
    /** ClientIP of 131, for example 192.0.2.1:50000 or [2001:db8::1]:50000. */
    private static final Pattern CLIENT = Pattern.compile(
            "\\[([0-9A-Fa-f:][0-9A-Fa-f:.]{1,44})(?:%\\w{1,16})?](?::\\d{1,5})?|([0-9.]{7,15})(?::\\d{1,5})?");

    /** Each has one event for a connection. */
    enum Channel {
        /** 131: the server accepted a new connection from a client. */
        RDP_CORE("Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx", 131),
        /** 261: the listener received a connection. */
        CONNECTION_MANAGER("Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx", 261);

        private final String file;
        private final int id;

        Channel(String file, int id) {
            this.file = FOLDER + file;
            this.id = id;
        }
    }

    /** Reads it; a file that is not there, is too large or holds no event gives none. */
    static Answer<ListenerLog> read(Files files, Channel channel) throws InterruptedException {
        return switch (files.read(channel.file, 0, FileContent.MOST)) {
            case Answer.None<Optional<FileContent>>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Optional<FileContent>>(Optional<FileContent> file) when file.isEmpty() ->
                    Answer.none(Obstacle.UNSUPPORTED, "the log's file", "it is not there");
            case Answer.Value<Optional<FileContent>>(Optional<FileContent> file)
                    when file.get().size() > file.get().bytes().length ->
                    Answer.none(Obstacle.TOO_LARGE, "the log's file", file.get().size() + " bytes");
            case Answer.Value<Optional<FileContent>>(Optional<FileContent> file) ->
                    of(file.get().bytes(), channel.id);
        };
    }

    private static Answer<ListenerLog> of(byte[] content, int id) {
        Reading reading = new Reading(id);
        boolean damaged;
        try {
            damaged = !LogFile.read(content, reading).isEmpty();
        } catch (MalformedLogException e) {
            return Answer.none(Obstacle.MALFORMED, "the log's file", "its head");
        }
        return reading.newest < 0 ? Answer.none(Obstacle.MALFORMED, "the log's file", "no event")
                : Answer.of(new ListenerLog(reading.events, reading.last,
                        damaged || reading.latest.isAfter(reading.last)));
    }

    /** Takes what is wanted out of the records as they come. */
    private static final class Reading implements Consumer<EventRecord> {

        private final int id;
        private final List<ListenerEvents.Event> events = new ArrayList<>();
        private long newest = -1;
        private Instant last = Instant.MIN;
        private Instant latest = Instant.MIN;

        Reading(int id) {
            this.id = id;
        }

        @Override
        public void accept(EventRecord record) {
            latest = record.written().isAfter(latest) ? record.written() : latest;
            if (record.number() > newest) {
                newest = record.number();
                last = record.written();
            }
            if (record.id().filter(one -> one == id).isPresent() && !overUdp(record)) {
                events.add(event(record, id));
            }
        }
    }

    /** What a client adds to a connection that it has. */
    private static boolean overUdp(EventRecord record) {
        return record.data("ConnType").filter("UDP"::equals).isPresent();
    }

    private static ListenerEvents.Event event(EventRecord record, int id) {
        return new ListenerEvents.Event(record.provider().orElse(""), id, record.written(),
                record.data("ClientIP").flatMap(ListenerLog::client));
    }

    private static Optional<String> client(String text) {
        Matcher matcher = CLIENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return matcher.group(1) == null ? Optional.of(matcher.group(2)) : inFull(matcher.group(1));
    }

    /** As the runtime writes it, so that it compares with our own. What has a colon is looked up nowhere. */
    private static Optional<String> inFull(String literal) {
        try {
            return Optional.of(literal.indexOf(':') < 0 ? literal : InetAddress.getByName(literal).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
