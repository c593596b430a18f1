// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Damaged bytes, other ones in each test run. What is found is printed with its seed, which brings it back when it is
 * given in the environment: {@code RDPWORKBENCH_FUZZ_SEED=…}. For longer runs there is {@code releng/bench fuzz}.
 */
class FuzzTest {

    private static final Pattern READER =
            Pattern.compile("\\bstatic [\\w<>]+ (decode|missing|classify|length|open)\\(byte\\[] \\w+\\)");

    private static long seed;

    @BeforeAll
    static void chooseSeed() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        seed = given == null ? FuzzRun.newSeed() : Long.parseLong(given);
        System.out.println("fuzzing with RDPWORKBENCH_FUZZ_SEED=" + seed);
    }

    @Test
    void everyDecoderReadsOrRefuses() {
        assertEquals(Optional.empty(), FuzzRun.protocols(seed), () -> "seed " + seed);
    }

    @Test
    void theReaderOfCaseFilesReadsOrRefuses() {
        assertEquals(Optional.empty(), FuzzRun.cases(seed), () -> "seed " + seed);
    }

    /** Whoever adds a decoder adds it there. */
    @Test
    void everyDecoderOfTheSourcesIsAmongThem() throws IOException {
        Path sources = Path.of(System.getProperty("workbench.root", "../.."), "bundles/org.rdpworkbench.protocol/src");
        Set<String> readers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher reader = READER.matcher(Files.readString(file));
                String type = file.getFileName().toString().replace(".java", "");
                while (reader.find()) {
                    readers.add(type + "." + reader.group(1));
                }
            }
        }
        assertFalse(readers.isEmpty());
        readers.removeAll(Decoders.PROTOCOLS.stream().map(Decoder::name).collect(Collectors.toSet()));
        assertEquals(Set.of(), readers);
    }
}
