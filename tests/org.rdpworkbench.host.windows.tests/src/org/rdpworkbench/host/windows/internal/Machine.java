// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rdpworkbench.samba.Installed;

/** A Windows that Wine makes, with the Java for Windows, in a folder of its own. */
record Machine(Path folder, Path java) implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
    private static final long DEADLINE_SECONDS = 120;

    /** A new one in an empty folder. */
    static Machine in(Path folder) throws IOException, InterruptedException {
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
        Path windows = ROOT.resolve("tests/org.rdpworkbench.host.windows.tests/target/windows");
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
    Path drive() {
        return prefix().resolve("drive_c");
    }

    /** Turns it off; what runs next turns it on. */
    void off() throws IOException, InterruptedException {
        run("sh", "-c", "wineserver --kill; wineserver --wait");
    }

    /** Starts {@link Questions} in it. */
    Asked ask(String... address) throws IOException {
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of("wine", java.toString(), "-cp", classPath(),
                Questions.class.getName()));
        command.addAll(List.of(address));
        return new Asked(builder(command.toArray(String[]::new)).redirectError(err.toFile()).start());
    }

    /** Shares its drive C as other machines see it; Wine looks for their shares in a folder. */
    void share(String name) throws IOException {
        Path server = Files.createDirectories(prefix().resolve("dosdevices/unc").resolve(name));
        Files.createSymbolicLink(server.resolve("C$"), drive());
    }

    /** As Windows writes it: the classes that were built, and the library's archive, which the framework has. */
    private static String classPath() throws IOException {
        List<Path> parts = new ArrayList<>();
        for (String module : List.of("bundles/org.rdpworkbench.core", "bundles/org.rdpworkbench.facts",
                "bundles/org.rdpworkbench.host", "bundles/org.rdpworkbench.host.windows",
                "tests/org.rdpworkbench.host.windows.tests")) {
            parts.add(ROOT.resolve(module).resolve("target/classes"));
        }
        try {
            parts.add(Path.of(Native.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return String.join(";", parts.stream().map(part -> "Z:" + part).toList());
    }

    /** Runs a program to its end: what it prints. What Wine itself started goes on, and would keep a pipe open. */
    String run(String... command) throws IOException, InterruptedException {
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
