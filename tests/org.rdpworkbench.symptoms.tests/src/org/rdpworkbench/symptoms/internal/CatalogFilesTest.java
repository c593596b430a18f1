// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomNote.Advice;

/** The catalogue files are complete, well formed, and name only causes that exist in the design. */
class CatalogFilesTest {

    private static final Map<String, CodeTable> TABLES = Stream.of(new DisconnectReasons(), new ExtendedReasons(),
            new ErrorInfos(), new NegotiationFailures(), new NtStatuses(), new SecStatuses(), new TlsAlerts(),
            new Events(), new EarlyUserAuthResults())
            .collect(Collectors.toMap(table -> table.entries().getFirst().code().kind(), table -> table));

    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("certificate", "expired|not-yet-valid|weak|wrong-usage|name-mismatch|stale-pin|unbound|"
                    + "binding-ignored"),
            Map.entry("privatekey", "unusable|acl|missing|undecryptable|folder-replaced"),
            Map.entry("nla", "required-by-host|not-offered|unpatched|oracle-blocked"),
            Map.entry("clock", "skewed|this-machine"),
            Map.entry("tls", "no-common-version|no-common-suite|server-disabled|pending-reboot"),
            Map.entry("listener", "refused|not-rdp|hung|rdp-disabled|port-moved|limit"),
            Map.entry("service", "stopped"),
            Map.entry("path", "unreachable|blocked|intercepted|throttled|mtu"),
            Map.entry("name", "unresolved|wrong-host|dead-address-family"),
            Map.entry("policy", "incoherent|rdp-layer-only"),
            Map.entry("winsock", "corrupt"),
            Map.entry("restart", "pending|hang"),
            Map.entry("access", "denied|ntlm-blocked"));

    private final Notes notes = new Notes();

    private static Stream<Code> codes() {
        return TABLES.values().stream().flatMap(table -> table.entries().stream()).map(CodeTable.Entry::code);
    }

    private static String file(String name) throws IOException {
        try (InputStream in = CatalogFilesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static LongStream numbers(String range) {
        String[] ends = range.split("\\.\\.");
        return LongStream.rangeClosed(Long.decode(ends[0]), Long.decode(ends[ends.length - 1]));
    }

    @Test
    void everyCodeOfTheDomainFileIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String line : file("section2.txt").lines().filter(line -> !line.startsWith("#")).toList()) {
            String kind = line.split(" ")[0];
            Arrays.stream(line.split(" ")).skip(1).flatMapToLong(CatalogFilesTest::numbers)
                    .filter(number -> TABLES.get(kind).find(number).isEmpty())
                    .forEach(number -> missing.add(kind + ":" + number));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void aNumberOutsideATableIsUnknownThere() {
        assertEquals(List.of(), TABLES.get("extendedReason").find(32768));
        assertEquals(List.of(), TABLES.get("extendedReason").find(4095));
        assertEquals(List.of(), TABLES.get("errorInfo").find(0x10CC));
        assertEquals(List.of(), TABLES.get("negotiationFailure").find(7));
        assertEquals(List.of(), TABLES.get("disconnectReason").find(-1));
        TABLES.values().forEach(table -> assertEquals(List.of(), table.find(0xBEEF)));
    }

    @Test
    void everyEntrySaysWhatItMeansAndWhereThatIsWritten() {
        codes().forEach(code -> {
            assertTrue(code.meaning().endsWith("."), code.toString());
            assertTrue(code.meaning().length() > 15, code.toString());
            assertFalse(code.name().isBlank(), code.toString());
            assertTrue(code.source().length() > 15, code.toString());
            assertTrue(code.value() >= 0 && code.value() <= 0xFFFF_FFFFL, code.toString());
        });
    }

    @Test
    void noEntryIsThereTwice() {
        Set<List<Object>> seen = new HashSet<>();
        codes().forEach(code -> assertTrue(seen.add(List.of(code.key(), code.name())), code.toString()));
    }

    @Test
    void causesAreThoseOfTheDesign() {
        Stream<String> named = Stream.concat(codes().flatMap(code -> code.causes().stream()),
                notes.entries().stream().flatMap(entry -> entry.note().causes().stream()));
        named.forEach(cause -> {
            String[] parts = cause.split("\\.");
            assertTrue(Set.of(CAUSES.getOrDefault(parts[0], "").split("\\|")).contains(parts[1]), cause);
        });
    }

    @Test
    void filesAreAsciiWithOneFormOfLine() throws IOException {
        for (String kind : TABLES.keySet()) {
            String text = file(kind + ".tsv");
            assertTrue(text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c < 127), kind);
            assertTrue(text.lines().allMatch(line -> line.startsWith("#") || line.matches("@\\w+\t[^\t]+")
                    || line.split("\t", -1).length == 6), kind);
        }
        assertTrue(file("notes.txt").chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127));
    }

    @Test
    void reportsFromTheWildAreNotVerified() {
        for (long number : new long[] {519, 1800, 2824, 3334, 0x1104, 4}) {
            Code code = TABLES.get("disconnectReason").find(number).getFirst();
            assertFalse(code.verified(), code.toString());
            assertTrue(code.source().contains("report"), code.toString());
        }
        assertTrue(TABLES.get("disconnectReason").find(0x904).getFirst().verified());
        assertFalse(TABLES.get("secStatus").find(0x80004005L).getFirst().verified());
    }

    @Test
    void everyConditionOfANoteMeetsACode() {
        for (Notes.Entry entry : notes.entries()) {
            entry.when().stream().flatMap(List::stream).forEach(condition -> assertTrue(
                    LongStream.rangeClosed(condition.numbers().first(), condition.numbers().last())
                            .anyMatch(number -> !TABLES.get(condition.kind()).find(number).isEmpty()),
                    condition.toString()));
            assertFalse((entry.note().proves() + entry.note().doesNotProve()).isBlank(), entry.toString());
        }
    }

    @Test
    void adviceSaysWhyNotAndWhereFrom() throws IOException {
        Set<Advice> used = notes.entries().stream().flatMap(entry -> entry.note().advice().stream())
                .collect(Collectors.toSet());
        assertEquals(file("notes.txt").lines().filter(line -> line.startsWith("[advice ")).count(), used.size());
        used.forEach(advice -> {
            assertTrue(advice.refuse().length() > 80, advice.toString());
            assertTrue(advice.source().length() > 10, advice.toString());
        });
    }
}
