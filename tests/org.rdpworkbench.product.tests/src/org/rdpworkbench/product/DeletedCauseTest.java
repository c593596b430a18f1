// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cause's folders and its two lines are all there is of it in the sources. */
@EnabledOnOs(OS.LINUX)
class DeletedCauseTest {

    private static final Set<String> NOT_SOURCES = Set.of(".git", ".workbench", "target", "bin");
    private static final List<String> LINES = List.of("releng/org.rdpworkbench.product/rdpworkbench.product",
            "releng/org.rdpworkbench.product/category.xml");

    @TempDir
    private Path folder;

    @Test
    void withoutACauseTheBuildIsGreen() throws Exception {
        Place place = Place.in(folder);
        String cause = new TreeSet<>(place.causes().keySet()).getFirst();
        Path sources = folder.resolve("sources");
        Folders.copy(Place.ROOT, sources, DeletedCauseTest::isSource);
        delete(sources, cause);

        Ended built = place.command(maven().resolve("bin/mvn").toString(), "--offline", "-Dquick",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"), "verify", "--file", sources.toString())
                .env("JAVA_HOME", System.getProperty("java.home"))
                // A third less time for a build of this size.
                .env("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC").run();
        if (built.state() != 0 && built.out().contains("in offline mode")) {
            Needed.lacking("the local repository of Maven lacks what a build without a network needs");
        }
        built.stateIs(0);
        assertTrue(Files.isDirectory(sources.resolve("releng/org.rdpworkbench.product/target/products")));
    }

    private static boolean isSource(Path file) {
        for (Path part : Place.ROOT.relativize(file)) {
            String name = part.toString();
            if (NOT_SOURCES.contains(name) || name.startsWith(".polyglot") || name.startsWith(".tycho-")) {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path sources, String cause) throws IOException {
        for (String parent : List.of("bundles", "features", "tests")) {
            for (Path project : Folders.list(sources.resolve(parent))) {
                String name = project.getFileName().toString();
                if (name.equals(cause) || name.startsWith(cause + ".")) {
                    Folders.delete(project);
                }
            }
        }
        for (String file : LINES) {
            List<String> lines = Files.readAllLines(sources.resolve(file));
            List<String> others = lines.stream().filter(line -> !line.contains(cause + ".")).toList();
            assertEquals(lines.size() - 1, others.size(), file);
            Files.write(sources.resolve(file), others);
        }
    }

    /** The one that runs this build. */
    private static Path maven() {
        String home = System.getProperty("maven.home", "");
        return home.isEmpty() ? Needed.lacking("no Maven runs these tests") : Path.of(home);
    }
}
