// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that do their work and end. */
final class Commands {

    private Commands() {}

    /**
     * Runs a program.
     *
     * @param folder where it runs, and where a record of it is kept
     * @param input what it is told
     * @throws IOException when it fails or takes longer than half a minute
     */
    static void run(Path folder, String input, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path typed = Files.writeString(Files.createTempFile(folder, "input", ".txt"), input);
        Process run = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(typed.toFile()).redirectOutput(output.toFile()).start();
        try {
            if (!run.waitFor(30, TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw new IOException(command.getFirst() + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            run.destroyForcibly();
        }
    }
}
