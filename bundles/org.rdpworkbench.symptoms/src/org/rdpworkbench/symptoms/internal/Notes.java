// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.core.spi.SymptomNote;
import org.rdpworkbench.core.spi.SymptomNote.Advice;

/** What codes prove and do not prove, from notes.txt beside this class, whose first lines say how it is written. */
@Component(service = SymptomCatalog.class)
public final class Notes implements SymptomCatalog {

    /** One kind and number, or a range of them. */
    record Condition(String kind, NumberRange numbers) {

        static Condition of(String text) {
            int colon = text.indexOf(':');
            return new Condition(text.substring(0, colon).strip(), NumberRange.of(text.substring(colon + 1).strip()));
        }

        boolean holds(List<Code> read) {
            return read.stream().anyMatch(code -> code.kind().equals(kind) && numbers.holds(code.value()));
        }
    }

    /**
     * @param when alternatives, each a list of conditions that hold together
     * @param passed the last stage that had been passed, where what the note proves says so
     */
    record Entry(List<List<Condition>> when, SymptomNote note, Optional<Stage> passed) {

        boolean fits(List<Code> read) {
            return when.stream().anyMatch(all -> all.stream().allMatch(condition -> condition.holds(read)));
        }
    }

    private List<Entry> entries;

    @Override
    public List<Code> find(long number) {
        return List.of();
    }

    @Override
    public List<SymptomNote> notes(List<Code> read) {
        return entries().stream().filter(entry -> entry.fits(read)).map(Entry::note).toList();
    }

    /** The last stage that whoever saw these codes had passed, as far as they prove that. */
    public Optional<Stage> passed(List<Code> read) {
        return entries().stream().filter(entry -> entry.fits(read)).flatMap(entry -> entry.passed().stream())
                .max(Comparator.naturalOrder());
    }

    /** Every note of the file. */
    synchronized List<Entry> entries() {
        if (entries == null) {
            List<Map<String, String>> blocks = blocks();
            Map<String, Advice> advice = new HashMap<>();
            blocks.stream().filter(block -> block.containsKey("says")).forEach(block -> advice.put(block.get("["),
                    new Advice(block.get("says"), block.get("refuse"), block.get("source"))));
            entries = blocks.stream().filter(block -> block.containsKey("when"))
                    .map(block -> entry(block, advice)).toList();
        }
        return entries;
    }

    private static Entry entry(Map<String, String> block, Map<String, Advice> advice) {
        List<Advice> refused = list(block, "advice").map(advice::get).map(Objects::requireNonNull).toList();
        Set<String> causes = new LinkedHashSet<>(list(block, "causes").toList());
        List<List<Condition>> when = list(block, "when")
                .map(all -> Arrays.stream(all.split("\\+")).map(Condition::of).toList()).toList();
        return new Entry(when, new SymptomNote(block.getOrDefault("proves", ""), block.getOrDefault("not", ""),
                refused, Collections.unmodifiableSet(causes)), Optional.ofNullable(block.get("passed"))
                .map(Stage::valueOf));
    }

    private static Stream<String> list(Map<String, String> block, String key) {
        return Arrays.stream(block.getOrDefault(key, "").split(",")).map(String::strip).filter(s -> !s.isEmpty());
    }

    /** The blocks of the file as key and value; the name in brackets has the key {@code [}. */
    private static List<Map<String, String>> blocks() {
        List<Map<String, String>> blocks = new ArrayList<>();
        String key = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Notes.class.getResourceAsStream("notes.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    String name = line.substring(line.indexOf(' ') + 1, line.length() - 1);
                    blocks.add(new HashMap<>(Map.of("[", name)));
                } else if (line.startsWith(" ")) {
                    blocks.getLast().merge(key, line.strip(), (before, more) -> before + " " + more);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    int colon = line.indexOf(':');
                    key = line.substring(0, colon);
                    blocks.getLast().put(key, line.substring(colon + 1).strip());
                }
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
