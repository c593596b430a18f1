// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a test needs of this machine. */
final class Needed {

    private Needed() {}

    /** Skips the test that lacks something; on a build machine it fails. */
    static <T> T lacking(String what) {
        if ("true".equals(System.getenv("CI"))) {
            return fail(what);
        }
        System.out.println("SKIPPED: " + what);
        return abort(what);
    }

    /** Skips the test that lacks a program. */
    static void program(String name) {
        if (Stream.of(System.getenv("PATH").split(":")).noneMatch(bin -> Files.exists(Path.of(bin, name)))) {
            lacking("there is no " + name);
        }
    }
}
