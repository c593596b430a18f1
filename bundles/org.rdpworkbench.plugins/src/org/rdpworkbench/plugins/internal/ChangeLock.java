// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.rdpworkbench.plugins.RefusedException;

/**
 * Held while plugins are installed or removed, from before p2 is opened: p2's own lock would only make it report
 * missing requirements. The file names the holder; the lock goes with its process, whatever end that takes.
 */
public final class ChangeLock implements AutoCloseable {

    /** Behind the text, since a locked part of a file cannot be read by others on Windows. */
    private static final long LOCKED = Long.MAX_VALUE - 1;
    private static final int MOST_TEXT = 500;
    /** What p2 does without changing anything, such as to add up sizes for its wizard, is over by then. */
    private static final Duration P2_BUSY = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final FileChannel channel;

    private ChangeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes it at once or not at all; but for work of p2, which is mostly short, it waits a little.
     *
     * @param what the holder does, for whoever comes meanwhile
     * @throws RefusedException naming who holds it
     */
    public static ChangeLock take(Installation installation, String what) throws IOException, RefusedException {
        FileChannel channel = FileChannel.open(installation.p2().resolve("plugins.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (locked(channel, LOCKED, 1) == null) {
                throw new RefusedException("Plugins are being changed by " + holder(channel)
                        + "; try again when that has ended.");
            }
            refuseWhileP2IsBusy(installation.profileLock());
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode("process " + ProcessHandle.current().pid() + " (" + what
                    + ") since " + LocalDateTime.now().format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))), 0);
            taken = true;
            return new ChangeLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Null where another holds it: another process, or something else in this one. */
    private static FileLock locked(FileChannel channel, long position, long size) throws IOException {
        try {
            return channel.tryLock(position, size, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MOST_TEXT);
        channel.read(text, 0);
        String holder = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    /** The window and p2's own tools do not know our lock; they hold p2's while they work. */
    private static void refuseWhileP2IsBusy(Path file) throws IOException, RefusedException {
        long end = System.nanoTime() + P2_BUSY.toNanos();
        while (p2IsBusy(file)) {
            if (System.nanoTime() - end > 0) {
                throw new RefusedException("The window of the workbench, or another program of p2, is changing this "
                        + "installation; try again when that has ended.");
            }
            pause();
        }
    }

    private static boolean p2IsBusy(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel p2 = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = locked(p2, 0, Long.MAX_VALUE)) {
            return lock == null;
        }
    }

    /** A lock of another process tells nobody when it goes. */
    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while p2 was busy");
        }
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
