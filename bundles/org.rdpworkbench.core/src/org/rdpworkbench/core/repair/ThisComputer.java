// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of the machine that this runs on, told by itself: a name server that is silent would be waited for. */
final class ThisComputer {

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final int MOST = 63;
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9._-]");

    private ThisComputer() {}

    /** Empty where nobody says it. */
    static Optional<String> name() {
        return named(System.getenv("COMPUTERNAME")).or(ThisComputer::linux)
                .or(() -> named(System.getenv("HOSTNAME")));
    }

    private static Optional<String> linux() {
        try {
            return Files.exists(LINUX) ? named(Files.readString(LINUX, StandardCharsets.ISO_8859_1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> named(String said) {
        return Optional.ofNullable(said).map(name -> STRANGE.matcher(name.strip()).replaceAll(""))
                .filter(name -> !name.isEmpty()).map(name -> name.substring(0, Math.min(name.length(), MOST)));
    }
}
