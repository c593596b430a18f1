// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a person works: an installation of the product that may be changed, a home and a working folder, all empty or
 * fresh, so that nothing of the person at this machine is touched.
 */
record Place(Path product, Path home, Path work) {

    static final Path ROOT = Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
    private static final Path BUILT = ROOT.resolve("releng/org.rdpworkbench.product/target");
    /** The p2 repository that was built with the product. */
    static final Path REPOSITORY = BUILT.resolve("repository");
    private static final Pattern CAUSE = Pattern.compile("(org\\.rdpworkbench\\.cause\\.(\\w+))\\.feature_.*");

    /** A new one in an empty folder. */
    static Place in(Path folder) throws IOException {
        Path built = BUILT.resolve("products/org.rdpworkbench.product/linux/gtk/x86_64/rdpworkbench");
        if (!Files.exists(built.resolve("rdpworkbench"))) {
            throw new IOException("there is no product in " + built + ": build it first");
        }
        Path product = folder.resolve("product");
        // The starter derives a configuration in the product when it first runs, so that there may already be one. And
        // the Java of the release is large; these tests run with their own.
        Folders.copy(built, product, file -> Stream.of("plugins", "configuration/command", "jre")
                .noneMatch(left -> file.startsWith(built.resolve(left))));
        Folders.link(built.resolve("plugins"), product.resolve("plugins"));
        return new Place(product, Files.createDirectory(folder.resolve("home")),
                Files.createDirectory(folder.resolve("work")));
    }

    Path starter() {
        return product.resolve("rdpworkbench");
    }

    Path bundlesInfo() {
        return product.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    }

    /** The installed cause plugins: bundle and family, which is what the ids of its causes begin with. */
    Map<String, String> causes() {
        Map<String, String> causes = new HashMap<>();
        for (Path feature : Folders.all(product.resolve("features"))) {
            Matcher matcher = CAUSE.matcher(feature.getFileName().toString());
            if (matcher.matches()) {
                causes.put(matcher.group(1), matcher.group(2));
            }
        }
        return causes;
    }

    /** Which of the expected causes an installed plugin could find. */
    Set<String> known(Set<String> causes) {
        Set<String> known = new TreeSet<>(causes);
        known.removeIf(cause -> !causes().containsValue(cause.substring(0, cause.indexOf('.'))));
        return known;
    }

    /** The starter with arguments. */
    Launch launch(String... arguments) {
        return command(starter().toString()).with(List.of(arguments));
    }

    /** Some other program, in the same surroundings. */
    Launch command(String... command) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("RDPWORKBENCH_JAVA_HOME", System.getProperty("java.home"));
        // By this mark releng/test finds what a test has left running.
        String mark = System.getenv("RDPWORKBENCH_TEST_RUN");
        if (mark != null) {
            environment.put("RDPWORKBENCH_TEST_RUN", mark);
        }
        return new Launch(List.of(command), environment, work);
    }
}
