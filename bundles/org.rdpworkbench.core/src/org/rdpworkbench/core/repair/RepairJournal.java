// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Json;

/**
 * The journal of one repair: a file of JSON lines, each of which is on the disk before anything goes on. The first has
 * the whole plan, which is the backup, too; then each step is announced before it is done and noted behind it. A line
 * that the end of the program tore is not there, so that a step whose end is not noted may be done or not.
 */
final class RepairJournal implements AutoCloseable {

    /** What a line says. */
    enum Event {
        BEGUN, DOING, DONE, UNDOING, TAKEN_BACK,
        /** Somebody is about to go on with it. */
        FORTH,
        /** Somebody is about to take it back; {@link #WEAKER} says that as well. */
        BACK,
        /** It is about to go back although nobody asked for that, as where a step has failed. */
        BACK_BY_ITSELF,
        /** A service that the plan does not know is to be stopped on the way back, since it needs another. */
        OFF_TOO,
        /** It is started again, or does not have to be. */
        ON_AGAIN,
        KEPT,
        /** A person takes back what had made the host better protected, and agreed to that with a day. */
        WEAKER,
        /** The host is not less protected any more by what is not undone: a person has seen it, or a repair did it. */
        PROTECTED,
        OUTCOME
    }

    /** Room that is taken at the beginning, so that a full disk is noticed before the first change and not after it. */
    private static final int RESERVE = 64 << 10;

    private final Path reserve;
    private final FileChannel lines;

    private RepairJournal(Path reserve, FileChannel lines) {
        this.reserve = reserve;
        this.lines = lines;
    }

    /**
     * Begins one for a plan, with what the outside showed before it, and where the machine was. The room for its end is
     * kept until whoever does the steps has opened it and closes it again.
     *
     * @throws IOException also where there is room for the plan and not for its end; then it is not begun
     */
    static void begin(Path file, RepairPlan plan, Manner manner, Outside before, Optional<String> address)
            throws IOException {
        RepairJournal journal = new RepairJournal(reserveOf(file),
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        try {
            write(journal.reserve, new byte[RESERVE]);
            ObjectNode line = journal.line(Event.BEGUN, manner);
            if (Weakening.weakens(plan)) {
                manner.weakUntil().ifPresent(day -> line.put("weakUntil", day.toString()));
            }
            manner.trial().after().ifPresent(after -> line.put("undoAfter", after.toString()));
            address.ifPresent(where -> line.put("address", where));
            before.write(line.putObject("outside"));
            line.set("plan", PlanFormat.tree(plan));
            // Nothing has to be brought to an end yet, so the room that was kept is not given up for this.
            fully(journal.lines, bytes(line));
            keepName(file.getParent());
            journal.lines.close();
        } catch (IOException e) {
            journal.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** POSIX keeps what is in a file that was flushed, and its name only once the folder is flushed as well. */
    private static void keepName(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows opens no folder for this, and NTFS notes names by itself.
        }
    }

    /**
     * Goes on with one that is there; what the end of the program tore is cut off. Where others have taken the room, it
     * goes on with what is left: a line for which there is none stops it before what it announces.
     */
    static RepairJournal reopen(Path file) throws IOException {
        RepairJournal journal = new RepairJournal(reserveOf(file), FileChannel.open(file, StandardOpenOption.WRITE));
        try {
            journal.reserveWhatThereIs();
            journal.lines.truncate(whole(Files.readAllBytes(file)));
            journal.lines.position(journal.lines.size());
            return journal;
        } catch (IOException e) {
            journal.close();
            throw e;
        }
    }

    private void reserveWhatThereIs() {
        try {
            write(reserve, new byte[RESERVE]);
        } catch (IOException e) {
            // To take a host back matters more than to be sure of the last line.
        }
    }

    private static Path reserveOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".room");
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel room = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            fully(room, bytes);
        }
    }

    private static void fully(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        channel.force(true);
    }

    /** Up to the last line break. */
    private static int whole(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** The lines of a journal that is not open here. */
    static List<JsonNode> read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, 0, whole(content), StandardCharsets.UTF_8);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(Json.mapper().readTree(line));
        }
        return lines;
    }

    /** With who does it, and who has approved that. */
    private ObjectNode line(Event event, Manner manner) {
        ObjectNode line = line(event).put("who", manner.who());
        Approval approval = manner.approval();
        if (!approval.by().isEmpty()) {
            line.put("approvedBy", approval.by());
        }
        if (!approval.change().isEmpty()) {
            line.put("changeId", approval.change());
        }
        approval.window().ifPresent(window -> line.put("window", window.toString()));
        return line;
    }

    private ObjectNode line(Event event) {
        return Json.mapper().createObjectNode().put("event", event.name()).put("at", Instant.now().toString());
    }

    /** Notes who is about to go on with it or to take it back, before the first step of that. */
    void note(Notes.Note way, Manner manner) throws IOException {
        append(line(Event.valueOf(way.name()), manner));
    }

    /** Notes what happens to a step, by its number from 0. */
    void step(Event event, int number) throws IOException {
        append(line(event).put("step", number));
    }

    /** Notes that the host is about to be asked to restart, and when it had been started before. */
    void restarting(int number, Instant started) throws IOException {
        append(line(Event.DOING).put("step", number).put("started", started.toString()));
    }

    /** Notes that a service is about to be stopped, since it needs one that has to be. */
    void offToo(LeftOff one) throws IOException {
        append(line(Event.OFF_TOO).put("needs", one.needs()).set("step", PlanFormat.tree(one.step())));
    }

    /** Notes that it is on again, or has no reason to be. */
    void onAgain(LeftOff one) throws IOException {
        append(line(Event.ON_AGAIN).put("setting", one.step().setting()));
    }

    /** Notes that a person keeps it, so that it is not undone when its time is over. */
    void kept(Manner manner) throws IOException {
        append(line(Event.KEPT, manner));
    }

    /** Notes that the host is about to be less protected, and by when a person wants to look at it again. */
    void weaker(LocalDate until, Manner manner) throws IOException {
        append(line(Event.WEAKER, manner).put("weakUntil", until.toString()));
    }

    /** Notes that the host is as protected as before by something else. */
    void protectedAgain(Manner manner) throws IOException {
        append(line(Event.PROTECTED, manner));
    }

    /**
     * Notes what has come of it, why in one sentence, and by when more should have come of it.
     *
     * @param before how it was
     * @param manner who did it or looked at it
     */
    void outcome(Repair before, Outcome outcome, String why, Manner manner) throws IOException {
        ObjectNode line = line(Event.OUTCOME, manner).put("outcome", outcome.name()).put("why", why);
        if (outcome == Outcome.APPLIED) {
            line.put("until", before.notes().deadline().orElseGet(() ->
                    Notes.deadline(before.plan(), Instant.now())).toString());
        }
        append(line);
    }

    /** Where the disk is full the room that was kept is given up for it. */
    private void append(JsonNode line) throws IOException {
        byte[] bytes = bytes(line);
        long end = lines.position();
        try {
            fully(lines, bytes);
        } catch (IOException e) {
            if (!Files.deleteIfExists(reserve)) {
                throw e;
            }
            lines.truncate(end);
            lines.position(end);
            fully(lines, bytes);
        }
    }

    private static byte[] bytes(JsonNode line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        lines.close();
        Files.deleteIfExists(reserve);
    }
}
