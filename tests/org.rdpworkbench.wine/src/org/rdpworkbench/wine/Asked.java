// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.wine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that answers each line with a line, for as long as a test has some, and no longer than a deadline that none
 * comes near.
 */
public final class Asked implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 600;

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final String first;

    Asked(Process process) throws IOException {
        this.process = process;
        CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
        first = out.readLine();
    }

    /** What it said when it had started. */
    public String first() {
        return first;
    }

    /** The answer to a question; null where it has ended. */
    public String answer(String question) throws IOException {
        in.write(question + "\n");
        in.flush();
        return out.readLine();
    }

    /** Asks nothing more: what it says at its end. */
    public String last() throws IOException {
        in.close();
        return out.readLine();
    }

    /** Kills it, whatever it is at, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
