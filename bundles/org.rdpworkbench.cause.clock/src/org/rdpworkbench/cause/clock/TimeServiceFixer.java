// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;

/**
 * Proposes to let the host's own time service correct its clock, from where it takes the time anyway: a member of a
 * domain stays with its domain. The service takes its time when it starts, so one that runs is restarted. Only where
 * a third clock says that it is the host that is wrong, and not on a host by whose clock others go. One that runs and
 * is disabled is not restarted, since nobody could start it again, and what a policy disabled is the policy's. That a
 * host keeps a replica of a database is not seen; the text says so.
 */
@Component(service = Fixer.class)
public final class TimeServiceFixer implements Fixer {

    private static final String START_TYPE = "service:" + TimeService.W32TIME;
    /** SERVICE_AUTO_START and DEMAND_START, dwStartType of [MS-SCMR] 2.2.15. */
    private static final SettingValue AUTO = SettingValue.dword(2);
    private static final SettingValue DEMAND = SettingValue.dword(3);
    private static final Change START = new Change.Act(Change.Action.START_SERVICE, TimeService.W32TIME,
            "W32Time is running");
    private static final Change RESTART = new Change.Act(Change.Action.RESTART_SERVICE, TimeService.W32TIME,
            "W32Time is running, and the host's clock agrees with the third one within five minutes");
    /** Until it has asked its source often enough to believe it. Not verified on Windows. */
    private static final Duration SETTLES = Duration.ofMinutes(2);
    /** Others go by its clock, or have to agree with it to the moment. */
    private static final Set<Role> LEFT = Set.of(Role.DOMAIN_CONTROLLER, Role.CLUSTER_NODE, Role.HYPER_V,
            Role.CERTIFICATION_AUTHORITY);

    @Override
    public String cause() {
        return ClockCheck.SKEWED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(START_TYPE, START.target(), RESTART.target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ClockSkew.TYPE.from(Vantage.HERE), ReferenceClocks.TYPE.from(Vantage.HERE),
                TimeService.TYPE.from(Vantage.INSIDE), HostRoles.TYPE.from(Vantage.INSIDE),
                RemoteDesktopSettings.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        Optional<ThreeClocks> wrong = ThreeClocks.in(evidence).filter(ThreeClocks::hostIsWrong)
                .filter(TimeServiceFixer::forItself);
        return wrong.filter(clocks -> byPolicy(evidence).isEmpty()).flatMap(this::plan).stream().toList();
    }

    /** That a policy has disabled the time service; empty where none is known that did. */
    private Optional<Refusal> byPolicy(CaseFile evidence) {
        return Owned.byPolicyOfServices(cause(), evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE),
                TimeService.W32TIME);
    }

    /** Whether nobody else goes by its clock, as far as that is known. */
    private static boolean forItself(ThreeClocks clocks) {
        return clocks.roles().filter(host -> host.roles().stream().noneMatch(LEFT::contains)).isPresent();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        Optional<ThreeClocks> wrong = ThreeClocks.in(evidence).filter(ThreeClocks::hostIsWrong);
        return wrong.flatMap(ThreeClocks::roles).flatMap(host -> Owned.byRole(cause(), host, LEFT)
                .or(() -> byPolicy(evidence))
                .or(() -> wrong.flatMap(ThreeClocks::service).filter(TimeServiceFixer::staysOff)
                        .map(time -> Refusal.of(cause(), "disabled")))).or(() -> withoutThird(evidence));
    }

    /** Where there would be a plan if a third clock were there, and said that it is the host's that is wrong. */
    private Optional<Refusal> withoutThird(CaseFile evidence) {
        return ThreeClocks.in(evidence).filter(clocks -> clocks.others().isEmpty()).filter(TimeServiceFixer::forItself)
                .flatMap(ThreeClocks::service).flatMap(time -> corrected(plan(), time))
                .map(plan -> Refusal.of(cause(), "third-clock").value("why", notSeen(evidence)));
    }

    private static String notSeen(CaseFile evidence) {
        return evidence.evidence(ReferenceClocks.TYPE, Vantage.HERE) instanceof Evidence.Missing missing
                && !missing.detail().isBlank() ? missing.detail() : "nobody named one";
    }

    private static boolean staysOff(TimeService time) {
        return time.state() == State.RUNNING && time.start().equals(Optional.of(Start.DISABLED));
    }

    private Optional<FixPlan> plan(ThreeClocks clocks) {
        Clock third = clocks.third().orElseThrow();
        FixPlan plan = plan().value("difference", Difference.of(clocks.host().seconds() - third.seconds()))
                .value("other", third.host());
        return clocks.service().flatMap(time -> corrected(plan, time));
    }

    private FixPlan plan() {
        return FixPlan.of(cause(), "correct", FixPlan.Security.SAME).interrupting().lasting().settlingWithin(SETTLES);
    }

    private static Optional<FixPlan> corrected(FixPlan plan, TimeService time) {
        return switch (time.source()) {
            case DOMAIN -> running(plan, time, AUTO);
            case SERVERS, ALL -> running(plan, time, DEMAND);
            // Where the time should come from, somebody has to say first.
            case NOWHERE, UNKNOWN -> Optional.empty();
        };
    }

    /** @param usual how Windows starts it on such a host; not verified on Windows */
    private static Optional<FixPlan> running(FixPlan plan, TimeService time, SettingValue usual) {
        if (time.state() == State.RUNNING) {
            return Optional.of(plan.then(RESTART)).filter(restarting -> !staysOff(time));
        }
        if (time.state() != State.STOPPED) {
            return Optional.empty();
        }
        return switch (time.start().orElse(Start.UNKNOWN)) {
            case AUTO, DEMAND -> Optional.of(plan.then(START));
            case DISABLED -> Optional.of(plan.then(new Change.Set(START_TYPE,
                    Optional.of(SettingValue.SERVICE_DISABLED), usual)).then(START));
            case BOOT, SYSTEM, UNKNOWN -> Optional.empty();
        };
    }
}
