// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

final class SourceTest {

    @TempDir
    private Path folder;

    private static URI repository(String word) throws RefusedException {
        return Source.of(word).orElseThrow().repository();
    }

    @Test
    void anHttpsAddressIsTakenAsItIs() throws RefusedException {
        assertEquals(URI.create("https://plugins.example/site"), repository("https://plugins.example/site"));
    }

    @Test
    void aFolderIsOneWhenItHasAnIndex() throws Exception {
        assertTrue(refusal(folder.toString()).contains("no p2 repository"));
        Files.createFile(folder.resolve("content.jar"));
        assertEquals(folder.toUri(), repository(folder.toString()));
        assertEquals(folder.toUri(), repository(folder.toUri().toString()));
    }

    @Test
    void aZipIsOneWhenItHasAnIndex() throws Exception {
        assertTrue(refusal(zip("readme").toString()).contains("no p2 repository"));
        Path zip = zip("content.jar");
        assertEquals(URI.create("jar:" + zip.toUri() + "!/"), repository(zip.toString()));
    }

    private Path zip(String entry) throws IOException {
        Path zip = folder.resolve(entry + ".zip");
        try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(entry));
        }
        return zip;
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.rdp.gateway", "org.example.cause.x.feature"})
    void anIdIsNoSource(String word) throws RefusedException {
        assertEquals(Optional.empty(), Source.of(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://plugins.example/site", "HTTP://plugins.example", "ftp://plugins.example/site",
        "https:///site", "https://user:secret@plugins.example/", "https://bad host/", "jar:file:/x.zip!/",
        "file:/not/there", "missing.zip", "not/there", "two words", "", "gateway"})
    void whatLooksLikeOneAndCannotBeIsRefused(String word) {
        assertTrue(refusal(word).endsWith("."), word);
    }

    private static String refusal(String word) {
        return assertThrows(RefusedException.class, () -> Source.of(word)).getMessage();
    }
}
