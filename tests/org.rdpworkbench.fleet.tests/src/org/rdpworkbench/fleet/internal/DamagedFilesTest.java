// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** Files that were damaged are read or refused, soon and in no other way. The same damage in each run. */
class DamagedFilesTest {

    private static final int FILES_OF_A_SEED = 250;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<String> WORDS = List.of("<", ">", "\"", "&", "&#0;", "&#x110000;", "]]>", "<![CDATA[",
            "<!--", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<?xml version=\"1.1\"?>", "\u0000", "\ud83d\ude00", "\ufeff",
            "\u202e", "\n", "\r", ",", ";", "/32", "-255", "65536", ":", "[", "]", "%", ".", "xn--", "\u0130",
            "\u3002", "@");

    private static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedFilesAreReadOrRefused(long seed) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            readDamagedFiles(new Random(seed));
        } finally {
            System.setErr(stderr);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8), "a parser that says more than its exception");
    }

    private static void readDamagedFiles(Random random) {
        List<byte[]> files = files();
        for (int i = 0; i < FILES_OF_A_SEED; i++) {
            byte[] damaged = files.get(random.nextInt(files.size()));
            for (int times = random.nextInt(4); times >= 0; times--) {
                damaged = damaged(damaged, random);
            }
            byte[] content = damaged;
            for (Importer importer : Samples.IMPORTERS) {
                assertTimeout(SOON, () -> readOrRefuse(importer, content),
                        () -> importer.id() + ": " + new String(content, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        for (String name : Samples.FILES.keySet().stream().sorted().toList()) {
            files.add(Samples.bytes(name));
            files.add(("\ufeff" + Samples.text(name)).getBytes(StandardCharsets.UTF_16LE));
        }
        return files;
    }

    private static void readOrRefuse(Importer importer, byte[] content) {
        importer.reads("hosts.csv", content);
        try {
            HostList hosts = importer.read(content);
            hosts.skipped().forEach(skipped -> assertTrue(isClean(skipped.what()) && isClean(skipped.why())));
            hosts.entries().forEach(entry -> assertTrue(isClean(entry.name())));
            assertEquals(hosts.entries().size(),
                    hosts.entries().stream().map(HostList.Entry::target).distinct().count());
        } catch (ImportException e) {
            assertTrue(e.getMessage().matches("[A-Z].*[;,] .*\\."), e.getMessage());
        }
    }

    private static boolean isClean(String text) {
        return text.codePoints().noneMatch(Character::isISOControl) && text.length() <= CleanText.MOST_NAME;
    }

    private static byte[] damaged(byte[] content, Random random) {
        int from = random.nextInt(content.length + 1);
        int to = from + random.nextInt(Math.min(content.length - from, 200) + 1);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(content, 0, from);
        switch (random.nextInt(6)) {
            case 0 -> damaged.write(content, to, content.length - to);
            case 1 -> {
                damaged.write(random.nextInt(256));
                damaged.write(content, Math.min(from + 1, content.length), Math.max(content.length - from - 1, 0));
            }
            case 2 -> {
                for (int i = random.nextInt(50); i >= 0; i--) {
                    damaged.write(content, from, to - from);
                }
                damaged.write(content, from, content.length - from);
            }
            case 3 -> {
                damaged.writeBytes(WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
                damaged.write(content, from, content.length - from);
            }
            case 4 -> {
                damaged.writeBytes("9".repeat(random.nextInt(400)).getBytes(StandardCharsets.UTF_8));
                damaged.write(content, to, content.length - to);
            }
            default -> {
                // It ends here.
            }
        }
        return damaged.toByteArray();
    }
}
