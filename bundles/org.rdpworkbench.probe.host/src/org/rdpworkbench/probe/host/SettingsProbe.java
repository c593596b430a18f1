// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.probe.host.policy.Origins;

/** Reads the settings of Remote Desktop and of what it stands on, and who has set each: a policy, or the host. */
@Component(service = Probe.class)
public final class SettingsProbe implements InsideProbe {

    private static final String POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    private static final String SERVER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    private static final String LISTENER = SERVER + "\\WinStations\\RDP-Tcp";
    private static final String PROTOCOLS =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String ENABLED = "Enabled";
    private static final String DISABLED = "DisabledByDefault";
    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";

    private static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    /** Those that repairs start or enable. */
    private static final List<String> ENABLED_SERVICES = List.of(ServiceStates.TERM_SERVICE, "SessionEnv",
            "UmRdpService", TimeService.W32TIME);

    /** Settings are worth more than their owners, which may take so long, and leave so much for the other probes. */
    private static final Duration OWNERS = Duration.ofSeconds(4);
    private static final Duration RESERVE = Duration.ofSeconds(5);

    /** Who may write a setting where. */
    private enum Source {
        /** Policies have a place of their own, and what is there wins. */
        BOTH,
        /** No policy has it. */
        HOST,
        /** Policies write to the host's own place: security settings, preferences. */
        SHARED
    }

    /** A setting and where the host itself keeps it. */
    private record Place(String setting, String key, String value, Source source) {

        Place(String setting, String key, Source source) {
            this(setting, key, setting, source);
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place(RemoteDesktopSettings.DENY_CONNECTIONS, SERVER, Source.BOTH),
            new Place(RemoteDesktopSettings.SECURITY_LAYER, LISTENER, Source.BOTH),
            new Place(RemoteDesktopSettings.USER_AUTHENTICATION, LISTENER, Source.BOTH),
            new Place(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, LISTENER, Source.BOTH),
            new Place(RemoteDesktopSettings.NEGOTIATION, LISTENER, Source.HOST),
            new Place(RemoteDesktopSettings.PORT, LISTENER, Source.HOST),
            new Place(RemoteDesktopSettings.ENABLED, LISTENER, Source.HOST),
            new Place(RemoteDesktopSettings.MOST_CONNECTIONS, LISTENER, Source.BOTH),
            new Place(RemoteDesktopSettings.FIPS, LSA + "\\FIPSAlgorithmPolicy", ENABLED, Source.SHARED),
            new Place(RemoteDesktopSettings.LM_COMPATIBILITY, LSA, Source.SHARED),
            new Place(RemoteDesktopSettings.RECEIVING_NTLM, LSA + "\\MSV1_0", Source.SHARED),
            new Place(RemoteDesktopSettings.SENDING_NTLM, LSA + "\\MSV1_0", Source.SHARED),
            new Place(RemoteDesktopSettings.TLS_12_ENABLED, PROTOCOLS + "TLS 1.2\\Server", ENABLED, Source.SHARED),
            new Place(RemoteDesktopSettings.TLS_12_DISABLED, PROTOCOLS + "TLS 1.2\\Server", DISABLED, Source.SHARED),
            new Place(RemoteDesktopSettings.TLS_13_ENABLED, PROTOCOLS + "TLS 1.3\\Server", ENABLED, Source.SHARED),
            new Place(RemoteDesktopSettings.TLS_13_DISABLED, PROTOCOLS + "TLS 1.3\\Server", DISABLED, Source.SHARED));

    @Override
    public String id() {
        return "host.policy";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(RemoteDesktopSettings.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, RemoteDesktopSettings.TYPE,
                session -> settings(session, context));
    }

    /** Holds until the time for owners is over. */
    private static BooleanSupplier time(ProbeContext context) {
        Duration end = context.remaining().minus(OWNERS);
        return () -> context.remaining().compareTo(end.compareTo(RESERVE) > 0 ? end : RESERVE) > 0;
    }

