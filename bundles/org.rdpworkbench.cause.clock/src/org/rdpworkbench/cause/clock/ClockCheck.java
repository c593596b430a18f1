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
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;

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

    private static final Indications<ThreeClocks> FOR_SKEWED = Indications.<ThreeClocks>of(SKEWED)
            .row(SKEWED.speaksFor(Strength.MODERATE, "differs").group("clock").from(ClockSkew.TYPE),
                    clocks -> clocks.hostFromHere() == Apart.FAR,
                    clocks -> Map.of("difference", Difference.of(clocks.host().seconds())))
            .row(SKEWED.speaksFor(Strength.STRONG, "third-differs").group("clock")
                    .from(ClockSkew.TYPE, ReferenceClocks.TYPE),
                    ThreeClocks::hostIsWrong, ClockCheck::third)
            .row(SKEWED.speaksAgainst(Strength.STRONG, "agrees").group("clock").from(ClockSkew.TYPE),
                    ClockCheck::agrees)
            .row(SKEWED.speaksAgainst(Strength.DECISIVE, "third-agrees").group("clock")
                    .from(ClockSkew.TYPE, ReferenceClocks.TYPE), ThreeClocks::thirdSidesWithHost, ClockCheck::third)
            .row(inside(SKEWED.speaksFor(Strength.MODERATE, "time-service-off")),
                    clocks -> clocks.offWhile(TimeService::off))
            .row(inside(SKEWED.speaksFor(Strength.MODERATE, "time-from-nowhere")),
                    clocks -> clocks.offWhile(time -> !time.off() && time.source() == Source.NOWHERE))
            .row(inside(SKEWED.speaksAgainst(Strength.WEAK, "time-service-runs")),
                    clocks -> clocks.offWhile(TimeService::keepsTime))
            // It cannot be off from what Kerberos goes by, unless other controllers differ.
            .row(SKEWED.speaksAgainst(Strength.WEAK, "domain-controller").group("role")
                    .from(ClockSkew.TYPE).from(Vantage.INSIDE, HostRoles.TYPE).circumstance(),
                    ThreeClocks::offAsDomainController);

    private static final Indications<ThreeClocks> FOR_THIS_MACHINE = Indications.<ThreeClocks>of(THIS_MACHINE)
            .row(THIS_MACHINE.speaksFor(Strength.STRONG, "all-differ").group("clock")
                    .from(ClockSkew.TYPE, ReferenceClocks.TYPE),
                    ThreeClocks::thirdSidesWithHost, ClockCheck::third)
            .row(THIS_MACHINE.speaksFor(Strength.STRONG, "domain-differs").group("clock")
                    .from(ClockSkew.TYPE, ReferenceClocks.TYPE), ThreeClocks::domainContradictsBoth, ClockCheck::third)
            .row(THIS_MACHINE.speaksAgainst(Strength.STRONG, "host-agrees").group("clock").from(ClockSkew.TYPE),
                    ClockCheck::agrees)
            .row(THIS_MACHINE.speaksAgainst(Strength.DECISIVE, "third-confirms").group("clock")
                    .from(ClockSkew.TYPE, ReferenceClocks.TYPE), ThreeClocks::thirdSidesWithHere, ClockCheck::third);

    private static Indication inside(Indication indication) {
        return indication.group("time-service").from(Vantage.INSIDE, TimeService.TYPE);
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(SKEWED, THIS_MACHINE);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_SKEWED, FOR_THIS_MACHINE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(ClockSkew.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        ThreeClocks clocks = ThreeClocks.in(evidence).orElseThrow();
        boolean right = agrees(clocks) || clocks.thirdSidesWithHost();
        boolean cleared = agrees(clocks) || clocks.thirdSidesWithHere();
        Finding thisMachine = FOR_THIS_MACHINE.weigh(clocks)
                .settled(Verdict.WARN, cleared ? Verdict.PASS : Verdict.INCONCLUSIVE);
        return List.of(
                FOR_SKEWED.weigh(clocks).settled(Verdict.WARN, right ? Verdict.PASS : Verdict.INCONCLUSIVE),
                clocks.others().isEmpty() && !cleared
                        ? thisMachine.lacking(List.of(ReferenceClocks.TYPE.from(Vantage.HERE))) : thisMachine);
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
