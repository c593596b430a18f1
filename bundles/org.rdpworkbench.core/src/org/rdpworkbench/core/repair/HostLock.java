// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps everybody else on this machine from repairing the same host, until it is closed: those in this process by a
 * note in its memory, those in others by a lock on a file, which the end of the process gives back.
 */
final class HostLock implements Closeable {

    /**
     * Who holds which file in this process. POSIX takes all locks of a process from a file as soon as it closes the
     * file anywhere, so that nobody here may even open one that is held here.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private HostLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @param file one for each host, in a folder that is there; it stays, and says who was the last
     * @param who is told to others that want it
     * @throws RefusedException naming who has it
     */
    static HostLock take(Path file, String who) throws IOException, RefusedException {
        Path known = file.toAbsolutePath().normalize();
        String words = who + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String other = HELD.putIfAbsent(known, words);
        if (other != null) {
            throw held(other);
        }
        try {
            return new HostLock(known, lock(known, words));
        } catch (IOException | RefusedException | RuntimeException e) {
            HELD.remove(known);
            throw e;
        }
    }

    private static FileChannel lock(Path file, String words) throws IOException, RefusedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            // The last byte, so that everybody can read the rest.
            if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
                throw held(Files.readString(file).strip());
            }
            byte[] line = (words + "\n").getBytes(StandardCharsets.UTF_8);
            // In the room that it has, since others may have taken all that is free.
            channel.write(ByteBuffer.wrap(line));
            channel.truncate(line.length);
            return channel;
        } catch (IOException | RefusedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** @param by what they wrote down of themselves; empty where that is not known */
    static RefusedException held(String by) {
        // Who has just come has perhaps not written it down yet.
        return new RefusedException("This host is being repaired by " + (by.isEmpty() ? "somebody else" : by)
                + ". Wait until that is done.");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
