// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/**
 * Proposes to turn Remote Desktop on where the host itself has it off. What a policy set is the policy's to change, and
 * a listener that is off of its own would still be off. That TermService takes the value over without a restart is not
 * verified on Windows.
 *
 * <p>The plan says WEAKER: a host that takes logons over the network can be attacked there. Whoever looks at a failed
 * connection need not be who turned it off, and is to be asked for this by itself.
 */
@Component(service = Fixer.class)
public final class TurnOnFixer implements Fixer {

    private static final String DENY = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\"
            + RemoteDesktopSettings.DENY_CONNECTIONS;
    private static final int ON = 0;
    private static final int OFF = 1;

    /** How soon the listener follows is not verified on Windows. */
    private static final Duration SETTLES = Duration.ofSeconds(30);

    @Override
    public String cause() {
        return TurnedOffCheck.DISABLED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(DENY);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE));
    }

    /** Where the port answers all the same, what answers may be another host, and nothing is known to be gained. */
    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> finding.verdict() == Verdict.FAIL
                        && !settings.is(RemoteDesktopSettings.ENABLED, 0)
                        && settings.setting(RemoteDesktopSettings.DENY_CONNECTIONS).filter(TurnOnFixer::offByHost)
                                .isPresent())
                .map(settings -> FixPlan.of(cause(), "turn-on", FixPlan.Security.WEAKER)
                        .then(new Change.Set(DENY, Optional.of(SettingValue.dword(OFF)), SettingValue.dword(ON)))
                        .settlingWithin(SETTLES))
                .stream().toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> finding.verdict() == Verdict.FAIL
                        && settings.is(RemoteDesktopSettings.DENY_CONNECTIONS, OFF))
                .flatMap(settings -> settings.setting(RemoteDesktopSettings.DENY_CONNECTIONS))
                .filter(Setting::byPolicy).map(setting -> Owned.byPolicy(cause(), setting));
    }

    private static boolean offByHost(Setting setting) {
        return setting.owner() == Owner.LOCAL && setting.policy().isEmpty() && setting.origin().isEmpty()
                && setting.local().filter(value -> value == OFF).isPresent();
    }
}
