// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;

/**
 * Judges clocks. What breaks Kerberos is a host that is off from its domain controller, and what is measured is the
 * host against this machine; so a difference is a warning at the most, and only a third clock says whose fault it is.
 */
@Component(service = Check.class)
public final class ClockCheck implements Check {

    static final Cause SKEWED = Cause.of("clock.skewed", Stage.AUTHENTICATION)
            .explaining("secStatus:0x80090324", "secStatus:0x80090328", "ntstatus:0xC0000133", "tlsAlert:0x2D",
                    "disconnectReason:0x904", "disconnectReason:0x1707", "disconnectReason:0x1807",
                    "disconnectReason:0x1B07", "event:0x24", "event:0x81", "event:0x86");
    static final Cause THIS_MACHINE = Cause.of("clock.this-machine", Stage.CLIENT)
            .explaining("secStatus:0x80090324", "secStatus:0x80090328", "ntstatus:0xC0000133", "tlsAlert:0x2D",
                    "disconnectReason:0x1B07");

    private static final Indication DIFFERS = SKEWED.speaksFor(Strength.MODERATE, "differs")
            .group("clock").from(ClockSkew.TYPE);
    private static final Indication THIRD_DIFFERS = SKEWED.speaksFor(Strength.STRONG, "third-differs")
            .group("clock").from(ClockSkew.TYPE, ReferenceClocks.TYPE);
    private static final Indication AGREES = SKEWED.speaksAgainst(Strength.STRONG, "agrees")
            .group("clock").from(ClockSkew.TYPE);
    private static final Indication THIRD_AGREES =
            SKEWED.speaksAgainst(Strength.DECISIVE, "third-agrees")
                    .group("clock").from(ClockSkew.TYPE, ReferenceClocks.TYPE);

    private static final Indication ALL_DIFFER = THIS_MACHINE.speaksFor(Strength.STRONG, "all-differ")
            .group("clock").from(ClockSkew.TYPE, ReferenceClocks.TYPE);
    private static final Indication HOST_AGREES =
            THIS_MACHINE.speaksAgainst(Strength.STRONG, "host-agrees")
                    .group("clock").from(ClockSkew.TYPE);
    private static final Indication THIRD_CONFIRMS =
            THIS_MACHINE.speaksAgainst(Strength.DECISIVE, "third-confirms")
                    .group("clock").from(ClockSkew.TYPE, ReferenceClocks.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(SKEWED, THIS_MACHINE);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(DIFFERS, THIRD_DIFFERS, AGREES, THIRD_AGREES, ALL_DIFFER, HOST_AGREES, THIRD_CONFIRMS);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(ClockSkew.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        ThreeClocks clocks = new ThreeClocks(evidence.find(ClockSkew.TYPE).orElseThrow(),
                evidence.find(ReferenceClocks.TYPE).map(ReferenceClocks::clocks).orElse(List.of()));
        return List.of(skewed(clocks), thisMachine(clocks));
    }

    private static Finding skewed(ThreeClocks clocks) {
        boolean agrees = agrees(clocks);
        Map<String, Object> values = Map.of("difference", Difference.of(clocks.host().seconds()));
        return Finding.of(SKEWED, Verdict.PASS)
                .when(clocks.hostFromHere() == Apart.FAR, DIFFERS, values)
                .when(clocks.thirdSidesWithHere() || clocks.domainContradictsBoth(), THIRD_DIFFERS, third(clocks))
                .when(agrees, AGREES)
                .when(clocks.thirdSidesWithHost(), THIRD_AGREES, third(clocks))
                .settled(Verdict.WARN, agrees || clocks.thirdSidesWithHost() ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }

    private static Finding thisMachine(ThreeClocks clocks) {
        boolean cleared = agrees(clocks) || clocks.thirdSidesWithHere();
        return Finding.inconclusive(THIS_MACHINE, clocks.others().isEmpty() && !cleared
                        ? List.of(ReferenceClocks.TYPE.from(Vantage.HERE)) : List.of())
                .when(clocks.thirdSidesWithHost() || clocks.domainContradictsBoth(), ALL_DIFFER, third(clocks))
                .when(agrees(clocks), HOST_AGREES)
                .when(clocks.thirdSidesWithHere(), THIRD_CONFIRMS, third(clocks))
                .settled(Verdict.WARN, cleared ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }

    /** Two that agree are taken to be right, unless a domain controller contradicts them. */
    private static boolean agrees(ThreeClocks clocks) {
        return clocks.hostFromHere() == Apart.NEAR && !clocks.domainContradictsBoth();
    }

    private static Map<String, Object> third(ThreeClocks clocks) {
        return clocks.third().<Map<String, Object>>map(clock -> Map.of("other", clock.host(), "difference",
                Difference.of(clock.seconds()))).orElse(Map.of());
    }
}
