// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.SessionSource;

/** The components that are installed now. They come and go while the workbench runs. */
@Component(service = InstalledPlugins.class)
public final class InstalledPlugins {

    private static final String TEXTS = "OSGI-INF/l10n/bundle.properties";

    private final Map<ServiceReference<?>, Probe> probes = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, Check> checks = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, FigureSource> figures = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, Fixer> fixers = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, HostColumn> columns = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, EvidenceReader> readers = new ConcurrentHashMap<>();
    private final List<SessionSource<?>> sources = new CopyOnWriteArrayList<>();

    /** What a run that begins now works with. */
    public Snapshot snapshot() {
        return new Snapshot(contributions(probes), contributions(checks), contributions(figures),
                contributions(fixers), contributions(columns), contributions(readers),
                List.copyOf(sources), texts());
    }

    private static <S> List<Contribution<S>> contributions(Map<ServiceReference<?>, S> services) {
        List<Contribution<S>> all = new ArrayList<>();
        services.entrySet().stream().sorted(Map.Entry.<ServiceReference<?>, S>comparingByKey().reversed())
                .forEach(entry -> contribution(entry.getKey(), entry.getValue(), all));
        return all;
    }

    /** A reference whose bundle is gone belongs to a plugin that left just now, so it is left out. */
    private static <S> void contribution(ServiceReference<?> reference, S service, List<Contribution<S>> all) {
        Bundle bundle = reference.getBundle();
        if (bundle != null) {
            int ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
            all.add(new Contribution<>(service, bundle.getSymbolicName(), bundle.getVersion().toString(), ranking,
                    () -> reference.getBundle() != null));
        }
    }

    private Texts texts() {
        Map<String, String> patterns = new HashMap<>();
        Stream.of(probes, checks, figures, fixers, columns, readers).flatMap(map -> map.keySet().stream())
                .map(ServiceReference::getBundle).filter(Objects::nonNull).distinct().sorted()
                .forEach(bundle -> read(bundle, patterns));
        return new Texts(patterns);
    }

    private static void read(Bundle bundle, Map<String, String> patterns) {
        Properties properties = new Properties();
        try {
            URL entry = bundle.getEntry(TEXTS);
            if (entry == null) {
                return;
            }
            try (Reader reader = new InputStreamReader(entry.openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // Texts that are unreadable, or gone with their bundle just now, cost the plugin its words, not its
            // verdict: its keys are shown in their place.
            return;
        }
        properties.forEach((key, value) -> patterns.putIfAbsent((String) key, (String) value));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProbe(Probe probe, ServiceReference<Probe> reference) {
        probes.put(reference, probe);
    }

    void removeProbe(Probe probe, ServiceReference<Probe> reference) {
        probes.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(Check check, ServiceReference<Check> reference) {
        checks.put(reference, check);
    }

    void removeCheck(Check check, ServiceReference<Check> reference) {
        checks.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFigureSource(FigureSource source, ServiceReference<FigureSource> reference) {
        figures.put(reference, source);
    }

    void removeFigureSource(FigureSource source, ServiceReference<FigureSource> reference) {
        figures.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFixer(Fixer fixer, ServiceReference<Fixer> reference) {
        fixers.put(reference, fixer);
    }

    void removeFixer(Fixer fixer, ServiceReference<Fixer> reference) {
        fixers.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHostColumn(HostColumn column, ServiceReference<HostColumn> reference) {
        columns.put(reference, column);
    }

    void removeHostColumn(HostColumn column, ServiceReference<HostColumn> reference) {
        columns.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSessionSource(SessionSource<?> source) {
        sources.add(source);
    }

    void removeSessionSource(SessionSource<?> source) {
        sources.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEvidenceReader(EvidenceReader reader, ServiceReference<EvidenceReader> reference) {
        readers.put(reference, reader);
    }

    void removeEvidenceReader(EvidenceReader reader, ServiceReference<EvidenceReader> reference) {
        readers.remove(reference);
    }
}
