// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.integration.SourceTree.Component;

class WorkbenchTest {

    /** Without this, a cause whose wiring broke would only look as if it had been removed. */
    @Test
    void everyProbeCheckAndFixerOfTheSourceTreeIsAtWork() {
        Snapshot snapshot = Workbench.diagnostics().snapshot();
        List<String> working = Stream.of(snapshot.probes(), snapshot.checks(), snapshot.fixers())
                .flatMap(List::stream).map(one -> one.service().getClass().getName()).sorted().toList();
        assertFalse(working.isEmpty());
        assertEquals(SourceTree.components().stream().filter(one -> !one.is(SymptomCatalog.class))
                .map(Component::name).sorted().toList(), working);
    }

    @Test
    void everyCauseHasItsTitle() {
        Snapshot snapshot = Workbench.diagnostics().snapshot();
        List<String> withoutTitle = snapshot.checks().stream().flatMap(check -> check.service().causes().stream())
                .map(cause -> cause.id() + ".title").filter(key -> snapshot.texts().pattern(key).isEmpty()).toList();
        assertEquals(List.of(), withoutTitle);
    }
}
