// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which the journals of repairs are kept, one file each, for as long as somebody keeps them. */
public final class Journals {

    private static final String SUFFIX = ".repair";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MOST_SAME_SECOND = 1_000;

    private final Path folder;
    private final SharedLock shared;

    /** @param folder is made when it is needed */
    public Journals(Path folder) {
        this(folder, SharedLock.NONE);
    }

    /**
     * The same of somebody who shares hosts with others.
     *
     * @param shared keeps those on other machines from a host meanwhile
     */
    public Journals(Path folder, SharedLock shared) {
        this.folder = folder;
        this.shared = shared;
    }

    /** Where they are. */
    public Path folder() {
        return folder;
    }

    /**
     * All of them, the latest first.
     *
     * @param unreadable takes a sentence for each that cannot be read
     */
    public List<Repair> all(List<String> unreadable) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Repair> repairs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
                try {
                    read(file).ifPresent(repairs::add);
                } catch (RefusedException e) {
                    unreadable.add(e.getMessage());
                } catch (IOException e) {
                    // The others are read all the same: one that is damaged must not hide them.
                    unreadable.add("The journal " + id(file) + " cannot be read: " + why(e) + ".");
                }
            }
        }
        repairs.sort(Comparator.comparing(Repair::at).thenComparing(Repair::id).reversed());
        return List.copyOf(repairs);
    }

    /** The one with that id. */
    public Optional<Repair> find(String id) throws IOException, RefusedException {
        Path file = file(id);
        return id.matches("[0-9-]+") && Files.exists(file) ? read(file) : Optional.empty();
    }

    /**
     * Notes that a host is not less protected any more, of which nobody could take back what had made it so.
     *
     * @param manner who has seen that
     * @throws RefusedException when there is nothing of that kind to be over
     */
    public Repair protectedAgain(String id, Manner manner)
            throws IOException, RefusedException, InterruptedException {
        Repair repair = known(id);
        if (Weakening.of(repair).filter(Weakening::notable).isEmpty()) {
            throw new RefusedException("The repair " + id + " has left nothing less protected that an undo would not "
                    + "end" + (repair.undoable() ? "; undo it, where that is wanted." : "."));
        }
        try (Closeable lock = lock(repair.plan().machine(), manner.who()); RepairJournal journal = open(id)) {
            journal.protectedAgain(manner);
        }
        return known(id);
    }

    /** Notes of hosts which an undo had left less protected that a repair which is in place ends that. */
    void protectedBy(Repair repair, Manner manner) throws IOException, RefusedException, InterruptedException {
        for (Repair other : all(new ArrayList<>())) {
            if (Weakening.of(other).filter(one -> one.endsBy(repair)).isPresent()) {
                protectedAgain(other.id(), manner);
            }
        }
    }

    /** The one with that id, which has to be there. */
    Repair known(String id) throws IOException, RefusedException {
        return find(id).orElseThrow(() -> new RefusedException("There is no repair " + id + "."));
    }

    /** Empty where the end of the program tore its first line: nothing was changed by it. */
    private static Optional<Repair> read(Path file) throws IOException, RefusedException {
        try {
            List<JsonNode> lines = RepairJournal.read(file);
            return lines.isEmpty() ? Optional.empty() : Optional.of(Repair.of(id(file), lines));
        } catch (JsonProcessingException e) {
            throw new RefusedException("The journal " + id(file) + " has a line that this version does not "
                    + "understand.");
        }
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    /**
     * Begins one, and names it by the time.
     *
     * @param before what the outside shows before it
     * @param address at which its machine is; empty where that is not known
     * @throws RefusedException when it cannot be written, or there is no room for it
     */
    String begin(RepairPlan plan, Manner manner, Outside before, Optional<String> address)
            throws RefusedException, InterruptedException {
        try {
            Files.createDirectories(folder);
            return begin(NAME.format(Instant.now()), plan, manner, before, address);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private String begin(String name, RepairPlan plan, Manner manner, Outside before, Optional<String> address)
            throws IOException {
        for (int i = 1; i < MOST_SAME_SECOND; i++) {
            String id = i == 1 ? name : name + "-" + i;
            try {
                RepairJournal.begin(file(id), plan, manner, before, address);
                return id;
            } catch (FileAlreadyExistsException e) {
                // Another one was begun in the same second.
            }
        }
        throw new IOException("more than " + MOST_SAME_SECOND + " repairs in one second");
    }

    /** Opens one to write on. */
    RepairJournal open(String id) throws IOException {
        return RepairJournal.reopen(file(id));
    }

    /**
     * Keeps everybody else from repairing the same host, until it is closed. Where those on other machines cannot be
     * asked it goes on all the same: what was begun has to be taken back also when the network is broken.
     *
     * @param machine which one, as its settings name it
     * @throws RefusedException naming who is at it, or when that cannot be written
     */
    Closeable lock(String machine, String who) throws RefusedException, InterruptedException {
        return lock(machine, who, e -> () -> { });
    }

    /** The same for whoever begins one, who is also refused where those on other machines cannot be asked. */
    Closeable lockToBegin(String machine, String who) throws RefusedException, InterruptedException {
        return lock(machine, who, e -> {
            throw new RefusedException("It cannot be known whether somebody else repairs this host, so nothing was "
                    + "begun. " + e.getMessage());
        });
    }

    /**
     * Keeps those away who share nothing with us, for as long as a session is open, where its way in can.
     *
     * @throws RefusedException naming who is at it
     */
    void claim(SettingSession session, String who, HostClaim.Saying how)
            throws RefusedException, SettingException, InterruptedException {
        try {
            how.say(session, folder, who);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What becomes of it where others cannot be asked. */
    @FunctionalInterface
    private interface Unknown {
        Closeable otherwise(IOException e) throws RefusedException;
    }

    private Closeable lock(String machine, String who, Unknown unknown) throws RefusedException, InterruptedException {
        Closeable here = lockHere(machine, who);
        Closeable everywhere = null;
        try {
            everywhere = taken(machine, who, unknown);
        } finally {
            if (everywhere == null) {
                closed(here);
            }
        }
        Closeable both = everywhere;
        return () -> {
            try (here) {
                both.close();
            }
        };
    }

    private Closeable taken(String machine, String who, Unknown unknown) throws RefusedException {
        try {
            return shared.take(machine, who);
        } catch (IOException e) {
            return unknown.otherwise(e);
        }
    }

    private void closed(Closeable here) throws RefusedException, InterruptedException {
        try {
            here.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Closeable lockHere(String machine, String who) throws RefusedException, InterruptedException {
        Path file = folder.resolve(HexFormat.of().formatHex(machine.getBytes(StandardCharsets.UTF_8)) + ".lock");
        try {
            Files.createDirectories(folder);
            return HostLock.take(file, who);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Nothing more is changed, whether something was before or not. */
    private RefusedException unwritable(IOException e) throws InterruptedException {
        if (e instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException("stopped before the journal was written");
        }
        return new RefusedException("The journal cannot be written in " + folder + " (" + why(e) + "), and nothing is "
                + "changed without it; make room there, or let this account write there, and try again.");
    }

    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException other when other.getReason() == null -> "something else is in its place";
            case FileSystemException other -> other.getReason();
            default -> e.getMessage();
        };
    }
}
