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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged bytes for about a minute, other ones in each test run. What is found is printed with its seed, which brings
 * it back when it is given in the environment: {@code RDPWORKBENCH_FUZZ_SEED=…}. For longer runs there is
 * {@code releng/bench fuzz}.
 */
class FuzzTest {

    private static final Pattern READER =
            Pattern.compile("\\bstatic [\\w<>]+ (decode|missing|classify|length|open)\\(byte\\[] \\w+\\)");

    /** So many take about a minute. */
    private static final int SEEDS = 6;

    static LongStream seeds() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        if (given != null) {
            return LongStream.of(Long.parseLong(given));
        }
        long first = FuzzRun.newSeed();
        return LongStream.range(first, first + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyDecoderReadsOrRefuses(long seed) {
        assertEquals(Optional.empty(), FuzzRun.protocols(seed), () -> "RDPWORKBENCH_FUZZ_SEED=" + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theReaderOfCaseFilesReadsOrRefuses(long seed) {
        assertEquals(Optional.empty(), FuzzRun.cases(seed), () -> "RDPWORKBENCH_FUZZ_SEED=" + seed);
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
