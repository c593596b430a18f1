// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.HostEvidence;

/** A reader of files leaves those of the engine alone, and refuses with its own exception what it cannot read. */
final class ReaderRules {

    private static final int RANDOM_FILES = 300;
    private static final int MOST_BYTES = 10_000;
    private static final String CASE = "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[]}";

    private final Plugin plugin;

    ReaderRules(Plugin plugin) {
        this.plugin = plugin;
    }

    Stream<DynamicTest> tests() {
        return plugin.readers().stream().map(reader ->
                PluginContract.test("the reader " + reader.id() + " is sound", () -> read(reader)));
    }

    private static void read(EvidenceReader reader) {
        assertTrue(reader.id().matches("[a-z][a-z0-9.-]{0,63}"), "is no id: " + reader.id());
        assertFalse(reader.yields().isEmpty(), "it finds no facts");
        assertFalse(reader.reads(bytes(CASE)), "it takes case files");
        files().forEach(file -> read(reader, file));
    }

    /** Beginnings of what people have, and anything. */
    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        Random random = new Random(7);
        for (String begin : List.of("", "<", "<?xml version=\"1.0\"?><a/>", "<Event></Event>", "ElfFile\0", "[")) {
            files.add(bytes(begin));
            for (int i = 0; i < RANDOM_FILES; i++) {
                byte[] more = new byte[begin.length() + random.nextInt(MOST_BYTES)];
                random.nextBytes(more);
                System.arraycopy(bytes(begin), 0, more, 0, begin.length());
                files.add(more);
            }
        }
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void read(EvidenceReader reader, byte[] file) {
        try {
            if (reader.reads(file)) {
                for (HostEvidence host : reader.read(file)) {
                    assertEquals(List.of(), host.pieces().stream().map(HostEvidence.Piece::type)
                            .filter(type -> !reader.yields().contains(type)).toList(), "it finds undeclared facts");
                }
            }
        } catch (EvidenceException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank(), "it does not say why");
        }
    }
}
