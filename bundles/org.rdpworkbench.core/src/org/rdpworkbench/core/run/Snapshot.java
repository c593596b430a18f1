// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.SessionSource;

/**
 * The plugins that one run works with, whatever comes or goes meanwhile.
 *
 * @param probes the higher ranking first
 * @param sources of what the probes of a run share
 */
public record Snapshot(List<Contribution<Probe>> probes, List<Contribution<Check>> checks,
        List<Contribution<FigureSource>> figures, List<Contribution<Fixer>> fixers,
        List<Contribution<HostColumn>> columns, List<Contribution<EvidenceReader>> readers,
        List<SessionSource<?>> sources, Texts texts) {

    /**
     * A service and who brought it.
     *
     * @param plugin the bundle's symbolic name
     * @param ranking the service ranking
     * @param present false once the plugin has left
     * @param asked what it says of itself
     */
    public record Contribution<S>(S service, String plugin, String version, int ranking, BooleanSupplier present,
            Asked<S> asked) {

        /** One that nobody has asked what it does. */
        public Contribution(S service, String plugin, String version, int ranking, BooleanSupplier present) {
            this(service, plugin, version, ranking, present, new Asked<>(service));
        }

        /** A contribution that stays, for programs without plugins. */
        public static <S> Contribution<S> of(S service) {
            return new Contribution<>(service, service.getClass().getName(), "", 0, () -> true);
        }
    }

    public Snapshot {
        probes = probes.stream().sorted(Comparator.comparingInt((Contribution<Probe> p) -> p.ranking()).reversed())
                .toList();
        checks = List.copyOf(checks);
        figures = List.copyOf(figures);
        fixers = List.copyOf(fixers);
        columns = List.copyOf(columns);
        readers = List.copyOf(readers);
        sources = List.copyOf(sources);
    }

    /** One whose probes share nothing. */
    public Snapshot(List<Contribution<Probe>> probes, List<Contribution<Check>> checks,
            List<Contribution<FigureSource>> figures, List<Contribution<Fixer>> fixers,
            List<Contribution<HostColumn>> columns, List<Contribution<EvidenceReader>> readers, Texts texts) {
        this(probes, checks, figures, fixers, columns, readers, List.of(), texts);
    }

    /** One that reads no files but those of the engine, either. */
    public Snapshot(List<Contribution<Probe>> probes, List<Contribution<Check>> checks,
            List<Contribution<FigureSource>> figures, List<Contribution<Fixer>> fixers,
            List<Contribution<HostColumn>> columns, Texts texts) {
        this(probes, checks, figures, fixers, columns, List.of(), texts);
    }

    /** One without columns, too. */
    public Snapshot(List<Contribution<Probe>> probes, List<Contribution<Check>> checks,
            List<Contribution<FigureSource>> figures, List<Contribution<Fixer>> fixers, Texts texts) {
        this(probes, checks, figures, fixers, List.of(), texts);
    }

    /**
     * Whether a plugin may know how that cause is removed; what exactly depends on what is found. The run that asked
     * the fixers for plans has named those that are broken.
     */
    public boolean fixes(String cause) {
        return fixers(cause).findAny().isPresent();
    }

    private Stream<Fixer> fixers(String cause) {
        return usableFixers(new ArrayList<>()).stream().map(Contribution::service)
                .filter(fixer -> fixer.cause().equals(cause));
    }

    /**
     * On what of that which a domain controller says, and which is asked only where a person names one, a repair of
     * that cause may rest; empty where it needs none.
     */
    public Set<EvidenceKey> fromDomainController(String cause) {
        Set<EvidenceKey> keys = new LinkedHashSet<>();
        probes.forEach(probe -> keys.addAll(fromDomainController(probe.service())));
        keys.removeIf(key -> fixers(cause).noneMatch(fixer -> fixer.uses().contains(key)));
        return keys;
    }

    private static Set<EvidenceKey> fromDomainController(Probe probe) {
        try {
            return probe.asksDomainController() ? probe.yields().stream().map(type -> type.from(probe.vantage()))
                    .collect(Collectors.toSet()) : Set.of();
        } catch (RuntimeException | LinkageError e) {
            // The run that asked it has named it as broken.
            return Set.of();
        }
    }

    /** The fact types whose classes are known here, but for those of plugins that cannot say what they do. */
    public Set<FactType<?>> factTypes() {
        Snapshot usable = usable(new ArrayList<>());
        Set<FactType<?>> types = new LinkedHashSet<>();
        usable.probes.forEach(probe -> types.addAll(probe.service().yields()));
        usable.checks.forEach(check -> types.addAll(check.service().needs()));
        usable.readers.forEach(reader -> types.addAll(reader.service().yields()));
        return types;
    }

    /** The same without the plugins that cannot even say what they do; each is named in {@code problems}. */
    public Snapshot usable(List<String> problems) {
        return new Snapshot(usable(probes, Declared::fault, problems),
                usable(checks, DeclaredCheck::of, Declared::fault, problems),
                usable(figures, Declared::fault, problems), usableFixers(problems),
                usable(columns, Declared::fault, problems), usable(readers, Declared::fault, problems), sources,
                texts);
    }

    private List<Contribution<Fixer>> usableFixers(List<String> problems) {
        return usable(fixers, DeclaredFixer::of, Declared::fault, problems);
    }

    private static <S> List<Contribution<S>> usable(List<Contribution<S>> all, Function<S, Optional<String>> fault,
            List<String> problems) {
        return usable(all, UnaryOperator.identity(), fault, problems);
    }

    private static <S> List<Contribution<S>> usable(List<Contribution<S>> all, UnaryOperator<S> keep,
            Function<S, Optional<String>> fault, List<String> problems) {
        List<Contribution<S>> usable = new ArrayList<>();
        for (Contribution<S> one : all) {
            Asked.Answer<S> answer = one.asked().once(keep, fault);
            answer.fault().ifPresentOrElse(
                    words -> problems.add("A component of plugin " + one.plugin() + " " + words + "."),
                    () -> usable.add(new Contribution<>(answer.service(), one.plugin(), one.version(), one.ranking(),
                            one.present(), one.asked())));
        }
        return usable;
    }

    /** A snapshot of given components, for programs without plugins. */
    public static Snapshot of(List<Probe> probes, List<Check> checks, Texts texts) {
        return new Snapshot(probes.stream().map(Contribution::of).toList(),
                checks.stream().map(Contribution::of).toList(), List.of(), List.of(), List.of(), texts);
    }
}
