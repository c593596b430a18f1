// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cause is taken out of an installation and put back, each by itself, with p2's own application. */
@EnabledOnOs(OS.LINUX)
class RemovalTest {

    @TempDir
    private Path folder;

    /** Any of them: nothing but a cause itself may name it. */
    @Test
    void aCauseLeavesAndComesBack() throws Exception {
        Place place = Place.in(folder);
        String bundle = new TreeSet<>(place.causes().keySet()).getFirst();
        String family = place.causes().get(bundle);
        String unit = bundle + ".feature.feature.group";
        String bundlesBefore = Files.readString(place.bundlesInfo());
        Set<String> rootsBefore = roots(place);
        Set<String> familiesBefore = families(place);
        assertTrue(familiesBefore.contains(family), familiesBefore::toString);

        director(place, "-repository", Place.REPOSITORY.toUri().toString(), "-uninstallIU", unit);
        assertEquals(bundlesBefore.lines().filter(line -> !line.startsWith(bundle + ",")
                && !line.startsWith(bundle + ".")).toList(), Files.readAllLines(place.bundlesInfo()));
        Set<String> without = new TreeSet<>(familiesBefore);
        without.remove(family);
        assertEquals(without, families(place));
        assertTrue(rootsBefore.stream().anyMatch(root -> root.startsWith(unit + "/")), rootsBefore::toString);
        assertFalse(roots(place).stream().anyMatch(root -> root.startsWith(unit + "/")));

        director(place, "-repository", Place.REPOSITORY.toUri().toString(), "-installIU", unit);
        assertEquals(bundlesBefore, Files.readString(place.bundlesInfo()));
        assertEquals(rootsBefore, roots(place));
        assertEquals(familiesBefore, families(place));
    }

    /** The families that say something about a port on which nothing listens. */
    private static Set<String> families(Place place) throws Exception {
        try (Socket reserved = new Socket()) {
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Ended look = place.launch("diagnose", "127.0.0.1:" + reserved.getLocalPort(), "--format", "json").run()
                    .stateIs(1).quietly();
            return look.json().findValuesAsText("cause").stream().map(id -> id.substring(0, id.indexOf('.')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> roots(Place place) throws IOException, InterruptedException {
        return director(place, "-listInstalledRoots").out().lines().filter(line -> line.contains("/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Ended director(Place place, String... arguments) throws IOException, InterruptedException {
        Path launcher = Folders.one(place.product().resolve("plugins"), "org.eclipse.equinox.launcher_");
        return place.command(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + place.home(), "-jar", launcher.toString(), "-nosplash", "-data", "@none",
                "-application", "org.eclipse.equinox.p2.director").with(List.of(arguments)).run().stateIs(0);
    }
}
