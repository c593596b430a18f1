// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;

/**
 * What a component of a plugin says of itself, as data. The manifest of its bundle holds the same as an OSGi
 * capability, which a p2 repository shows before anything of the plugin is fetched or runs; the contract test of
 * plugins compares the two.
 */
public sealed interface Capability {

    /** What the namespaces begin with; the rest is the kind, such as {@code probe}. */
    String NAMESPACE = "org.rdpworkbench.";

    /** Of a probe. */
    record OfProbe(String id, List<String> facts, List<String> needs, List<String> uses, int connections,
            boolean thorough, String vantage) implements Capability {}

    /** Of a check. */
    record OfCheck(List<String> causes, List<String> needs, List<String> uses) implements Capability {}

    /** Of what draws figures. */
    record OfFigure(List<String> causes) implements Capability {}

    /** Of a fixer. */
    record OfFixer(String cause, List<String> writes) implements Capability {}

    /** Of a column of the list of hosts. */
    record OfColumn(String id, List<String> uses) implements Capability {}

    /** What the probe says. */
    static Capability of(Probe probe) {
        return new OfProbe(probe.id(), sorted(probe.yields(), FactType::id), sorted(probe.needs(), FactType::id),
                sorted(probe.uses(), FactType::id), probe.connections(), probe.thorough(), probe.vantage().id());
    }

    /** What the check says. */
    static Capability of(Check check) {
        return new OfCheck(sorted(check.causes(), Cause::id), sorted(check.needs(), FactType::id),
                sorted(check.uses(), EvidenceKey::toString));
    }

    /** What the source of figures says. */
    static Capability of(FigureSource figure) {
        return new OfFigure(sorted(figure.causes(), Function.identity()));
    }

    /** What the fixer says. */
    static Capability of(Fixer fixer) {
        return new OfFixer(fixer.cause(), sorted(fixer.writes(), Function.identity()));
    }

    /** What the column says. */
    static Capability of(HostColumn column) {
        return new OfColumn(column.id(), sorted(column.uses(), EvidenceKey::toString));
    }

    private static <T> List<String> sorted(Collection<T> all, Function<T, String> name) {
        return all.stream().map(name).sorted().toList();
    }

    /**
     * What a manifest says.
     *
     * @param kind the namespace without {@link #NAMESPACE}
     * @throws IllegalArgumentException when it cannot be understood; the message says why, for authors
     */
    static Capability read(String kind, Map<String, Object> attributes) {
        ManifestAttributes all = new ManifestAttributes(attributes);
        return switch (kind) {
            case "probe" -> new OfProbe(all.text("id"), all.texts("facts"), all.texts("needs"), all.texts("uses"),
                    all.number("connections"), all.truth("thorough"), all.text("vantage"));
            case "check" -> new OfCheck(all.texts("causes"), all.texts("needs"), all.texts("uses"));
            case "figure" -> new OfFigure(all.texts("causes"));
            case "fixer" -> new OfFixer(all.text("cause"), all.texts("writes"));
            case "column" -> new OfColumn(all.text("id"), all.texts("uses"));
            default -> throw new IllegalArgumentException(kind + " is nothing that is known here");
        };
    }

    /** What the manifest must say under {@code Provide-Capability}, among what else stands there. */
    default String clause() {
        return switch (this) {
            case OfProbe probe -> new ManifestClause("probe").text("id", probe.id).texts("facts", probe.facts)
                    .texts("needs", probe.needs).texts("uses", probe.uses).number("connections", probe.connections)
                    .truth("thorough", probe.thorough).text("vantage", probe.vantage).toString();
            case OfCheck check -> new ManifestClause("check").texts("causes", check.causes)
                    .texts("needs", check.needs).texts("uses", check.uses).toString();
            case OfFigure figure -> new ManifestClause("figure").texts("causes", figure.causes).toString();
            case OfFixer fixer -> new ManifestClause("fixer").text("cause", fixer.cause)
                    .texts("writes", fixer.writes).toString();
            case OfColumn column -> new ManifestClause("column").text("id", column.id).texts("uses", column.uses)
                    .toString();
        };
    }
}
