// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** Where a domain controller answers that a person names, and for which repairs it is asked. */
final class DomainControllerTest {

    private static final String CAUSE = "test.clock";
    private static final EvidenceKey CLOCK = Seen.TYPE.from(Vantage.HERE);

    /** One that asks a domain controller where {@code asks} says so. */
    private record Clock(BooleanSupplier asks) implements Probe {

        @Override
        public String id() {
            return "test.clock-probe";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(Seen.TYPE);
        }

        @Override
        public int connections() {
            return 1;
        }

        @Override
        public boolean asksDomainController() {
            return asks.getAsBoolean();
        }

        @Override
        public void collect(ProbeContext context) {
            throw new AssertionError("nobody looks here");
        }
    }

    /** One that proposes nothing. */
    private record Idle(Set<EvidenceKey> uses) implements Fixer {

        @Override
        public String cause() {
            return CAUSE;
        }

        @Override
        public Set<String> writes() {
            return Set.of();
        }

        @Override
        public List<FixPlan> propose(Finding finding, CaseFile evidence) {
            return List.of();
        }
    }

    private static Snapshot plugins(BooleanSupplier asks, EvidenceKey... uses) {
        return new Snapshot(List.of(Contribution.of(new Clock(asks))), List.of(), List.of(),
                List.of(Contribution.of(new Idle(Set.of(uses)))), new Texts(Map.of()));
    }

    @Test
    void itIsAskedForWhereTheRepairMayRestOnWhatItSays() {
        assertEquals(Set.of(CLOCK), plugins(() -> true, CLOCK).fromDomainController(CAUSE));
        assertEquals(Set.of(), plugins(() -> true, CLOCK).fromDomainController("test.other"));
        assertEquals(Set.of(), plugins(() -> true).fromDomainController(CAUSE), "the repair does not look at that");
        assertEquals(Set.of(), plugins(() -> true, Seen.TYPE.from(Vantage.INSIDE)).fromDomainController(CAUSE));
        assertEquals(Set.of(), plugins(() -> false, CLOCK).fromDomainController(CAUSE), "somebody else sees that");
        assertEquals(Set.of(), plugins(() -> {
            throw new NoClassDefFoundError("gone");
        }, CLOCK).fromDomainController(CAUSE));
    }

    @Test
    void itsDirectoryAnswersWhereDirectoriesDo() {
        assertEquals(Target.of("dc1.example", 389), Request.directory(" dc1.example "));
        assertEquals(Target.of("dc1.example", 3268), Request.directory("dc1.example:3268"));
        assertEquals(Target.of("::1", 389), Request.directory("::1"));
        assertEquals("\"a host\" is not a host name or address.",
                assertThrows(IllegalArgumentException.class, () -> Request.directory("a host")).getMessage());
    }
}
