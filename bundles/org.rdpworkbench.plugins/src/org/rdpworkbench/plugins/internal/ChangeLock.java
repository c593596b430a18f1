// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.plugins.RefusedException;

/**
 * Held while plugins are installed or removed, from before p2 is opened: p2's own lock would only make it report
 * missing requirements. Nobody else changes plugins meanwhile, and no host is repaired.
 */
public final class ChangeLock implements AutoCloseable {

    /** What p2 does without changing anything, such as to add up sizes for its wizard, is over by then. */
    private static final Duration P2_BUSY = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final RepairsUnderWay.Mark mark;

    private ChangeLock(RepairsUnderWay.Mark mark) {
        this.mark = mark;
    }

    /**
     * Takes it at once or not at all; but for work of p2, which is mostly short, it waits a little.
     *
     * @param what the holder does, for whoever comes meanwhile
     * @throws RefusedException naming who holds it, or who repairs hosts
     */
    public static ChangeLock take(BundleContext context, Installation installation, String what)
            throws IOException, RefusedException {
        ChangeLock lock = new ChangeLock(begun(context, what));
        boolean taken = false;
        try {
            refuseWhileP2IsBusy(installation.profileLock());
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    private static RepairsUnderWay.Mark begun(BundleContext context, String what)
            throws IOException, RefusedException {
        ServiceReference<RepairsUnderWay> repairs = context.getServiceReference(RepairsUnderWay.class);
        if (repairs == null) {
            throw new IllegalStateException("nobody knows whether hosts are repaired");
        }
        try {
            return context.getService(repairs).change(what);
        } catch (org.rdpworkbench.core.repair.RefusedException e) {
            throw new RefusedException(e.getMessage());
        }
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
        try (FileChannel p2 = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = p2.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            // Something else in this process.
            return true;
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
    public void close() {
        mark.close();
    }
}
