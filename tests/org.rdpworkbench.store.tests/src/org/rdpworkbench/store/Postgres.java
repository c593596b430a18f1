// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A server on loopback, with one database a test; it ends with the tests. */
final class Postgres {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static Postgres running;

    private final int port;
    private int databases;

    private Postgres(int port) {
        this.port = port;
    }

    static synchronized Postgres running() throws IOException, InterruptedException {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Postgres start() throws IOException, InterruptedException {
        Path programs = programs().orElseThrow(Postgres::lacking);
        Path folder = Files.createTempDirectory("postgres");
        // It refuses to run as root.
        boolean root = System.getProperty("user.name").equals("root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String data = folder.resolve("data").toString();
        Process made = process(root, programs.resolve("initdb").toString(), "-D", data, "-U", "workbench", "-A",
                "trust", "--no-sync").start();
        assertEquals(0, made.waitFor());
        int port = freePort();
        Process server = process(root, programs.resolve("postgres").toString(), "-D", data, "-h", "127.0.0.1", "-p",
                "" + port, "-k", folder.toString()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
        Process ready;
        do {
            ready = process(false, programs.resolve("pg_isready").toString(), "-h", "127.0.0.1", "-p", "" + port,
                    "-t", "30").start();
            assertEquals(true, server.isAlive(), "the server ended");
        } while (ready.waitFor() != 0);
        return new Postgres(port);
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.exists(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static TestAbortedException lacking() {
        if ("true".equals(System.getenv("CI"))) {
            return fail("PostgreSQL is not installed");
        }
        System.out.println("SKIPPED: PostgreSQL is not installed");
        return new TestAbortedException("PostgreSQL is not installed");
    }

    private static ProcessBuilder process(boolean asItself, String... command) {
        List<String> words = new ArrayList<>();
        if (asItself) {
            words.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        words.addAll(List.of(command));
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process server, Path folder) {
        server.destroy();
        try {
            if (!server.waitFor(3, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("left in " + folder + ": " + e);
        }
    }

    /** The address of an empty database. */
    synchronized String newDatabase() throws IOException, InterruptedException {
        String name = "test" + ++databases;
        Process made = process(false, programs().orElseThrow().resolve("createdb").toString(), "-h", "127.0.0.1", "-p",
                "" + port, "-U", "workbench", name).start();
        assertEquals(0, made.waitFor());
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=workbench";
    }
}
