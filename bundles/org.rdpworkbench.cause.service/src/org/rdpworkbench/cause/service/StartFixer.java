// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Service;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;

/**
 * Proposes to start TermService where it is stopped, and before that to let it start by hand or trigger again where it
 * is disabled: so Windows 10, 11 and the servers of their time have it, and the two services beside it as well (not
 * verified on Windows). One that is paused, on its way, or not there is nothing that a start would mend.
 *
 * <p>To enable what somebody disabled is WEAKER: the host can be attacked there again. To start what was meant to run
 * is not. What a policy of system services disables is the policy's to enable.
 */
@Component(service = Fixer.class)
public final class StartFixer implements Fixer {

    private static final String SETTING = "service:";
    /** Whoever disables Remote Desktop disables these with it: what redirects devices, and what makes certificates. */
    private static final List<String> BESIDE = List.of("SessionEnv", "UmRdpService");
    /** SERVICE_DEMAND_START, dwStartType of [MS-SCMR] 2.2.15. */
    private static final SettingValue ON_DEMAND = SettingValue.dword(3);
    private static final Change START = new Change.Act(Change.Action.START_SERVICE, ServiceStates.TERM_SERVICE,
            "TermService is running");

    @Override
    public String cause() {
        return ServiceCheck.STOPPED.id();
    }

    @Override
    public Set<String> writes() {
        return Stream.concat(Stream.of(START.target()), Stream.concat(Stream.of(ServiceStates.TERM_SERVICE),
                BESIDE.stream()).map(SETTING::concat)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ServiceStates.TYPE.from(Vantage.INSIDE), RemoteDesktopSettings.TYPE.from(Vantage.INSIDE));
    }

    /**
     * Where the port answers all the same, what answers may be another host. Where Remote Desktop is turned off, the
     * service is stopped by right, and would not listen.
     */
    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        boolean turnedOff = evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> settings.is(RemoteDesktopSettings.DENY_CONNECTIONS, 1)).isPresent();
        if (finding.verdict() != Verdict.FAIL || turnedOff) {
            return List.of();
        }
        return evidence.find(ServiceStates.TYPE, Vantage.INSIDE).flatMap(states -> plan(states, evidence)).stream()
                .toList();
    }

    /** That a policy has disabled that service; empty where none is known that did. */
    private Optional<Refusal> byPolicy(String service, CaseFile evidence) {
        return Owned.byPolicyOfServices(cause(), evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE), service);
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> finding.verdict() == Verdict.FAIL
                        && settings.is(RemoteDesktopSettings.DENY_CONNECTIONS, 1))
                .flatMap(settings -> settings.setting(RemoteDesktopSettings.DENY_CONNECTIONS))
                .filter(RemoteDesktopSettings.Setting::byPolicy).map(setting -> Owned.byPolicy(cause(), setting))
                .or(() -> evidence.find(ServiceStates.TYPE, Vantage.INSIDE)
                        .flatMap(states -> states.service(ServiceStates.TERM_SERVICE))
                        .filter(service -> finding.verdict() == Verdict.FAIL && service.start() == Start.DISABLED)
                        .flatMap(service -> byPolicy(service.name(), evidence)));
    }

    private Optional<FixPlan> plan(ServiceStates states, CaseFile evidence) {
        Optional<Service> listener = states.service(ServiceStates.TERM_SERVICE)
                .filter(service -> service.state() == State.STOPPED);
        return listener.map(Service::start).flatMap(start -> switch (start) {
            case AUTO, DEMAND -> Optional.of(FixPlan.of(cause(), "start", FixPlan.Security.SAME).then(START));
            case DISABLED -> Optional.of(enabling(states, evidence).then(START))
                    .filter(plan -> byPolicy(ServiceStates.TERM_SERVICE, evidence).isEmpty());
            // No service that listens is started with the kernel, and what starts one may be hidden from the account.
            case BOOT, SYSTEM, UNKNOWN -> Optional.empty();
        });
    }

    private FixPlan enabling(ServiceStates states, CaseFile evidence) {
        FixPlan plan = FixPlan.of(cause(), "enable", FixPlan.Security.WEAKER).then(enable(ServiceStates.TERM_SERVICE));
        for (String name : BESIDE) {
            boolean disabled = states.service(name).filter(one -> one.start() == Start.DISABLED).isPresent()
                    && byPolicy(name, evidence).isEmpty();
            plan = disabled ? plan.then(enable(name)) : plan;
        }
        return plan;
    }

    private static Change enable(String service) {
        return new Change.Set(SETTING + service, Optional.of(SettingValue.SERVICE_DISABLED), ON_DEMAND);
    }
}
