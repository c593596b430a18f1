// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An installation that another account owns, and a home that cannot be written to either. */
@EnabledOnOs(OS.LINUX)
class ReadOnlyTest {

    @TempDir
    private Path folder;
    private Place place;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
        allow(place.product(), "r-xr-xr-x");
    }

    @AfterEach
    void letItBeDeleted() throws IOException {
        allow(place.product(), "rwxr-xr-x");
        allow(place.home(), "rwxr-xr-x");
    }

    /** Of folders only: the files in them are the built product's own. */
    private static void allow(Path all, String permissions) throws IOException {
        for (Path file : Folders.all(all)) {
            if (Files.isDirectory(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    @Test
    void commandsKeepWhatTheyNeedInTheHome() throws Exception {
        Map<Path, String> before = Folders.contents(place.product().resolve("configuration"));
        bound(place.launch("decode", "2308")).run().stateIs(0).quietly();
        Ended second = bound(place.launch("decode", "2308")).run().stateIs(0).quietly();
        assertTrue(second.out().startsWith("2308"), second::toString);
        assertEquals(before, Folders.contents(place.product().resolve("configuration")));
        assertTrue(Files.isDirectory(place.home().resolve(".rdpworkbench")));
    }

    @Test
    void withoutAHomeTheyLeaveNothingBehind() throws Exception {
        allow(place.home(), "r-xr-xr-x");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        bound(place.launch("decode", "2308")).env("TMPDIR", temporary.toString()).run().stateIs(0).quietly();
        assertEquals(1, Folders.all(temporary).size());
        assertEquals(1, Folders.all(place.home()).size());
    }

    @Test
    void pluginsAreListedAndStay() throws Exception {
        String cause = place.causes().keySet().iterator().next();
        Ended listed = bound(place.launch("plugins", "list")).run().stateIs(0).quietly();
        assertTrue(listed.out().contains(cause), listed::toString);
        String line = bound(place.launch("plugins", "uninstall", cause)).run().stateIs(2).refusal();
        assertTrue(line.contains("may not change this installation"), line);
    }

    /** Root may write everywhere, unless that one power is taken away. */
    private static Launch bound(Launch launch) {
        return "root".equals(System.getProperty("user.name"))
                ? launch.through("setpriv", "--bounding-set", "-dac_override") : launch;
    }
}
