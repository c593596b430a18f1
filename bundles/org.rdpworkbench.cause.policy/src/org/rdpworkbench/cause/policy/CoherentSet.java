// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/**
 * The settings with which TLS and NLA go together, written only where the host itself set weaker ones. What a policy
 * set stays, and where that leaves a contradiction nothing is proposed. Nor is it where the key is not known to be
 * readable: standard security may be the workaround for it, and then nobody would get in any more.
 */
final class CoherentSet {

    static final Set<EvidenceKey> USES = Set.of(Negotiation.TYPE.from(Vantage.HERE),
            RemoteDesktopSettings.TYPE.from(Vantage.INSIDE), KeyAccess.TYPE.from(Vantage.INSIDE));

    private static final String LISTENER =
            "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\\";
    /** That new connections use other settings without it is not verified on Windows. */
    private static final Change RESTART = new Change.Act(Change.Action.RESTART_SERVICE, "TermService",
            "the host chooses TLS or NLA, and the handshake completes");

    /** Whether a setting must be raised, by those that the host has, and those that it has by the steps before. */
    private interface Need extends BiPredicate<RemoteDesktopSettings, RemoteDesktopSettings> {}

    /** How one is raised. */
    private record Step(String setting, int weak, int strong, Need need) {

        String target() {
            return LISTENER + setting;
        }

        /** True where the host itself set the weaker value, and nobody else has a hand in it. */
        boolean weakBy(RemoteDesktopSettings settings) {
            return settings.setting(setting).filter(one -> one.owner() == Owner.LOCAL && one.policy().isEmpty()
                    && one.origin().isEmpty() && one.local().filter(value -> value == weak).isPresent()).isPresent();
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step(RemoteDesktopSettings.SECURITY_LAYER, 0, Layer.TLS, (was, now) -> Layer.standardAlone(was)),
            // Whoever turned TLS off turned NLA off with it.
            new Step(RemoteDesktopSettings.USER_AUTHENTICATION, 0, 1, (was, now) -> Layer.standardAlone(was)),
            new Step(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 1, 3, (was, now) -> CoherenceCheck.lowLevel(now)),
            new Step(RemoteDesktopSettings.NEGOTIATION, 0, 1, (was, now) -> CoherenceCheck.mute(now)));

    static final Set<String> WRITES = Stream.concat(Stream.of(RESTART.target()), STEPS.stream().map(Step::target))
            .collect(Collectors.toUnmodifiableSet());

    private CoherentSet() {}

    /** The plan for that cause, where the host goes without TLS and would have it afterwards. */
    static Optional<FixPlan> plan(String cause, CaseFile evidence) {
        boolean withoutTls = evidence.find(Negotiation.TYPE).flatMap(all -> all.exchanges().stream().findFirst())
                .filter(CoherenceCheck::withoutTls).isPresent();
        boolean readable = evidence.find(KeyAccess.TYPE, Vantage.INSIDE).filter(KeyAccess::right).isPresent();
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).filter(all -> withoutTls && readable)
                .flatMap(settings -> plan(cause, settings));
    }

    /** The policy that sets what would have to be raised, where one does. */
    static Optional<Refusal> refusal(String cause, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).flatMap(settings -> STEPS.stream()
                .filter(step -> step.need().test(settings, settings) && settings.is(step.setting(), step.weak()))
                .flatMap(step -> settings.setting(step.setting()).stream()).filter(Setting::byPolicy).findFirst()
                .map(setting -> Owned.byPolicy(cause, setting)));
    }

    private static Optional<FixPlan> plan(String cause, RemoteDesktopSettings settings) {
        FixPlan plan = FixPlan.of(cause, "coherent", FixPlan.Security.STRONGER);
        RemoteDesktopSettings now = settings;
        for (Step step : STEPS) {
            if (step.need().test(settings, now) && step.weakBy(now)) {
                plan = plan.then(new Change.Set(step.target(), Optional.of(SettingValue.dword(step.weak())),
                        SettingValue.dword(step.strong())));
                now = with(now, step);
            }
        }
        boolean better = !plan.changes().isEmpty() && Layer.tls(now) && CoherenceCheck.coherent(now);
        return better ? Optional.of(plan.then(RESTART).interrupting()) : Optional.empty();
    }

    private static RemoteDesktopSettings with(RemoteDesktopSettings settings, Step step) {
        List<Setting> all = new ArrayList<>(settings.settings());
        Optional<Long> strong = Optional.of((long) step.strong());
        all.replaceAll(one -> one.name().equals(step.setting())
                ? new Setting(one.name(), strong, Owner.LOCAL, Optional.empty(), strong) : one);
        return new RemoteDesktopSettings(List.copyOf(all));
    }
}
