// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rdpworkbench.evtx.Chunk;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.evtx.LogFile;
import org.rdpworkbench.evtx.LogHead;
import org.rdpworkbench.evtx.MalformedLogException;

/**
 * Events of a channel, and what it means when one is not among them.
 *
 * @param events that were asked for, in the order in which the host has them
 * @param until the log is known up to here, by the host's clock: what happened later may be missing
 * @param doubtful a part of it cannot be read, or the host's clock was put back meanwhile
 */
public record ChannelEvents(List<EventRecord> events, Instant until, boolean doubtful) {

    /** The most that are taken. */
    public static final int MOST = 10_000;

    /** Where a Windows lies that was not set up otherwise. */
    private static final String FOLDER = "C:\\Windows\\System32\\winevt\\Logs\\";
    /** So many bytes are in memory at once, for each of many hosts. */
    private static final int PART = 8 * Chunk.SIZE;
    private static final String FILE = "the log's file";

    public ChannelEvents {
        events = List.copyOf(events);
    }

    /**
     * Reads them out of the channel's file, part by part. The log service writes it with a delay, so it is known up to
     * its newest event. A file that is not there, is too large or holds no event gives none.
     */
    public static Answer<ChannelEvents> ofFile(Files files, ChannelQuery query) throws InterruptedException {
        String file = FOLDER + query.channel().replace("/", "%4") + ".evtx";
        return switch (files.read(file, 0, LogHead.LEAST)) {
            case Answer.None<Optional<FileContent>>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Optional<FileContent>>(Optional<FileContent> head) when head.isEmpty() ->
                    Answer.none(Obstacle.UNSUPPORTED, FILE, "it is not there");
            case Answer.Value<Optional<FileContent>>(Optional<FileContent> head)
                    when head.get().size() > FileContent.MOST ->
                    Answer.none(Obstacle.TOO_LARGE, FILE, head.get().size() + " bytes");
            case Answer.Value<Optional<FileContent>>(Optional<FileContent> head) -> {
                try {
                    yield chunks(files, file, LogHead.read(head.get().bytes()).size(), head.get().size(), query);
                } catch (MalformedLogException e) {
                    yield Answer.none(Obstacle.MALFORMED, FILE, "its head");
                }
            }
        };
    }

    private static Answer<ChannelEvents> chunks(Files files, String file, int from, long size, ChannelQuery query)
            throws InterruptedException {
        Reading reading = new Reading(query);
        boolean damaged = false;
        for (long at = from; at < size; at += PART) {
            switch (files.read(file, at, PART)) {
                case Answer.None<Optional<FileContent>>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                // It was cleared meanwhile.
                case Answer.Value<Optional<FileContent>>(Optional<FileContent> part) when part.isEmpty() ->
                        damaged = true;
                case Answer.Value<Optional<FileContent>>(Optional<FileContent> part) ->
                        damaged |= !LogFile.readChunks(part.get().bytes(), 0, reading).isEmpty();
            }
        }
        return reading.newest < 0 ? Answer.none(Obstacle.MALFORMED, FILE, "no event")
                : Answer.of(new ChannelEvents(reading.events, reading.until,
                        damaged || reading.more || reading.latest.isAfter(reading.until)));
    }

    /** Takes what is wanted out of the records as they come. */
    private static final class Reading implements Consumer<EventRecord> {

        private final ChannelQuery query;
        private final List<EventRecord> events = new ArrayList<>();
        private boolean more;
        private long newest = -1;
        private Instant until = Instant.MIN;
        private Instant latest = Instant.MIN;

        Reading(ChannelQuery query) {
            this.query = query;
        }

        @Override
        public void accept(EventRecord record) {
            latest = record.written().isAfter(latest) ? record.written() : latest;
            if (record.number() > newest) {
                newest = record.number();
                until = record.written();
            }
            if (query.fits(record)) {
                more = events.size() == MOST;
                if (!more) {
                    events.add(record);
                }
            }
        }
    }
}
