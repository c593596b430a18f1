// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

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
        String place = "file:" + folder + "/";
        return new Completeness(List.of(own), place, "file:list", place).broken();
    }

    @Test
    void whatIsThereAndWholeIsComplete() throws IOException {
        assertEquals(Optional.empty(), broken(own.getSymbolicName() + "," + own.getVersion() + ",a.jar,4,false"));
        assertEquals(Optional.empty(), new Completeness(own.getBundleContext()).broken(), "no installation");
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
    void wholeJarsAreKnownByTheirEnd() throws IOException {
        for (String comment : new String[] {"", "PACK200", "PK\u0005\u0006", "x".repeat(300), "x".repeat(65_000)}) {
            write(jar, comment);
            assertTrue(JarFiles.isWhole(jar), comment);
            byte[] whole = Files.readAllBytes(jar);
            for (int length : new int[] {0, 1, 21, 22, whole.length / 2, whole.length - 1}) {
                Files.write(jar, Arrays.copyOf(whole, length));
                assertFalse(JarFiles.isWhole(jar), comment + length);
            }
        }
        assertTrue(JarFiles.isWhole(folder), "bundles may be folders");
    }
}
