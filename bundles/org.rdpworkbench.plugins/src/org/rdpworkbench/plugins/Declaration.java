// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Vantage;

/**
 * One thing that a bundle brings, in words, or one reason why it does not run.
 *
 * @param kind what it is: problem, probe, check, figure, fixer, column, offers
 * @param lines which it is first, then what it declares; not escaped
 */
public record Declaration(String kind, List<String> lines) {

    /** The services that people know by what they see of them. */
    private static final Map<String, String> SEEN = Map.of("DiagnosisPage", "pages of a diagnosis",
            "SymptomCatalog", "error codes", "Importer", "hosts from files of other tools", "Command", "commands",
            "Simulation", "simulated hosts", "EvidenceReader", "evidence from files of other programs");

    /** More names than these in a line tell nobody anything. */
    private static final int MOST_NAMES = 50;

    /** All of a bundle that is here, its problems first. */
    public static List<Declaration> of(BundleReport bundle, Texts texts) {
        return of(bundle, id -> texts.pattern(id + ".title").map(title -> id + ": " + texts.text(id + ".title"))
                .orElse(id), id -> texts.pattern(id + ".title").isPresent() ? id : id + " (without a title)");
    }

    /** All that a bundle says of itself whose texts are not here. */
    public static List<Declaration> of(BundleReport bundle) {
        return of(bundle, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * @param titled the name of what may have a title, with it
     * @param named the name of a cause
     */
    private static List<Declaration> of(BundleReport bundle, UnaryOperator<String> titled,
            UnaryOperator<String> named) {
        List<Declaration> all = new ArrayList<>();
        bundle.problems().forEach(problem -> all.add(new Declaration("problem", List.of(problem))));
        bundle.capabilities().forEach(capability -> all.add(of(capability, titled, named)));
        if (!bundle.others().isEmpty()) {
            all.add(new Declaration("offers", List.of(names(bundle.others(), service -> SEEN.containsKey(service)
                    ? SEEN.get(service) + " (" + service + ")" : service))));
        }
        return all;
    }

    private static Declaration of(Capability capability, UnaryOperator<String> titled, UnaryOperator<String> named) {
        return switch (capability) {
            case Capability.OfProbe probe -> new Declaration("probe", List.of(titled.apply(probe.id()),
                    "finds " + facts(probe.facts()) + more(", from ", probe.needs()) + more(", uses ", probe.uses()),
                    opens(probe)));
            case Capability.OfCheck check -> new Declaration("check", List.of(names(check.causes(), named),
                    "needs " + facts(check.needs()) + more(", uses ", check.uses())));
            case Capability.OfFigure figure -> new Declaration("figure", List.of("of " + names(figure.causes())));
            case Capability.OfFixer fixer -> new Declaration("fixer", List.of("of " + fixer.cause(),
                    "may propose to change " + names(fixer.writes())));
            case Capability.OfColumn column -> new Declaration("column", List.of(
                    column.id().equals(titled.apply(column.id())) ? named.apply(column.id())
                            : titled.apply(column.id()),
                    "of the list of hosts, uses " + names(column.uses())));
        };
    }

    private static String opens(Capability.OfProbe probe) {
        if (probe.vantage().equals(Vantage.INSIDE.id())) {
            return "looks inside the host, where a person allows it and with the account that she gives";
        }
        int connections = probe.connections();
        return "opens " + (connections == 0 ? "no connection" : "at most " + connections
                        + (connections == 1 ? " connection" : " connections") + " to an address")
                + (probe.thorough() ? ", only on request (--thorough)" : "") + ", looks from " + probe.vantage();
    }

    private static String facts(List<String> facts) {
        return facts.isEmpty() ? "no fact" : names(facts);
    }

    private static String more(String words, List<String> names) {
        return names.isEmpty() ? "" : words + names(names);
    }

    private static String names(List<String> all) {
        return names(all, UnaryOperator.identity());
    }

    private static String names(List<String> all, UnaryOperator<String> name) {
        List<String> sorted = all.stream().distinct().sorted().map(name).toList();
        return sorted.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (sorted.size() > MOST_NAMES ? " and " + (sorted.size() - MOST_NAMES) + " more" : "");
    }
}
