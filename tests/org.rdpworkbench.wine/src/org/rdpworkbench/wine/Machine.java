// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.wine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rdpworkbench.samba.Installed;

/** A Windows that Wine makes, with the Java for Windows, in a folder of its own. */
public record Machine(Path folder, Path java) implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
    private static final long DEADLINE_SECONDS = 120;

    /** A new one in an empty folder. */
    public static Machine in(Path folder) throws IOException, InterruptedException {
        Installed.program("wine");
        Machine machine = new Machine(folder, unpacked());
        Files.createDirectory(machine.prefix());
        // Else it ends some seconds after the last program, and takes along what is started while it does.
        machine.run("wineserver", "--persistent");
        machine.run("wineboot", "--init");
        machine.run("wine", "winecfg", "-v", "win10");
        return machine;
    }

    private static Path unpacked() throws IOException {
        Path windows = ROOT.resolve("tests/org.rdpworkbench.wine/target/windows");
        try (Stream<Path> scanners = Files.list(windows)) {
            Path jre = scanners.findFirst().orElseThrow().resolve("jre");
            withoutAnycast(jre.resolve("bin/net.dll"));
            return jre.resolve("bin/java.exe");
        }
    }

    /** Wine 8 lacks this one function, which Java asks for by its name when it first uses a network. */
    private static void withoutAnycast(Path library) throws IOException {
        String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
        Files.writeString(library, bytes.replace("GetAnycastIpAddressTable", "GetUnicastIpAddressTable"),
                StandardCharsets.ISO_8859_1);
    }

    private Path prefix() {
        return folder.resolve("prefix");
    }

    /** Its drive C. */
    public Path drive() {
        return prefix().resolve("drive_c");
    }

    /** Turns it off; what runs next turns it on. */
    public void off() throws IOException, InterruptedException {
        run("sh", "-c", "wineserver --kill; wineserver --wait");
    }

    /**
     * Starts a program in it.
     *
     * @param classPath folders and archives of this system
     */
    public Asked start(List<Path> classPath, Class<?> program, String... arguments) throws IOException {
        Path options = Files.createTempFile(folder, "options", ".txt");
        // In a file, since Windows' command lines are short. What runs once is compiled by the first compiler only.
        Files.writeString(options, "-XX:TieredStopAtLevel=1 -cp \""
                + String.join(";", classPath.stream().map(Machine::path).toList()) + "\"");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of("wine", java.toString(), "@" + path(options),
                "-Dworkbench.root=" + path(ROOT), program.getName()));
        command.addAll(List.of(arguments));
        return new Asked(builder(command.toArray(String[]::new)).redirectError(err.toFile()).start());
    }

    /** A path of this system as that Windows has it. */
    public static String path(Path path) {
        return "Z:" + path;
    }

    /** Shares its drive C as other machines see it; Wine looks for their shares in a folder. */
    public void share(String name) throws IOException {
        Path server = Files.createDirectories(prefix().resolve("dosdevices/unc").resolve(name));
        Files.createSymbolicLink(server.resolve("C$"), drive());
    }

    /** Runs a program to its end: what it prints. What Wine itself started goes on, and would keep a pipe open. */
    public String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(command).redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(List.of(command) + " failed: " + Files.readString(out) + Files.readString(err));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().put("WINEPREFIX", prefix().toString());
        builder.environment().put("WINEARCH", "win64");
        builder.environment().put("WINEDEBUG", "-all");
        builder.environment().put("WINEDLLOVERRIDES", "mscoree,mshtml=");
        return builder;
    }

    /** Ends everything that Wine started for this Windows, and nothing else. */
    @Override
    public void close() throws IOException, InterruptedException {
        off();
    }
}
