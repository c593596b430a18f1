// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.winsock.WinsockCheck;
import org.rdpworkbench.cause.winsock.WinsockFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** What is proposed for this machine's own catalogue, and that the check reads it as it reads a client's. */
final class WinsockFixerTest {

    private static final Fixer FIXER = new WinsockFixer();

    private static Cases here(WinsockCatalog catalog) {
        return Cases.of(Seen.here(ConnectOutcome.REFUSED)).from(Vantage.INSIDE, catalog);
    }

    private static Verdict judged(WinsockCatalog catalog) {
        return Expectation.judged(new WinsockCheck(), FIXER.cause(), here(catalog)).verdict();
    }

    private static List<FixPlan> proposed(Cases evidence) {
        return FIXER.propose(Expectation.judged(new WinsockCheck(), FIXER.cause(), evidence),
                new NarrowedCase(evidence.record(), FIXER.uses()));
    }

    @Test
    void aBrokenCatalogueOfThisMachineIsReset() {
        assertEquals(Verdict.WARN, judged(Seen.catalog(Seen.tcp(Seen.GONE))));
        FixPlan plan = proposed(here(Seen.catalog(Seen.tcp(Seen.GONE)))).getFirst();
        assertTrue(plan.interrupts() && plan.waitsForRestart());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(FIXER.writes().stream().toList(), plan.changes().stream().map(Change::target).toList());
        assertEquals(Map.of("files", Seen.GONE.path()), plan.values());
        assertEquals("none is named there", proposed(here(Seen.catalog())).getFirst().values().get("files"));
    }

    /** What layered itself over it may have been there to protect. */
    @Test
    void whatTakesLayersAlongWeakens() {
        FixPlan plan = proposed(here(Seen.catalog(Seen.TCP, Seen.chain(Seen.LAYER, 1020, 1001)))).getFirst();
        assertEquals(FixPlan.Security.WEAKER, plan.security());
    }

    @Test
    void whatSoftwareIsMeantToBeThereStays() {
        WinsockCatalog layered = Seen.catalog(Seen.TCP, Seen.layer(Seen.LAYER), Seen.chain(Seen.LAYER, 1020, 1001));
        assertEquals(Verdict.WARN, judged(layered));
        assertEquals(List.of(), proposed(here(layered)));
        assertEquals(List.of(), proposed(here(Seen.names(Seen.GONE))));
    }

    @Test
    void theCatalogueOfAnotherClientIsNotReset() {
        assertEquals(List.of(), proposed(Seen.client(Seen.catalog(Seen.tcp(Seen.GONE)))));
        assertEquals(Verdict.PASS, judged(Seen.catalog(Seen.TCP, Seen.UDP)));
    }
}
