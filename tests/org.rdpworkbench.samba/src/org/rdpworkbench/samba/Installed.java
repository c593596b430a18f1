// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this system that the tests need. */
public final class Installed {

    private static final boolean BUILD_MACHINE = "true".equals(System.getenv("CI"));

    private Installed() {}

    /** The program's path. Servers lie where only root's search path leads. */
    public static String program(String name) {
        Optional<Path> found = Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin")
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
        return found.orElseGet(() -> lacking(name + " is not installed")).toString();
    }

    /** For tests that take a port below 1024 and speak for other accounts. */
    public static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            lacking("this user is not root, and only root can start Samba on port 445");
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
