// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/** Why a fixer leaves to others what belongs to them, in the same values for every plugin. */
public final class Owned {

    private Owned() {}

    /**
     * A policy owns a setting: {@code <cause>.refused-policy} with {@code setting}, {@code value}, {@code policy}, the
     * end of "set by", and {@code place}, where its value is.
     */
    public static Refusal byPolicy(String cause, Setting setting) {
        return Refusal.of(cause, "policy").value("setting", setting.name())
                .value("value", setting.policy().or(setting::effective).map(String::valueOf).orElse("unknown"))
                .value("policy", setting.setBy()).value("place", setting.policy().isPresent()
                        ? RemoteDesktopSettings.POLICIES + "\\" + setting.name() : "the host's own value of that name");
    }

    /**
     * A policy has disabled a service: {@code <cause>.refused-start} with {@code service} and {@code policy}, the end
     * of "set by"; empty where none is known that did.
     */
    public static Optional<Refusal> byPolicyOfServices(String cause, Optional<RemoteDesktopSettings> settings,
            String service) {
        return settings.flatMap(all -> all.setting(RemoteDesktopSettings.start(service))).filter(Setting::byPolicy)
                .map(start -> Refusal.of(cause, "start").value("service", service).value("policy", start.setBy()));
    }

    /**
     * The host has one of these roles: {@code <cause>.refused-role} with {@code roles}, those that it has; empty where
     * it has none of them.
     */
    public static Optional<Refusal> byRole(String cause, HostRoles host, Collection<Role> forbidding) {
        List<Role> roles = host.roles().stream().filter(forbidding::contains).toList();
        return roles.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(cause, "role").value("roles",
                roles.stream().map(Role::words).collect(Collectors.joining(", "))));
    }

    /** The same of any role. */
    public static Optional<Refusal> byRole(String cause, HostRoles host) {
        return byRole(cause, host, List.of(Role.values()));
    }
}
