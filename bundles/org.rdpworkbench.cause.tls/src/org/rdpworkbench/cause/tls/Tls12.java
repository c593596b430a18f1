// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/**
 * TLS 1.2 for the services of a host, switched on again by exactly those values that switch it off. Policies and hands
 * write to the same place, so that a value of which no policy is known may be set again all the same; the plan's words
 * say so. What is known to be a policy's is the policy's to change. That a host takes these values over when it starts,
 * and not before, is not verified on Windows.
 */
final class Tls12 {

    private static final String SERVER = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders"
            + "\\SCHANNEL\\Protocols\\TLS 1.2\\Server\\";

    /** A value, and the numbers with which it switches TLS 1.2 off and on. */
    private record Switch(String setting, String name, int off, int on) {

        String target() {
            return SERVER + name;
        }

        Change change() {
            return new Change.Set(target(), Optional.of(SettingValue.dword(off)), SettingValue.dword(on));
        }
    }

    private static final List<Switch> SWITCHES = List.of(
            new Switch(RemoteDesktopSettings.TLS_12_ENABLED, "Enabled", 0, 1),
            new Switch(RemoteDesktopSettings.TLS_12_DISABLED, "DisabledByDefault", 1, 0));

    static final Set<String> WRITES = SWITCHES.stream().map(Switch::target).collect(Collectors.toUnmodifiableSet());

    private Tls12() {}

    /** The plan; empty where TLS 1.2 is not switched off, or a policy does it. */
    static Optional<FixPlan> plan(String cause, FixPlan.Security security, RemoteDesktopSettings settings) {
        List<Switch> off = SWITCHES.stream().filter(one -> settings.is(one.setting(), one.off())).toList();
        if (off.isEmpty() || !off.stream().allMatch(one -> settings.setting(one.setting()).filter(Tls12::ofNoPolicy)
                .isPresent())) {
            return Optional.empty();
        }
        FixPlan plan = FixPlan.of(cause, "tls-1-2", security).afterRestart();
        for (Switch one : off) {
            plan = plan.then(one.change());
        }
        return Optional.of(plan);
    }

    /** The policy that switches TLS 1.2 off, where one does. */
    static Optional<Refusal> refusal(String cause, RemoteDesktopSettings settings) {
        return SWITCHES.stream().filter(one -> settings.is(one.setting(), one.off()))
                .flatMap(one -> settings.setting(one.setting()).stream()).filter(Setting::byPolicy).findFirst()
                .map(setting -> Owned.byPolicy(cause, setting));
    }

    private static boolean ofNoPolicy(Setting setting) {
        return (setting.owner() == Owner.LOCAL || setting.owner() == Owner.UNKNOWN) && setting.policy().isEmpty()
                && setting.origin().isEmpty() && setting.local().equals(setting.effective());
    }
}
