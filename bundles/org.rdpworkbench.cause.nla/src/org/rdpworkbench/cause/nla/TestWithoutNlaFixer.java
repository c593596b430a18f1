// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla;

import static org.rdpworkbench.facts.RemoteDesktopSettings.NEGOTIATION;
import static org.rdpworkbench.facts.RemoteDesktopSettings.SECURITY_LAYER;
import static org.rdpworkbench.facts.RemoteDesktopSettings.USER_AUTHENTICATION;

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
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/**
 * Proposes to let clients without NLA in for a while, as a test of whether NLA is all that stops one. It is never more
 * than that: the repair is on the client. Only where the host itself requires NLA and takes nobody without TLS, since a
 * host that negotiates its layer would then take standard RDP security, too; and never on hosts that others rest on.
 */
@Component(service = Fixer.class)
public final class TestWithoutNlaFixer implements Fixer {

    private static final String SETTING = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
            + "\\WinStations\\RDP-Tcp\\UserAuthentication";
    private static final int TLS = 2;
    /** How soon the listener follows its registry is not known: where it needs longer, the test is taken back. */
    private static final Duration FOLLOWS = Duration.ofSeconds(15);

    @Override
    public String cause() {
        return NlaUseCheck.REQUIRED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(SETTING);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), RemoteDesktopSettings.TYPE.from(Vantage.INSIDE),
                HostRoles.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        boolean ordinary = evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(all -> all.roles().isEmpty())
                .isPresent();
        boolean local = evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(TestWithoutNlaFixer::requiredByTheHostItself).isPresent();
        return requires(evidence) && ordinary && local ? List.of(FixPlan.of(cause(), "test-without-nla",
                FixPlan.Security.WEAKER)
                .then(new Change.Set(SETTING, Optional.of(SettingValue.dword(1)), SettingValue.dword(0)))
                .asTimedTest().settlingWithin(FOLLOWS)) : List.of();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        if (!requires(evidence)) {
            return Optional.empty();
        }
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .flatMap(settings -> settings.setting(USER_AUTHENTICATION)).filter(Setting::byPolicy)
                .map(setting -> Owned.byPolicy(cause(), setting))
                .or(() -> evidence.find(HostRoles.TYPE, Vantage.INSIDE)
                        .flatMap(host -> Owned.byRole(cause(), host)));
    }

    private static boolean requires(CaseFile evidence) {
        return evidence.find(Negotiation.TYPE)
                .filter(all -> new HostSide(all.exchanges()).requires() && all.first().choseTls()).isPresent();
    }

    private static boolean requiredByTheHostItself(RemoteDesktopSettings settings) {
        return settings.is(SECURITY_LAYER, TLS) && !settings.is(NEGOTIATION, 0)
                && settings.setting(USER_AUTHENTICATION).filter(one -> one.owner() == Owner.LOCAL
                        && one.policy().isEmpty() && one.origin().isEmpty()
                        && one.local().filter(value -> value == 1).isPresent()).isPresent();
    }
}
