// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin.Source;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.probe.host.policy.AppliedPolicies.Setter;

/**
 * Says which policy has set a value of a host's registry. It looks where Windows keeps what it has applied, and only as
 * far as it is asked. What cannot be read makes an owner unknown, and never a failure.
 */
public final class Origins {

    /** The ids of extensions: registry, security settings, and preferences for the registry. */
    private static final String REGISTRY = "{35378EAC-683F-11D2-A89A-00C04FBBCFA2}";
    private static final String SECURITY = "{827D319E-6EAC-11D2-A4EA-00C04F79F83A}";
    private static final String PREFERENCES = "{B087BE9D-ED37-454F-AF9C-04291E351182}";

    /** What device management has set, by area, as the Policy CSP names it. */
    private static final String MANAGEMENT = "HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device";

    private record Managed(String area, String policy) {}

    private static final Map<String, Managed> MANAGED = Map.ofEntries(
            entry(RemoteDesktopSettings.DENY_CONNECTIONS,
                    new Managed("RemoteDesktopServices", "AllowUsersToConnectRemotely")),
            entry(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL,
                    new Managed("RemoteDesktopServices", "ClientConnectionEncryptionLevel")),
            entry(RemoteDesktopSettings.SECURITY_LAYER,
                    new Managed("ADMX_TerminalServer", "TS_SECURITY_LAYER_POLICY")),
            entry(RemoteDesktopSettings.USER_AUTHENTICATION,
                    new Managed("ADMX_TerminalServer", "TS_USER_AUTHENTICATION_POLICY")),
            entry(RemoteDesktopSettings.MOST_CONNECTIONS, new Managed("ADMX_TerminalServer", "TS_MAX_CON_POLICY")),
            entry(RemoteDesktopSettings.FIPS, new Managed("Cryptography", "AllowFipsAlgorithmPolicy")),
            entry(RemoteDesktopSettings.LM_COMPATIBILITY, new Managed("LocalPoliciesSecurityOptions",
                    "NetworkSecurity_LANManagerAuthenticationLevel")));

    private final HostSession session;
    private final BooleanSupplier time;
    private final PolicyReader reader;
    private Optional<AppliedPolicies> registry = Optional.empty();
    private Optional<AppliedPolicies> own = Optional.empty();
    private Optional<AppliedPolicies> security = Optional.empty();
    private Optional<AppliedPolicies> templates = Optional.empty();
    private Optional<AppliedPolicies> preferences = Optional.empty();
    private Optional<Boolean> managementKnown = Optional.empty();

    /** @param time whether there is still time to read more; without it nothing further is found */
    public Origins(HostSession session, BooleanSupplier time) {
        this.session = session;
        this.time = time;
        reader = new PolicyReader(session, time);
    }

    /**
     * Who has set a value that lies among the policies. Where all that was applied is known and nothing of it sets the
     * value, it is a leftover.
     *
     * @param setting as {@link RemoteDesktopSettings} names it
     * @param holds what it is
     */
    public Optional<Origin> ofPolicy(String setting, String key, String name, SettingValue holds)
            throws InterruptedException {
        Optional<Origin> found = byTemplates(key, name);
        if (found.isEmpty()) {
            found = managed(setting);
        }
        if (found.isEmpty()) {
            found = preferred(key, name, holds);
        }
        boolean known = time.getAsBoolean() && registry().setter(key, name).known() && own().setter(key, name).known()
                && managementIsKnown();
        return found.isEmpty() && known ? Optional.of(new Origin(Source.LEFTOVER, Optional.empty())) : found;
    }

    /** Who has set a value in the host's own place, as far as it was a policy and the host still tells. */
    public Optional<Origin> ofHost(String setting, String key, String name, SettingValue holds)
            throws InterruptedException {
        Optional<Origin> found = secured(key, name);
        if (found.isEmpty()) {
            found = preferred(key, name, holds);
        }
        if (found.isEmpty()) {
            found = byTemplates(key, name);
        }
        return found.isEmpty() ? managed(setting) : found;
    }

    private Optional<Origin> byTemplates(String key, String name) throws InterruptedException {
        Setter domain = registry().setter(key, name);
        return (domain.policy().isPresent() || !domain.known() ? domain : own().setter(key, name)).policy()
                .map(policy -> AppliedPolicies.origin(policy, Source.GROUP_POLICY));
    }

    private Optional<Origin> secured(String key, String name) throws InterruptedException {
        if (security.isEmpty()) {
            security = Optional.of(reader.applied(SECURITY,
                    "Microsoft\\Windows NT\\SecEdit\\GptTmpl.inf", SecurityTemplate::parse));
        }
        Optional<AppliedPolicy> found = security.get().setter(key, name).policy();
        if (found.isEmpty() && templates.isEmpty()) {
            templates = Optional.of(reader.templates());
        }
        return (found.isPresent() ? found : templates.orElseThrow().setter(key, name).policy())
                .map(policy -> AppliedPolicies.origin(policy, Source.SECURITY_SETTINGS));
    }

    private Optional<Origin> preferred(String key, String name, SettingValue holds) throws InterruptedException {
        if (preferences.isEmpty()) {
            preferences = Optional.of(reader.applied(PREFERENCES,
                    "Preferences\\Registry\\Registry.xml", PreferenceItems::parse));
        }
        return preferences.get().setting(key, name, holds)
                .map(policy -> AppliedPolicies.origin(policy, Source.PREFERENCES));
    }

    private AppliedPolicies registry() throws InterruptedException {
        if (registry.isEmpty()) {
            registry = Optional.of(reader.applied(REGISTRY, "Registry.pol", RegistryPolicyFile::parse));
        }
        return registry.get();
    }

    private AppliedPolicies own() throws InterruptedException {
        if (own.isEmpty()) {
            own = Optional.of(reader.own());
        }
        return own.get();
    }

    private Optional<Origin> managed(String setting) throws InterruptedException {
        Managed managed = MANAGED.get(setting);
        if (managed == null || !time.getAsBoolean()) {
            return Optional.empty();
        }
        return session.registry().value(MANAGEMENT + "\\" + managed.area(), managed.policy()).value()
                .filter(value -> value != SettingValue.ABSENT)
                .map(value -> new Origin(Source.DEVICE_MANAGEMENT, Optional.empty()));
    }

    private boolean managementIsKnown() throws InterruptedException {
        if (managementKnown.isEmpty()) {
            managementKnown = Optional.of(session.registry().key(MANAGEMENT).value().isPresent());
        }
        return managementKnown.get();
    }
}
