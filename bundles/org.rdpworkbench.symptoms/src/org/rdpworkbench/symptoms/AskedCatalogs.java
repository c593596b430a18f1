// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.core.spi.SymptomNote;
import org.rdpworkbench.symptoms.internal.Notes;

/** The catalogues that are asked about one symptom, and which of them failed at that. */
final class AskedCatalogs {

    private final List<SymptomCatalog> catalogs;
    private final Set<String> broken = new LinkedHashSet<>();

    AskedCatalogs(List<SymptomCatalog> catalogs) {
        this.catalogs = List.copyOf(catalogs);
    }

    /** What is known by that number, of whatever kind. */
    List<Code> codes(long number) {
        return ask(catalog -> catalog.find(number), AskedCatalogs::complete);
    }

    /** What is said of these codes together. */
    List<SymptomNote> notes(List<Code> codes) {
        return ask(catalog -> catalog.notes(codes), AskedCatalogs::complete);
    }

    /** The last stage that whoever saw these codes had passed. Only our own notes tell this. */
    Optional<Stage> passed(List<Code> codes) {
        return ask(catalog -> catalog instanceof Notes notes ? notes.passed(codes).stream().toList() : List.of(),
                (Stage stage) -> true).stream().max(Comparator.naturalOrder());
    }

    /** Class names of those that failed so far. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    private <T> List<T> ask(Function<SymptomCatalog, Collection<T>> question, Predicate<T> complete) {
        List<T> answers = new ArrayList<>();
        for (SymptomCatalog catalog : catalogs) {
            try {
                List<T> answer = List.copyOf(question.apply(catalog));
                if (!answer.stream().allMatch(complete)) {
                    throw new IllegalArgumentException("an answer with parts missing");
                }
                answers.addAll(answer);
            } catch (RuntimeException | LinkageError e) {
                broken.add(catalog.getClass().getName());
            }
        }
        return answers;
    }

    private static boolean complete(Code code) {
        return Stream.of(code.kind(), code.name(), code.meaning(), code.source(), Set.copyOf(code.causes()))
                .allMatch(Objects::nonNull);
    }

    private static boolean complete(SymptomNote note) {
        return Stream.of(note.proves(), note.doesNotProve(), List.copyOf(note.advice()), Set.copyOf(note.causes()))
                .allMatch(Objects::nonNull);
    }
}
