// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.plugins.RefusedException;

/**
 * The folder of the product that runs now.
 *
 * @param home holds {@code plugins}, {@code features}, {@code configuration} and {@code p2}
 * @param profile p2's name for what is installed here
 */
public record Installation(Path home, String profile) {

    /** Behind it is the path as it is: the framework escapes nothing in it. */
    private static final String SCHEME = "file:";

    /** Empty where the framework was not started from an installation, as in tests. */
    public static Optional<Installation> of(BundleContext context) {
        String home = context.getProperty("eclipse.home.location");
        String profile = context.getProperty("eclipse.p2.profile");
        return home == null || profile == null || !home.startsWith(SCHEME) ? Optional.empty()
                : Optional.of(new Installation(new File(home.substring(SCHEME.length())).toPath(), profile));
    }

    /** @throws RefusedException where there is none, or where the person at the keyboard may not change it */
    static Installation changeable(BundleContext context) throws RefusedException {
        Installation installation = of(context).orElseThrow(Installation::none);
        if (installation.readOnly()) {
            throw new RefusedException("You may not change this installation (" + installation.home()
                    + "): plugins are installed and removed by whoever may write there.");
        }
        return installation;
    }

    /** What there is to say where the framework was not started from one. */
    public static RefusedException none() {
        return new RefusedException("This workbench does not run from an installation.");
    }

    Path features() {
        return home.resolve("features");
    }

    /** The area of the p2 agent. */
    Path p2() {
        return home.resolve("p2");
    }

    /** Held by every process that runs from here. */
    Path presence() {
        return p2().resolve("running.lock");
    }

    /** The file that p2 locks while it reads or writes what is installed. */
    Path profileLock() {
        return p2().resolve("org.eclipse.equinox.p2.engine/profileRegistry/" + profile + ".profile/.lock");
    }

    /** The list of the bundles that the next start will have. */
    Path bundlesInfo() {
        return home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    }

    /** The bundles that the next start will have, each as {@code name,version}. */
    Set<String> bundles() throws IOException {
        try (Stream<String> lines = Files.lines(bundlesInfo())) {
            return lines.filter(line -> !line.startsWith("#")).map(line -> line.split(","))
                    .filter(parts -> parts.length > 2).map(parts -> parts[0] + "," + parts[1])
                    .collect(Collectors.toSet());
        }
    }

    private boolean readOnly() {
        return Stream.of(home, home.resolve("plugins"), features(), p2(), bundlesInfo())
                .anyMatch(path -> !Files.isWritable(path));
    }
}
