// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Symptom;
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

    /** For tests of that cause. */
    static void needs(String cause) {
        assumeTrue(knows(cause), "its plugin was removed from the source tree");
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
        Assembled assembled = Assembled.all();
        Snapshot all = assembled.snapshot(List.of());
        return new Workbench(new Diagnostics(() -> all), new Symptoms(assembled.catalogues()));
    }
}
