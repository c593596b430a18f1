// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Tries to lock the file of a host, as a workbench in another process does, and says whether that can be done. */
final class LockProgram {

    private static final int SECONDS = 60;
    /** What a broken program does not end with. */
    private static final int LOCKED = 3;

    private LockProgram() {}

    public static void main(String[] file) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE)) {
            System.exit(channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null ? 0 : LOCKED);
        }
    }

    /** Runs it in a process of its own. */
    static boolean canLock(Path file, Path scratch) throws IOException, InterruptedException {
        String name = LockProgram.class.getName();
        Path program = scratch.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(program.getParent());
        Files.write(program, LockProgram.class.getResourceAsStream("LockProgram.class").readAllBytes());
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                scratch.toString(), name, file.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!java.waitFor(SECONDS, TimeUnit.SECONDS)) {
            java.destroyForcibly();
            throw new IOException("it does not end");
        }
        return switch (java.exitValue()) {
            case 0 -> true;
            case LOCKED -> false;
            default -> throw new IOException("it broke");
        };
    }
}
