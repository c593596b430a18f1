// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process with those that it started. None of them outlives this object, nor a deadline that no test comes near. */
final class Running implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 400;

    private final Process process;
    private final Path err;
    private final BufferedReader out;
    private final StringBuilder read = new StringBuilder();
    private final Set<ProcessHandle> children = ConcurrentHashMap.newKeySet();

    Running(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(this::kill);
    }

    long pid() {
        return process.pid();
    }

    /** The processes that it has started by now, whether they still live or not. */
    Set<ProcessHandle> children() {
        process.descendants().forEach(children::add);
        return Set.copyOf(children);
    }

    /** Reads its stdout as far as a line like that. */
    String until(Predicate<String> line) throws IOException {
        String next;
        do {
            next = out.readLine();
            if (next == null) {
                throw new AssertionError("ended too early: " + read + Files.readString(err));
            }
            read.append(next).append('\n');
        } while (!line.test(next));
        return read.toString();
    }

    /** Waits for its end. */
    Ended toItsEnd() throws IOException, InterruptedException {
        char[] chunk = new char[8192];
        for (int length = out.read(chunk); length >= 0; length = out.read(chunk)) {
            read.append(chunk, 0, length);
        }
        return new Ended(process.waitFor(), read.toString(), Files.readString(err));
    }

    private void kill() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        kill();
        process.onExit().join();
        out.close();
        Files.delete(err);
    }
}
