// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this system that the tests need. */
final class Installed {

    private static final boolean BUILD_MACHINE = "true".equals(System.getenv("CI"));

    private Installed() {}

    /** The program's path. Servers lie where only root's search path leads, so those folders are looked at too. */
    static String program(String name) {
        String folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin"
                + File.pathSeparator + "/sbin";
        Optional<Path> found = Stream.of(folders.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
        return found.orElseGet(() -> lacking(name + " is not installed")).toString();
    }

    /** The environment that shifts a program's clock, for example by {@code +47m}. */
    static Map<String, String> clock(String shift) {
        return Map.of("LD_PRELOAD", fakeTime(), "FAKETIME", shift);
    }

    /** The same by what a file says from one moment to the next, so that the clock moves. */
    static Map<String, String> movingClock(Path file) {
        return Map.of("LD_PRELOAD", fakeTime(), "FAKETIME_TIMESTAMP_FILE", file.toString(), "FAKETIME_NO_CACHE", "1");
    }

    private static String fakeTime() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("faketime/libfaketime.so.1")).filter(Files::exists)
                    .findFirst().orElseGet(() -> lacking("libfaketime is not installed")).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For tests that make what only root may make. */
    static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            lacking("this user is not root");
        }
    }

    private static <T> T lacking(String what) {
        if (BUILD_MACHINE) {
            return fail(what);
        }
        System.out.println("SKIPPED: " + what);
        return abort(what);
    }
}