    private static Answer<RemoteDesktopSettings> settings(HostSession session, ProbeContext context)
            throws InterruptedException {
        Answer<Optional<RegistryKey>> policies = session.registry().key(POLICIES);
        if (policies instanceof Answer.None<Optional<RegistryKey>> none) {
            return none.map(key -> null);
        }
        Optional<RegistryKey> policy = policies.value().orElseThrow();
        List<Setting> settings = new ArrayList<>();
        for (Place place : PLACES) {
            switch (session.registry().value(place.key(), place.value())) {
                case Answer.None<SettingValue>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<SettingValue>(SettingValue local) -> settings.add(setting(place,
                        policy.filter(key -> place.source() == Source.BOTH).map(key -> key.value(place.setting()))
                                .orElse(SettingValue.ABSENT), local));
            }
        }
        Origins origins = new Origins(session, time(context));
        for (int i = 0; i < PLACES.size(); i++) {
            settings.set(i, owned(PLACES.get(i), settings.get(i), origins));
        }
        bound(session, origins).ifPresent(settings::add);
        for (String service : ENABLED_SERVICES) {
            disabled(service, session, origins).ifPresent(settings::add);
        }
        return Answer.of(new RemoteDesktopSettings(List.copyOf(settings)));
    }

    /** Who has bound a certificate matters only where it was a policy. No number tells which one. */
    private static Optional<Setting> bound(HostSession session, Origins origins) throws InterruptedException {
        String name = RemoteDesktopSettings.BINDING;
        SettingValue bound = session.registry().value(LISTENER, name).value().orElse(SettingValue.ABSENT);
        return bound == SettingValue.ABSENT ? Optional.empty() : origins.ofHost(name, LISTENER, name, bound).map(
                origin -> new Setting(name, Optional.empty(), Owner.POLICY, Optional.empty(), Optional.empty(),
                        Optional.of(origin)));
    }

    /**
     * Policies of system services write to the place of the host. Who has set another start type matters to nobody. The
     * type is what the service control manager says, which keeps it in the registry.
     */
    private static Optional<Setting> disabled(String service, HostSession session, Origins origins)
            throws InterruptedException {
        boolean disabled = session.services().find(service).value().flatMap(found -> found)
                .filter(found -> found.start() == Service.Start.DISABLED).isPresent();
        Place place = new Place(RemoteDesktopSettings.start(service), SERVICES + service, "Start", Source.SHARED);
        return disabled ? Optional.of(owned(place, setting(place, SettingValue.ABSENT, SettingValue.SERVICE_DISABLED),
                origins)) : Optional.empty();
    }

    private static Setting setting(Place place, SettingValue policy, SettingValue local) {
        boolean byPolicy = policy != SettingValue.ABSENT;
        SettingValue wins = byPolicy ? policy : local;
        Optional<Long> effective = number(wins);
        Owner owner = wins == SettingValue.ABSENT ? Owner.DEFAULT
                : effective.isEmpty() || place.source() == Source.SHARED ? Owner.UNKNOWN
                : byPolicy ? Owner.POLICY : Owner.LOCAL;
        return new Setting(place.setting(), effective, owner, number(policy), number(local));
    }

    /** With the policy that set it, where one can be named. */
    private static Setting owned(Place place, Setting found, Origins origins) throws InterruptedException {
        if (found.effective().isEmpty()) {
            return found;
        }
        SettingValue holds = SettingValue.dword(found.effective().get().intValue());
        Optional<Origin> origin = found.owner() == Owner.POLICY
                ? origins.ofPolicy(place.setting(), POLICIES, place.setting(), holds)
                : origins.ofHost(place.setting(), place.key(), place.value(), holds);
        return origin.isEmpty() ? found : new Setting(found.name(), found.effective(), Owner.POLICY, found.policy(),
                found.local(), origin);
    }

    /** Of a DWORD, [MS-DTYP] 2.2.9. What Windows makes of a value of another kind is not known. */
    private static Optional<Long> number(SettingValue value) {
        return value.kind().equals("REG_DWORD") && value.hex().length() == 2 * Integer.BYTES
                ? Optional.of(Long.parseLong(value.words())) : Optional.empty();
    }
}
