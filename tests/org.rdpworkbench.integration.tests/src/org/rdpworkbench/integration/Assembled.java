// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.SessionSource;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.integration.SourceTree.Component;

/** Every probe, check, fixer and catalogue of the source tree, made here, for programs that have no framework. */
record Assembled(List<Probe> probes, List<Check> checks, List<Fixer> fixers, List<SymptomCatalog> catalogues,
        Texts texts) {

    static Assembled all() throws ReflectiveOperationException, IOException {
        List<Probe> probes = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        List<Fixer> fixers = new ArrayList<>();
        List<SymptomCatalog> catalogues = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        for (Component component : SourceTree.components()) {
            switch (Class.forName(component.name()).getConstructor().newInstance()) {
                case Probe probe -> probes.add(probe);
                case Check check -> checks.add(check);
                case Fixer fixer -> fixers.add(fixer);
                case SymptomCatalog catalogue -> catalogues.add(catalogue);
                default -> throw new IllegalStateException(component + " is none of these");
            }
            if (!component.is(SymptomCatalog.class)) {
                texts.putAll(texts(component.bundle().resolve("OSGI-INF/l10n/bundle.properties")));
            }
        }
        return new Assembled(probes, checks, fixers, catalogues, new Texts(texts));
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    /** The same with one more check and the fixer of its cause. */
    Assembled with(Check check, Fixer fixer) {
        List<Check> moreChecks = new ArrayList<>(checks);
        moreChecks.add(check);
        List<Fixer> moreFixers = new ArrayList<>(fixers);
        moreFixers.add(fixer);
        return new Assembled(probes, moreChecks, moreFixers, catalogues, texts);
    }

    /** For an engine, whose probes share sessions of these sources. */
    Snapshot snapshot(List<SessionSource<?>> sources) {
        return new Snapshot(probes.stream().map(Contribution::of).toList(),
                checks.stream().map(Contribution::of).toList(), List.of(),
                fixers.stream().map(Contribution::of).toList(), List.of(), List.of(), sources, texts);
    }
}
