// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Shows other processes of this installation that this one runs, window or command: it holds a shared lock as long as
 * it lives, whatever end it takes. Files that a running process may still load must not be deleted.
 */
@Component(service = Presence.class, immediate = true)
public final class Presence {

    private FileChannel channel;
    private FileLock lock;

    /** Appears. Where that cannot be, nobody can delete anything either. */
    @Activate
    public Presence(BundleContext context) {
        Installation.of(context).ifPresent(installation -> appear(installation.presence()));
    }

    private void appear(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            channel = Files.isWritable(file)
                    ? FileChannel.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE))
                    : FileChannel.open(file, StandardOpenOption.READ);
            lock = channel.tryLock(0, Long.MAX_VALUE, true);
        } catch (IOException e) {
            // A read-only installation without the file, or a file system without locks.
            lock = null;
        }
    }

    /** Does the work if no other process runs from this installation; else, or where nobody knows, nothing. */
    synchronized boolean alone(Runnable work) throws IOException {
        if (lock == null) {
            return false;
        }
        lock.release();
        try (FileLock exclusive = channel.tryLock()) {
            if (exclusive == null) {
                return false;
            }
            work.run();
            return true;
        } finally {
            lock = channel.tryLock(0, Long.MAX_VALUE, true);
        }
    }

    @Deactivate
    void leave() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
