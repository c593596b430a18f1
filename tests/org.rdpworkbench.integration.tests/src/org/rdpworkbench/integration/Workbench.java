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
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.integration.SourceTree.Component;
import org.rdpworkbench.symptoms.Symptoms;

/**
 * The engine with every probe, check and fixer of the source tree, and its catalogues: as services where there is a
 * framework, else made here.
 */
final class Workbench {

    private static final Workbench INSTANCE = start();

    private final Diagnostics diagnostics;
    private final Symptoms symptoms;

    private Workbench(Diagnostics diagnostics, Symptoms symptoms) {
        this.diagnostics = diagnostics;
        this.symptoms = symptoms;
    }

    static Diagnostics diagnostics() {
        return INSTANCE.diagnostics;
    }

    /** What a person saw, as the catalogues read it. */
    static Symptom symptom(String text) {
        return INSTANCE.symptoms.decode(text).asSymptom();
    }

    /** False for a cause whose plugin was removed from the source tree. */
    static boolean knows(String cause) {
        return diagnostics().snapshot().checks().stream().flatMap(check -> check.service().causes().stream())
                .anyMatch(known -> known.id().equals(cause));
    }

    private static Workbench start() {
        Bundle self = FrameworkUtil.getBundle(Workbench.class);
        try {
            return self == null ? withoutFramework() : new Workbench(Framework.diagnostics(self.getBundleContext()),
                    Framework.symptoms(self.getBundleContext()));
        } catch (Exception e) {
            throw new IllegalStateException("the workbench cannot be put together", e);
        }
    }

    private static Workbench withoutFramework() throws ReflectiveOperationException, IOException {
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
        Snapshot all = new Snapshot(probes.stream().map(Contribution::of).toList(),
                checks.stream().map(Contribution::of).toList(), List.of(),
                fixers.stream().map(Contribution::of).toList(), new Texts(texts));
        return new Workbench(new Diagnostics(() -> all), new Symptoms(catalogues));
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
}
