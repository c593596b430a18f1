// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.report.Plain;

/** Prints what came of examining plugins, for people. */
final class CheckText {

    private final PrintWriter out;
    private final Texts texts;

    CheckText(PrintWriter out, Texts texts) {
        this.out = out;
        this.texts = texts;
    }

    void write(Feature plugin, List<Examination.Result> bundles) {
        long broken = bundles.stream().filter(bundle -> !bundle.sound()).count();
        out.println(plugin.plugin() + " " + plugin.version() + " (" + Plain.escape(plugin.label()) + "): "
                + (broken == 0 ? "runs" : "DOES NOT RUN AS IT SHOULD"));
        for (Examination.Result bundle : bundles) {
            if (bundles.size() > 1) {
                out.println("  " + bundle.bundle());
            }
            bundle.problems().forEach(problem -> line("problem", problem));
            bundle.probes().forEach(this::probe);
            bundle.checks().forEach(this::check);
            bundle.figures().forEach(this::figure);
            bundle.fixers().forEach(this::fixer);
            bundle.columns().forEach(this::column);
            if (!bundle.others().isEmpty()) {
                line("offers", String.join(", ", bundle.others()));
            }
        }
        out.println();
    }

    private void probe(Probe probe) {
        line("probe", probe.id() + (texts.pattern(probe.id() + ".title").isPresent()
                ? ": " + texts.text(probe.id() + ".title") : ""));
        int connections = probe.connections();
        more("finds " + facts(probe.yields()) + (probe.needs().isEmpty() ? "" : ", from " + facts(probe.needs()))
                + (probe.uses().isEmpty() ? "" : ", uses " + facts(probe.uses())));
        more("opens " + (connections == 0 ? "no connection" : "at most " + connections
                + (connections == 1 ? " connection" : " connections") + " to an address")
                + (probe.thorough() ? ", only on request (--thorough)" : "") + ", looks from " + probe.vantage().id());
    }

    private void check(Check check) {
        line("check", names(check.causes(), cause -> cause.id() + titled(cause.id())));
        more("needs " + facts(check.needs())
                + (check.uses().isEmpty() ? "" : ", uses " + names(check.uses(), Object::toString)));
    }

    private String titled(String cause) {
        return texts.pattern(cause + ".title").isPresent() ? "" : " (without a title)";
    }

    private void figure(FigureSource figure) {
        line("figure", "of " + names(figure.causes(), Function.identity()));
    }

    private void fixer(Fixer fixer) {
        line("fixer", "of " + fixer.cause());
        more("may propose to change " + names(fixer.writes(), Function.identity()));
    }

    private void column(HostColumn column) {
        line("column", column.id() + (texts.pattern(column.id() + ".title").isPresent()
                ? ": " + texts.text(column.id() + ".title") : " (without a title)"));
        more("of the list of hosts, uses " + names(column.uses(), Object::toString));
    }

    private static String facts(Set<FactType<?>> types) {
        return types.isEmpty() ? "no fact" : names(types, FactType::id);
    }

    private static <T> String names(Set<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    private void line(String kind, String text) {
        out.printf("    %-8s %s%n", kind, Plain.escape(text));
    }

    private void more(String text) {
        line("", text);
    }
}
