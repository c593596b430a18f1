// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.core.run.Diagnostics;

/** Repairs hosts, or changes plugins, in a process of its own for as long as that lives, or says why it may not. */
final class MarkProgram implements AutoCloseable {

    private static final String UNDER_WAY = "It is under way.";

    private final Process process;

    private MarkProgram(Process process) {
        this.process = process;
    }

    public static void main(String[] arguments) throws IOException {
        RepairsUnderWay underWay = new RepairsUnderWay(Optional.of(Path.of(arguments[0])));
        try (RepairsUnderWay.Mark mark = arguments[1].equals("repair")
                ? new Repairs(new Diagnostics(() -> null), List.of(), underWay).begin(4, "ann")
                : underWay.change("plugins install x")) {
            System.out.println(UNDER_WAY);
            // Until it is killed.
            System.in.read();
        } catch (RefusedException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Begins in another process. */
    static MarkProgram begun(Path file, Path scratch, String what) throws IOException {
        MarkProgram program = start(file, scratch, what);
        String said = program.said();
        if (!said.equals(UNDER_WAY)) {
            program.close();
            throw new IOException(said);
        }
        return program;
    }

    /** Why another process may not begin. */
    static String refused(Path file, Path scratch, String what) throws IOException {
        try (MarkProgram program = start(file, scratch, what)) {
            return program.said();
        }
    }

    private static MarkProgram start(Path file, Path scratch, String what) throws IOException {
        String name = MarkProgram.class.getName();
        Path program = scratch.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(program.getParent());
        Files.write(program, MarkProgram.class.getResourceAsStream("MarkProgram.class").readAllBytes());
        return new MarkProgram(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", scratch + System.getProperty("path.separator") + core(), name, file.toString(), what)
                .redirectErrorStream(true).start());
    }

    private static Path core() throws IOException {
        try {
            return Path.of(Repairs.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private String said() throws IOException {
        return process.inputReader().readLine();
    }

    long pid() {
        return process.pid();
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
