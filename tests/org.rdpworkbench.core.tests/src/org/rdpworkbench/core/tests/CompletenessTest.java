// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Completeness;

/** A part of the installation that is lost is named. */
class CompletenessTest {

    private final Bundle own = FrameworkUtil.getBundle(CompletenessTest.class);

    @TempDir
    private Path folder;
    private Path jar;

    @BeforeEach
    void jar() throws IOException {
        jar = folder.resolve("a.jar");
        write(jar, "");
    }

    private static void write(Path jar, String comment) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("file"));
            zip.write(new byte[1000]);
            zip.setComment(comment);
        }
    }

    private Optional<String> broken(String line) throws IOException {
        Files.writeString(folder.resolve("list"), "#version=1\n" + line + "\n");
        return installed().broken();
    }

    private Completeness installed() {
        String place = "file:" + folder + "/";
        return new Completeness(List.of(own), property -> property.endsWith("configUrl") ? "file:list" : place);
    }

    @Test
    void whatIsThereAndWholeIsComplete() throws IOException {
        assertEquals(Optional.empty(), broken(own.getSymbolicName() + "," + own.getVersion() + ",a.jar,4,false"));
        assertEquals(Optional.empty(), Completeness.of(own.getBundleContext()).broken(), "no installation");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        String version = own.getVersion().toString();
        assertEquals(Optional.of("b.jar is missing"), broken(own.getSymbolicName() + "," + version + ",b.jar,4,false"));
        assertEquals(Optional.of("com.acme.lost 1.0.0 could not be installed"),
                broken("com.acme.lost,1.0.0,a.jar,4,false"));
        assertEquals(Optional.of(own.getSymbolicName() + " 0.1.0 could not be installed"),
                broken(own.getSymbolicName() + ",0.1.0,a.jar,4,false"));
        Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 100));
        assertEquals(Optional.of("a.jar is damaged"), broken(own.getSymbolicName() + "," + version + ",a.jar,4,false"));
    }

    @Test
    void aListThatCannotBeReadIsNamed() {
        assertTrue(installed().broken().orElseThrow().contains("list"), "there is none");
    }

    /** A person's own configuration has no list at first, and one that does not count when it is outdated. */
    @Test
    void theListOfASharedInstallationCounts() throws IOException {
        Files.writeString(folder.resolve("list"), own.getSymbolicName() + "," + own.getVersion() + ",b.jar,4,false\n");
        Path personal = Files.createDirectory(folder.resolve("personal"));
        Map<String, String> places = new HashMap<>(Map.of("osgi.configuration.area", "file:" + personal + "/",
                "org.eclipse.equinox.simpleconfigurator.configUrl", "file:list", "osgi.install.area",
                "file:" + folder + "/", "osgi.sharedConfiguration.area", "file:" + folder + "/"));
        assertEquals(Optional.of("b.jar is missing"), new Completeness(List.of(own), places::get).broken());
        Files.writeString(personal.resolve("list"), "");
        assertEquals(Optional.empty(), new Completeness(List.of(own), places::get).broken());
        places.put("eclipse.ignoreUserConfiguration", "true");
        assertEquals(Optional.of("b.jar is missing"), new Completeness(List.of(own), places::get).broken());
    }

    @Test
    void wholeJarsAreKnownByTheirEnd() throws IOException {
        String line = own.getSymbolicName() + "," + own.getVersion() + ",a.jar,4,false";
        for (String comment : new String[] {"", "PACK200", "PK\u0005\u0006", "x".repeat(300), "x".repeat(65_000)}) {
            write(jar, comment);
            assertEquals(Optional.empty(), broken(line), comment);
            byte[] whole = Files.readAllBytes(jar);
            for (int length : new int[] {0, 1, 21, 22, whole.length / 2, whole.length - 1}) {
                Files.write(jar, Arrays.copyOf(whole, length));
                assertEquals(Optional.of("a.jar is damaged"), broken(line), comment + length);
            }
        }
        Files.delete(jar);
        Files.createDirectory(jar);
        assertEquals(Optional.empty(), broken(line), "bundles may be folders");
    }
}
