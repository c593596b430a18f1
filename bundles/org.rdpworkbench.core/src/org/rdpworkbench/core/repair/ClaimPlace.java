// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Which journals these are: a random name in their folder, one for all whom {@link HostLock} keeps apart. */
final class ClaimPlace {

    private static final String NAME = "place";
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f-]{36}");

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private ClaimPlace() {}

    /**
     * The name, which is made where there is none; of those who come at once all get the same. One at a time here:
     * POSIX takes the lock from a process as soon as it closes the file anywhere.
     */
    static synchronized String in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            String name = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (WHOLE.matcher(name).matches()) {
                return name;
            }
        } catch (NoSuchFileException e) {
            // It is made now.
        }
        return made(file);
    }

    private static String made(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
                // The last byte, so that everybody can read the rest.
                FileLock lock = locked(channel)) {
            String there = read(channel);
            if (WHOLE.matcher(there).matches()) {
                return there;
            }
            // What is not whole was left by a kill or a full disk, and nobody has got it.
            String name = UUID.randomUUID().toString();
            channel.truncate(0).position(0);
            ByteBuffer left = StandardCharsets.US_ASCII.encode(name);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            return name;
        }
    }

    /** Whoever has it writes one line, so that who has it for longer hangs or was stopped. */
    private static FileLock locked(FileChannel channel) throws IOException {
        long end = System.nanoTime() + WAIT.toNanos();
        while (true) {
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock != null) {
                return lock;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("it was stopped while another program made " + NAME);
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("another program makes " + NAME + " and does not come to its end");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** No more than tells whether it is whole. */
    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // It is a short file.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
}
