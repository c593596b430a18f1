// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Stage;

/**
 * The case files in {@code cases}, as {@code diagnose --thorough --case} writes them, and beside them, in
 * {@code expected.txt}, what is concluded from each: {@code NAME: VERDICT STAGE CAUSE SHARE, CAUSE SHARE}.
 */
final class RecordedCases {

    private static final Path FOLDER = Path.of(System.getProperty("workbench.root", "../.."),
            "tests/org.rdpworkbench.integration.tests/cases");
    private static final Path EXPECTED = FOLDER.resolve("expected.txt");
    private static final String SUFFIX = ".json";

    private RecordedCases() {}

    /** The names of all files. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length())).sorted().toList();
        }
    }

    /** What is expected, by name. */
    static Map<String, String> expected() throws IOException {
        return Files.readAllLines(EXPECTED).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(": ")),
                        line -> line.substring(line.indexOf(": ") + 2), (one, same) -> one, TreeMap::new));
    }

    /** What today's plugins conclude from a case, and from the symptom that it was recorded with, if any. */
    static Diagnosis judged(String name) throws IOException, CaseFormatException {
        CaseRecord record = read(name);
        return Workbench.diagnostics().judge(record, record.symptom().map(Workbench::symptom));
    }

    /** The same where somebody saw it fail. */
    static Diagnosis judged(String name, Symptom symptom) throws IOException, CaseFormatException {
        return Workbench.diagnostics().judge(read(name), Optional.of(symptom));
    }

    /** The case itself. */
    static CaseRecord read(String name) throws IOException, CaseFormatException {
        return CaseFormat.read(Files.readAllBytes(FOLDER.resolve(name + SUFFIX))).getFirst();
    }

    /** The same in one line. */
    static String line(Diagnosis diagnosis) {
        String causes = diagnosis.causes().stream().map(RecordedCases::words).collect(Collectors.joining(", "));
        return (diagnosis.verdict() + " " + diagnosis.stage().map(Stage::name).orElse("-") + " " + causes).strip();
    }

    private static String words(Ranked ranked) {
        return String.format(Locale.ROOT, "%s %.2f", ranked.cause().id(), ranked.share());
    }

    static void write(String name, CaseRecord record) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + SUFFIX), CaseFormat.write(List.of(record)));
    }

    /** Takes today's conclusions for what is expected. */
    static void expectToday() throws IOException, CaseFormatException {
        StringBuilder text = new StringBuilder("""
                # What is concluded from the case files beside this one; see RecordedCasesTest for how both are made.
                # NAME: VERDICT STAGE CAUSE SHARE, CAUSE SHARE
                """);
        for (String name : names()) {
            text.append(name).append(": ").append(line(judged(name))).append('\n');
        }
        Files.writeString(EXPECTED, text);
    }
}
