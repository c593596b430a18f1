// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file by which the processes of an installation keep repairs and changes of plugins apart: who changes plugins
 * locks it alone, and those who repair lock it together, so that of two who begin at once one is refused. Each says who
 * it is in a place of its own. All locks go with their process, whatever end that takes.
 */
final class MarksFile implements Closeable {

    /** Behind all text, since on Windows nobody else can read what is locked. Before it is a byte for each place. */
    private static final long LOCKED = Long.MAX_VALUE - 1;
    /** The first one is of who changes plugins, and each of the others of a process that repairs. */
    private static final int PLACES = 65;
    private static final int PLACE = 1024;
    private static final int NONE = -1;

    /** Whose channel is not read or written: an interrupt would close it then, and so give the lock away. */
    private final RandomAccessFile file;
    private final boolean writable;
    private int place = NONE;

    private MarksFile(RandomAccessFile file, boolean writable) {
        this.file = file;
        this.writable = writable;
    }

    /** For whoever may write it, which is made then. */
    static MarksFile open(Path path) throws IOException {
        return new MarksFile(new RandomAccessFile(path.toFile(), "rw"), true);
    }

    /** Also for whoever may only read it, and so says nothing in it. */
    static MarksFile openToShare(Path path) throws IOException {
        try {
            return open(path);
        } catch (FileNotFoundException e) {
            return new MarksFile(new RandomAccessFile(path.toFile(), "r"), false);
        }
    }

    /** Locks it for a change of plugins; false where others have locked it. */
    boolean alone() throws IOException {
        place = locked(LOCKED, false) == null ? NONE : 0;
        return place == 0;
    }

    /** Locks it for repairs; false where plugins are being changed. */
    boolean together() throws IOException {
        if (locked(LOCKED, true) == null) {
            return false;
        }
        for (int i = 1; writable && place == NONE && i < PLACES; i++) {
            place = locked(LOCKED - i, false) == null ? NONE : i;
        }
        return true;
    }

    /** Null where others have it, also somebody else in this process. */
    private FileLock locked(long position, boolean shared) throws IOException {
        try {
            return file.getChannel().tryLock(position, 1, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Says what is done, for others to read. It does not matter if that cannot be written. */
    void say(String words) {
        if (place == NONE) {
            return;
        }
        byte[] text = new byte[PLACE];
        Arrays.fill(text, (byte) ' ');
        byte[] line = words.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(line, 0, text, 0, Math.min(PLACE, line.length));
        try {
            file.seek((long) place * PLACE);
            file.write(text);
        } catch (IOException e) {
            // Others are told that it is another process.
        }
    }

    /** Whether those who have locked it repair; for whoever could not lock it alone. */
    boolean repairs() throws IOException {
        return free(LOCKED);
    }

    /** What one of those does who repair; empty where none could write that down. */
    String repairing() throws IOException {
        String words = "";
        for (int i = 1; words.isEmpty() && i < PLACES; i++) {
            words = free(LOCKED - i) ? "" : words(i);
        }
        return words;
    }

    /** Whether nobody has locked that alone. */
    private boolean free(long position) throws IOException {
        try (FileLock lock = locked(position, true)) {
            return lock != null;
        }
    }

    /** What is done by whoever changes plugins; empty where that is not written down yet. */
    String changing() {
        return words(0);
    }

    private String words(int of) {
        try {
            byte[] text = new byte[PLACE];
            file.seek((long) of * PLACE);
            int length = Math.max(0, file.read(text));
            return new String(text, 0, length, StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            // Who it is is only for the sentence.
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            say("");
        }
    }
}
