// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.core.spi.SymptomNote;
import org.rdpworkbench.core.spi.SymptomNote.Advice;
import org.rdpworkbench.symptoms.Decoded.Reading;
import org.rdpworkbench.symptoms.SymptomReading.Numeral;
import org.rdpworkbench.symptoms.SymptomReading.Place;

/**
 * Says what a symptom means, from every catalogue that is installed. A catalogue that fails costs its own entries only
 * and is named.
 */
@Component(service = Symptoms.class)
public final class Symptoms {

    private static final int SHOWN = 80;

    // A reference to a constructor parameter cannot be dynamic, so this one is a field.
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SymptomCatalog> catalogs = List.of();

    /** For Declarative Services. */
    public Symptoms() {}

    /** With these catalogues and no others. */
    public Symptoms(List<SymptomCatalog> catalogs) {
        this.catalogs = List.copyOf(catalogs);
    }

    /**
     * Decodes what a person typed or pasted, see {@link SymptomText}. Never fails: text without a code has no readings,
     * and an unknown code has a reading without codes.
     */
    public Decoded decode(String text) {
        AskedCatalogs asked = new AskedCatalogs(catalogs);
        List<SymptomReading> texts = SymptomText.read(text);
        String left = leftOut(SymptomText.beyondTheDialog(text));
        List<Reading> readings = texts.stream().flatMap(read -> readings(read, asked).stream())
                .map(reading -> new Reading(reading.how() + left, reading.codes(), reading.unknown()))
                .sorted(Comparator.comparing(reading -> reading.codes().isEmpty())).toList();
        List<String> proves = new ArrayList<>();
        List<String> doesNotProve = new ArrayList<>();
        Set<Advice> advice = new LinkedHashSet<>();
        Set<String> causes = new LinkedHashSet<>();
        readings.forEach(reading -> reading.codes().forEach(code -> causes.addAll(code.causes())));
        for (Reading reading : readings) {
            List<SymptomNote> notes = reading.codes().isEmpty() ? List.of() : asked.notes(reading.codes());
            String taken = readings.size() > 1 ? "Taken as " + reading.how() + ": " : "";
            join(taken, notes.stream().map(SymptomNote::proves), proves);
            join(taken, notes.stream().map(SymptomNote::doesNotProve), doesNotProve);
            notes.forEach(note -> advice.addAll(note.advice()));
            notes.forEach(note -> causes.addAll(note.causes()));
        }
        return new Decoded(symptom(text, texts, readings), readings,
                String.join("\n", proves), String.join("\n", doesNotProve), List.copyOf(advice),
                Collections.unmodifiableSet(causes), passed(asked, readings), asked.broken());
    }

    /** Of several readings the one that proves least counts. */
    private static Optional<Stage> passed(AskedCatalogs asked, List<Reading> readings) {
        Set<Optional<Stage>> each = readings.stream().map(reading -> asked.passed(reading.codes()))
                .collect(Collectors.toSet());
        return each.contains(Optional.<Stage>empty()) ? Optional.empty()
                : each.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static List<Reading> readings(SymptomReading text, AskedCatalogs asked) {
        List<Code> codes = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Numeral number : text.numbers()) {
            List<Code> found = asked.codes(number.value()).stream()
                    .filter(code -> Kinds.fits(code.kind(), number.place()))
                    .sorted(Comparator.comparing(code -> Kinds.order(code.kind()))).toList();
            codes.addAll(found);
            if (found.isEmpty()) {
                unknown.add(number.text());
            }
        }
        Place place = text.numbers().getFirst().place();
        if (codes.isEmpty() || place != Place.ALONE && place != Place.ALONE_HEX) {
            return List.of(new Reading(text.how() + pair(text), List.copyOf(codes), List.copyOf(unknown)));
        }
        // One number in several places of the protocol: each place is a reading of its own.
        Map<String, List<Code>> places = codes.stream().filter(code -> !Kinds.givesWay(code, codes)).collect(
                Collectors.groupingBy(code -> Kinds.place(code.kind()), LinkedHashMap::new, Collectors.toList()));
        return places.entrySet().stream().map(entry -> {
            Code first = entry.getValue().getFirst();
            String how = Kinds.decimal(first.kind()) ? Long.toString(first.value()) : text.how();
            return new Reading(how + ", " + entry.getKey(), List.copyOf(entry.getValue()), List.of());
        }).toList();
    }

    private static String symptom(String text, List<SymptomReading> texts, List<Reading> readings) {
        if (texts.isEmpty()) {
            return shown(text);
        }
        if (texts.size() > 1 || readings.size() > 1) {
            String shown = shown(text);
            return shown.length() > SHOWN ? SymptomText.numbers(text) : shown;
        }
        List<Code> codes = readings.getFirst().codes();
        boolean event = texts.getFirst().numbers().size() == 1 && !codes.isEmpty()
                && codes.stream().allMatch(code -> code.kind().equals("event"));
        return event ? "event " + codes.getFirst().value() : texts.getFirst().normalised();
    }

    private static String pair(SymptomReading text) {
        List<Place> places = text.numbers().stream().map(Numeral::place).toList();
        return places.equals(List.of(Place.FIRST, Place.EXTENDED)) ? ", the two codes of the dialog" : "";
    }

    private static String leftOut(List<String> codes) {
        return codes.isEmpty() ? "" : "; left out: " + String.join(", ", codes);
    }

    private static void join(String taken, Stream<String> texts, List<String> paragraphs) {
        String joined = texts.filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        if (!joined.isEmpty()) {
            paragraphs.add(taken + joined);
        }
    }

    private static String shown(String text) {
        // What is invisible may stand within a number, and is left out when that is read.
        String plain = text == null ? "" : text.replaceAll("\\p{Cf}+", "").replaceAll("[\\p{C}\\s]+", " ").strip();
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
    }
}
