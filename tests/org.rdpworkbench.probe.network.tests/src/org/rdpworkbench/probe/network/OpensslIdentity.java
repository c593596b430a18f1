// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A self-signed certificate and its key as files, made by openssl. */
record OpensslIdentity(Path certificate, Path key) {

    /** Makes one with further options of {@code openssl req}, the kind of key among them. */
    static OpensslIdentity make(Path folder, String... options) throws IOException {
        Path own = Files.createTempDirectory(folder, "identity");
        OpensslIdentity identity = new OpensslIdentity(own.resolve("certificate.pem"), own.resolve("key.pem"));
        List<String> arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-subj", "/CN=odd.example",
                "-keyout", identity.key.toString(), "-out", identity.certificate.toString()));
        arguments.addAll(List.of(options));
        run(arguments.toArray(String[]::new));
        return identity;
    }

    /** Runs openssl with these arguments. */
    static void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(openssl()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + output);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The path of the program. Without it these tests are skipped, but fail on a build machine. */
    static String openssl() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "openssl"))
                .filter(Files::isExecutable).findFirst().map(Path::toString).orElseGet(OpensslIdentity::notInstalled);
    }

    private static String notInstalled() {
        if ("true".equals(System.getenv("CI"))) {
            return fail("openssl is not installed");
        }
        System.out.println("SKIPPED: openssl is not installed");
        return abort("openssl is not installed");
    }
}
