// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

/** An X server without a screen, with a number that nobody else has. */
final class Display implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(5);

    private final Process process;
    private final String name;

    private Display(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /** Starts one; it says its number when it is ready. */
    static Display start() throws IOException {
        Process process = new ProcessBuilder(Installed.program("Xvfb"), "-displayfd", "1", "-screen", "0",
                "64x64x24", "-nolisten", "tcp", "-noreset").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader output = process.inputReader();
        String number = output.readLine();
        if (number == null) {
            process.destroyForcibly();
            throw new IOException("Xvfb did not start");
        }
        return new Display(process, ":" + number.strip());
    }

    /** As the environment variable DISPLAY has it. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        process.destroy();
        if (!Await.until(END, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }
}
