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
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.integration.SourceTree.Component;

/** The engine with every probe and check of the source tree: as services where there is a framework, else made here. */
final class Workbench {

    private static final Diagnostics DIAGNOSTICS = start();

    private Workbench() {}

    static Diagnostics diagnostics() {
        return DIAGNOSTICS;
    }

    /** False for a cause whose plugin was removed from the source tree. */
    static boolean knows(String cause) {
        return DIAGNOSTICS.snapshot().checks().stream().flatMap(check -> check.service().causes().stream())
                .anyMatch(known -> known.id().equals(cause));
    }

    private static Diagnostics start() {
        Bundle self = FrameworkUtil.getBundle(Workbench.class);
        try {
            return self == null ? withoutFramework() : Framework.diagnostics(self.getBundleContext());
        } catch (Exception e) {
            throw new IllegalStateException("the workbench cannot be put together", e);
        }
    }

    private static Diagnostics withoutFramework() throws ReflectiveOperationException, IOException {
        List<Probe> probes = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        for (Component component : SourceTree.components()) {
            Object made = Class.forName(component.name()).getConstructor().newInstance();
            if (component.probe()) {
                probes.add((Probe) made);
            } else {
                checks.add((Check) made);
            }
            texts.putAll(texts(component.bundle().resolve("OSGI-INF/l10n/bundle.properties")));
        }
        return new Diagnostics(() -> Snapshot.of(probes, checks, new Texts(texts)));
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
