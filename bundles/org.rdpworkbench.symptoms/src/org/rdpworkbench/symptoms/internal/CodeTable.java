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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomCatalog;

/**
 * The codes of one kind, from the file of that name beside this class, whose first lines say how it is written. It is
 * read when the first question comes. A damaged file is an {@link IllegalStateException} that names the line.
 */
public class CodeTable implements SymptomCatalog {

    private static final int COLUMNS = 6;

    /** The code of a range has the number of its beginning. */
    record Entry(NumberRange numbers, Code code) {

        boolean exact() {
            return numbers.first() == numbers.last();
        }

        Code at(long number) {
            return new Code(code.kind(), number, code.name(), code.meaning(), code.source(), code.verified(),
                    code.causes());
        }
    }

    private final String kind;
    private List<Entry> entries;

    CodeTable(String kind) {
        this.kind = kind;
    }

    @Override
    public List<Code> find(long number) {
        List<Entry> found = entries().stream().filter(entry -> entry.numbers().holds(number)).toList();
        boolean exact = found.stream().anyMatch(Entry::exact);
        return found.stream().filter(entry -> entry.exact() || !exact).map(entry -> entry.at(number)).toList();
    }

    /** Every line of the file. */
    synchronized List<Entry> entries() {
        if (entries == null) {
            entries = read();
        }
        return entries;
    }

    private List<Entry> read() {
        String file = kind + ".tsv";
        List<Entry> read = new ArrayList<>();
        Map<String, String> sources = new HashMap<>();
        int number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CodeTable.class.getResourceAsStream(file), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] fields = line.split("\t", -1);
                if (line.startsWith("@")) {
                    sources.put(fields[0].substring(1), fields[1]);
                } else if (!line.startsWith("#")) {
                    read.add(entry(fields, sources));
                }
            }
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(file + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    private Entry entry(String[] fields, Map<String, String> sources) {
        String source = sources.get(fields[3]);
        boolean verified = fields[2].equals("V");
        if (fields.length != COLUMNS || source == null || !verified && !fields[2].equals("K")) {
            throw new IllegalArgumentException("not six columns with V or K and a declared source");
        }
        Set<String> causes = fields[4].equals("-") ? Set.of()
                : Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(fields[4].split(","))));
        NumberRange numbers = NumberRange.of(fields[0]);
        return new Entry(numbers, new Code(kind, numbers.first(), fields[1], fields[5], source, verified, causes));
    }
}
