// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of loaded classes that makes commands start faster, and that nobody may ever notice otherwise. */
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {

    @TempDir
    private Path folder;
    private Place place;
    private String answer;

    @BeforeEach
    void firstLookLeavesAnArchive() throws Exception {
        place = Place.in(folder);
        place.launch("decode", "0x904").run().stateIs(0).quietly();
        assertEquals(List.of(), archives());
        place.launch("diagnose", "127.0.0.1:1").run().stateIs(1);
        assertEquals(1, archives().size());
        answer = place.launch("decode", "0x904", "0x7").run().stateIs(0).quietly().out();
    }

    @Test
    void damageIsNotNoticed() throws Exception {
        Path archive = archives().getFirst();
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        for (int length : new int[] {0, 1, 4096, whole.length / 2}) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertEquals(answer, place.launch("decode", "0x904", "0x7").run().stateIs(0).quietly().out());
        }
    }

    @Test
    void changedPluginsBeginANewOne() throws Exception {
        Files.setLastModifiedTime(place.bundlesInfo(), FileTime.from(Instant.now().plusSeconds(1)));
        assertEquals(answer, place.launch("decode", "0x904", "0x7").run().stateIs(0).quietly().out());
        assertEquals(List.of(), archives());
    }

    private List<Path> archives() throws IOException {
        return Folders.all(place.product().resolve("configuration/command")).stream()
                .filter(file -> file.getFileName().toString().startsWith("classes-")).toList();
    }
}
