// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;

/**
 * Lets a second start bring the window of the first to the front: it leaves a file in the workspace, and the first
 * takes that away as a sign that it has heard.
 */
final class Raising implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PAUSE_MILLIS = 20;

    private final WatchService watch;

    private Raising(WatchService watch) {
        this.watch = watch;
    }

    private static Path file(Path workspace) {
        return workspace.resolve(".metadata/.rdpworkbench/raise");
    }

    /** Listens until it is closed. */
    static Raising listen(Path workspace, Runnable raise) throws IOException {
        Path file = file(workspace);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        WatchService watch = file.getFileSystem().newWatchService();
        try {
            file.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        } catch (IOException e) {
            watch.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("Raising").start(() -> listen(watch, file, raise));
        return new Raising(watch);
    }

    private static void listen(WatchService watch, Path file, Runnable raise) {
        try {
            while (true) {
                WatchKey key = watch.take();
                key.pollEvents();
                key.reset();
                if (Files.deleteIfExists(file)) {
                    raise.run();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException | IOException e) {
            // The window has closed, or the folder has gone: the other one says that there is one already.
        }
    }

    /** Asks the window on that workspace to come to the front; false when none answers. */
    static boolean ask(Path workspace) throws IOException, InterruptedException {
        Path file = file(workspace);
        if (!Files.isDirectory(file.getParent())) {
            return false;
        }
        Files.write(file, new byte[0]);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!Files.exists(file)) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        Files.deleteIfExists(file);
        return false;
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
