// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of the installation that is gone or damaged must not change a verdict: it is named, state 70. */
@EnabledOnOs(OS.LINUX)
class DamagedJarTest {

    @TempDir
    private Path folder;
    private Place place;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
        Files.writeString(place.work().resolve("x.case"), """
                {"schema":"rdpworkbench/case/1","cases":[{"target":{"host":"h","port":3389},"symptom":null,
                "began":"2026-11-23T10:00:00Z","evidence":[],"transcripts":[]}]}""");
    }

    /** Before the framework knows the bundle, and when it remembers a whole one. */
    @ParameterizedTest
    @ValueSource(strings = {"org.rdpworkbench.cause.", "org.rdpworkbench.probe.", "org.rdpworkbench.core_",
        "picocli_"})
    void isNamed(String bundle) throws Exception {
        Path jar = Folders.one(place.product().resolve("plugins"), bundle);
        byte[] whole = Files.readAllBytes(jar);
        refuses(jar, whole);
        damage(jar, whole, whole.length);
        place.launch("judge", "x.case").run().stateIs(3);
        refuses(jar, whole);
    }

    private void refuses(Path jar, byte[] whole) throws Exception {
        for (int length : new int[] {-1, 0, whole.length / 2}) {
            damage(jar, whole, length);
            String line = place.launch("judge", "x.case").run().stateIs(70).refusal();
            assertTrue(line.contains("the installation is broken (") && line.contains(jar.getFileName().toString()),
                    line);
        }
    }

    /** Replaced and not written to, since the built product has the same file. */
    private static void damage(Path jar, byte[] whole, int length) throws IOException {
        Files.deleteIfExists(jar);
        if (length >= 0) {
            Files.write(jar, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void pluginsCheckStillExplainsIt() throws Exception {
        String cause = place.causes().keySet().iterator().next();
        Files.delete(Folders.one(place.product().resolve("plugins"), cause + "_"));
        Ended checked = place.launch("plugins", "check", cause).run().stateIs(3);
        assertTrue(checked.out().contains("DOES NOT RUN"), checked::toString);
    }

    @Test
    void aPluginOfOthersThatCannotRunIsARemark() throws Exception {
        String plain = place.launch("decode", "2308").run().stateIs(0).quietly().out();
        Bundle.write(place.product().resolve("plugins/com.acme.lost_1.0.0.jar"), List.of("Manifest-Version: 1.0",
                "Bundle-ManifestVersion: 2", "Bundle-SymbolicName: com.acme.lost", "Bundle-Version: 1.0.0",
                "Import-Package: com.acme.nowhere", "Service-Component: OSGI-INF/lost.xml"), Map.of());
        Files.writeString(place.bundlesInfo(), "com.acme.lost,1.0.0,plugins/com.acme.lost_1.0.0.jar,4,false\n",
                StandardOpenOption.APPEND);
        Ended remarked = place.launch("decode", "2308").run().stateIs(0);
        assertEquals("rdpworkbench: the plugin com.acme.lost does not run; \"rdpworkbench plugins check\" says why.",
                remarked.err().strip());
        assertEquals(plain, remarked.out());
        place.launch("decode", "2308", "--quiet").run().stateIs(0).quietly();
    }
}
