// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;

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
            "Simulation", "simulated hosts");

    /** All of a bundle, its problems first. */
    public static List<Declaration> of(BundleReport bundle, Texts texts) {
        List<Declaration> all = new ArrayList<>();
        bundle.problems().forEach(problem -> all.add(new Declaration("problem", List.of(problem))));
        bundle.probes().forEach(probe -> all.add(new Declaration("probe", probe(probe, texts))));
        bundle.checks().forEach(check -> all.add(new Declaration("check", check(check, texts))));
        bundle.figures().forEach(figure -> all.add(new Declaration("figure",
                List.of("of " + names(figure.causes(), Function.identity())))));
        bundle.fixers().forEach(fixer -> all.add(new Declaration("fixer", fixer(fixer))));
        bundle.columns().forEach(column -> all.add(new Declaration("column", column(column, texts))));
        if (!bundle.others().isEmpty()) {
            all.add(new Declaration("offers", List.of(bundle.others().stream()
                    .map(service -> SEEN.containsKey(service) ? SEEN.get(service) + " (" + service + ")" : service)
                    .collect(Collectors.joining(", ")))));
        }
        return all;
    }

    private static List<String> probe(Probe probe, Texts texts) {
        int connections = probe.connections();
        return List.of(probe.id() + (texts.pattern(probe.id() + ".title").isPresent()
                        ? ": " + texts.text(probe.id() + ".title") : ""),
                "finds " + facts(probe.yields()) + (probe.needs().isEmpty() ? "" : ", from " + facts(probe.needs()))
                        + (probe.uses().isEmpty() ? "" : ", uses " + facts(probe.uses())),
                "opens " + (connections == 0 ? "no connection" : "at most " + connections
                        + (connections == 1 ? " connection" : " connections") + " to an address")
                        + (probe.thorough() ? ", only on request (--thorough)" : "") + ", looks from "
                        + probe.vantage().id());
    }

    private static List<String> check(Check check, Texts texts) {
        return List.of(names(check.causes(), cause -> named(cause, texts)),
                "needs " + facts(check.needs())
                        + (check.uses().isEmpty() ? "" : ", uses " + names(check.uses(), Object::toString)));
    }

    private static String named(Cause cause, Texts texts) {
        return cause.id() + (texts.pattern(cause.id() + ".title").isPresent() ? "" : " (without a title)");
    }

    private static List<String> fixer(Fixer fixer) {
        return List.of("of " + fixer.cause(), "may propose to change " + names(fixer.writes(), Function.identity()));
    }

    private static List<String> column(HostColumn column, Texts texts) {
        return List.of(column.id() + (texts.pattern(column.id() + ".title").isPresent()
                        ? ": " + texts.text(column.id() + ".title") : " (without a title)"),
                "of the list of hosts, uses " + names(column.uses(), Object::toString));
    }

    private static String facts(Set<FactType<?>> types) {
        return types.isEmpty() ? "no fact" : names(types, FactType::id);
    }

    private static <T> String names(Set<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }
}
