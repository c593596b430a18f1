// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.StoredCredential;

/**
 * The file of all that is no secret: {@code credentials.json}, its owner's alone. It is replaced as a whole, so that
 * reading needs no lock; who changes it, or asks what keeps the passwords, is alone in that among all processes.
 */
public final class Definitions {

    /** Somebody may have to unlock a password store meanwhile. */
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final long INTERVAL_MILLIS = 20;
    private static final long MOST_BYTES = 4 << 20;
    /** A lock of a file belongs to the process, so that its threads need another one. */
    private static final ReentrantLock THREADS = new ReentrantLock(true);

    private final Path file;
    private final Path lock;

    /** In a folder, which need not be there. */
    public Definitions(Path folder) {
        this.file = folder.resolve("credentials.json");
        this.lock = folder.resolve("credentials.lock");
    }

    /** What is to be done while nobody else does such a thing. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws CredentialException, InterruptedException;
    }

    /** Makes another list of the one that is there. */
    @FunctionalInterface
    public interface Change {
        /** The list that takes its place. */
        List<StoredCredential> of(List<StoredCredential> all) throws CredentialException, InterruptedException;
    }

    /** Forgets the secret of a version that is not used any more. */
    @FunctionalInterface
    public interface Forget {
        /** Forgets it. */
        void secretOf(UUID version) throws CredentialException, InterruptedException;
    }

    /** All, in the order of their ids; none when there is no file. */
    public List<StoredCredential> read() throws CredentialException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CredentialException(file + " is too large to be a list of credentials.");
            }
            return DefinitionsJson.read(Files.readAllBytes(file)).stream()
                    .sorted(Comparator.comparing(StoredCredential::id)).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IllegalArgumentException e) {
            throw new CredentialException(file + " cannot be read as credentials (" + e.getMessage()
                    + "). It was left as it is; move it away to begin anew.", e);
        } catch (IOException e) {
            throw new CredentialException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Changes the list, and then forgets the secrets of what is not in it any more.
     *
     * @return whether there was anything to change
     */
    public boolean change(Change change, Forget forget) throws CredentialException, InterruptedException {
        return alone(LONGEST, () -> {
            List<StoredCredential> before = read();
            List<StoredCredential> after = change.of(before);
            if (after.equals(before)) {
                return false;
            }
            write(after);
            for (StoredCredential gone : before) {
                if (!after.contains(gone) && gone.command().isEmpty()) {
                    forget.secretOf(gone.version());
                }
            }
            return true;
        });
    }

    /** Does something while no other thread and no other process does. */
    public <T> T alone(Duration limit, Work<T> work) throws CredentialException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        if (!THREADS.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw busy(limit);
        }
        try (FileChannel channel = open(); FileLock held = lock(channel, end)) {
            if (held == null) {
                throw busy(limit);
            }
            return work.run();
        } catch (IOException e) {
            throw new CredentialException(lock + " cannot be locked: " + e.getMessage() + ".", e);
        } finally {
            THREADS.unlock();
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(lock.getParent());
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Null when another process held it all the time. */
    private static FileLock lock(FileChannel channel, long end) throws IOException, InterruptedException {
        FileLock held = channel.tryLock();
        while (held == null && System.nanoTime() - end < 0) {
            Thread.sleep(INTERVAL_MILLIS);
            held = channel.tryLock();
        }
        return held;
    }

    private static CredentialException busy(Duration limit) {
        return new CredentialException("Others were busy with the credentials for " + limit.toSeconds()
                + " seconds; perhaps a password store waits to be unlocked.");
    }

    private void write(List<StoredCredential> all) throws CredentialException {
        try {
            // Such a file is its owner's alone from the beginning.
            Path fresh = Files.createTempFile(file.getParent(), "credentials", ".tmp");
            try {
                Files.write(fresh, DefinitionsJson.write(all), StandardOpenOption.SYNC);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CredentialException(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
