// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets whoever changes plugins wait until no run of this installation is under way, in whichever process. A run holds a
 * shared lock on a file, which goes with its process, whatever end that takes. Runs never wait: one that begins while
 * plugins are being changed works with what it began with, and what leaves under its hands is missing evidence.
 */
@Component(service = RunsUnderWay.class)
public final class RunsUnderWay {

    /** A run that goes on until this is closed. */
    public interface Mark extends AutoCloseable {
        @Override
        void close();
    }

    private final Optional<Path> file;
    private int marks;
    private FileChannel shown;

    @Activate
    public RunsUnderWay(BundleContext context) {
        this(InstallArea.file(context, "runs.lock"));
    }

    /** @param file beside which p2 keeps what is installed; empty where nothing is, as without a framework */
    RunsUnderWay(Optional<Path> file) {
        this.file = file;
    }

    /** Begins a run. Several may be under way at once. */
    public synchronized Mark begin() {
        if (marks++ == 0) {
            shown = file.map(RunsUnderWay::show).orElse(null);
        }
        return this::end;
    }

    /** Null where it cannot be shown: a file system without locks, or a file that this person may not make. */
    private static FileChannel show(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                channel.tryLock(0, Long.MAX_VALUE, true);
                return channel;
            } catch (IOException | OverlappingFileLockException e) {
                channel.close();
                return null;
            }
        } catch (IOException e) {
            return null;
        }
    }

    private synchronized void end() {
        if (--marks == 0) {
            try (FileChannel last = shown) {
                shown = null;
                notifyAll();
            } catch (IOException e) {
                // The lock goes with the process at the latest.
                shown = null;
            }
        }
    }

    /**
     * Blocks until no run is under way.
     *
     * @param waiting is called once if that is not so now
     * @throws InterruptedException when the calling thread is interrupted
     * @throws IOException when nobody knows, since files cannot be locked here
     */
    public void awaitNone(Runnable waiting) throws IOException, InterruptedException {
        boolean told = awaitOwn(waiting);
        if (file.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file.get(), Set.of(StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE)); FileLock free = channel.tryLock()) {
            if (free == null) {
                if (!told) {
                    waiting.run();
                }
                channel.lock().close();
            }
        } catch (FileLockInterruptionException e) {
            // The exception leaves the thread marked as interrupted.
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    private synchronized boolean awaitOwn(Runnable waiting) throws InterruptedException {
        boolean told = marks > 0;
        if (told) {
            waiting.run();
        }
        while (marks > 0) {
            wait();
        }
        return told;
    }
}
