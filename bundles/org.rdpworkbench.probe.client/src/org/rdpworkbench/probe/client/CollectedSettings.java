// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/**
 * What was collected of a host's settings of Remote Desktop, and of what it stands on. Who set each is told by its
 * place alone: the script does not look for the policy itself.
 */
final class CollectedSettings {

    private static final String LISTENER = "listener";
    private static final String LSA = "lsa";
    private static final String SCHANNEL = "schannel";
    private static final String POLICIES = "policies";
    private static final String SERVER = "\\Control\\Terminal Server";
    private static final String RDP_TCP = "\\WinStations\\RDP-Tcp";

    /** Who may write a setting where. */
    private enum Source {
        /** Policies have a place of their own, and what is there wins. */
        BOTH,
        /** No policy has it. */
        HOST,
        /** Policies write to the host's own place: security settings, preferences. */
        SHARED
    }

    /** A setting, and the end of the key in which the host itself keeps it, in which part. */
    private record Place(String setting, String part, String key, String value, Source source) {

        static Place listener(String setting, String key, Source source) {
            return new Place(setting, LISTENER, key, setting, source);
        }

        static Place protocol(String setting, String version, String value) {
            return new Place(setting, SCHANNEL, "\\Protocols\\" + version + "\\Server", value, Source.SHARED);
        }
    }

    private static final List<Place> PLACES = List.of(
            Place.listener(RemoteDesktopSettings.DENY_CONNECTIONS, SERVER, Source.BOTH),
            Place.listener(RemoteDesktopSettings.SECURITY_LAYER, RDP_TCP, Source.BOTH),
            Place.listener(RemoteDesktopSettings.USER_AUTHENTICATION, RDP_TCP, Source.BOTH),
            Place.listener(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, RDP_TCP, Source.BOTH),
            Place.listener(RemoteDesktopSettings.NEGOTIATION, RDP_TCP, Source.HOST),
            Place.listener(RemoteDesktopSettings.PORT, RDP_TCP, Source.HOST),
            Place.listener(RemoteDesktopSettings.ENABLED, RDP_TCP, Source.HOST),
            Place.listener(RemoteDesktopSettings.MOST_CONNECTIONS, RDP_TCP, Source.BOTH),
            new Place(RemoteDesktopSettings.FIPS, LSA, "\\Lsa\\FipsAlgorithmPolicy", "Enabled", Source.SHARED),
            new Place(RemoteDesktopSettings.LM_COMPATIBILITY, LSA, "\\Lsa", RemoteDesktopSettings.LM_COMPATIBILITY,
                    Source.SHARED),
            new Place(RemoteDesktopSettings.RECEIVING_NTLM, LSA, "\\Lsa\\MSV1_0",
                    RemoteDesktopSettings.RECEIVING_NTLM, Source.SHARED),
            new Place(RemoteDesktopSettings.SENDING_NTLM, LSA, "\\Lsa\\MSV1_0", RemoteDesktopSettings.SENDING_NTLM,
                    Source.SHARED),
            Place.protocol(RemoteDesktopSettings.TLS_12_ENABLED, "TLS 1.2", "Enabled"),
            Place.protocol(RemoteDesktopSettings.TLS_12_DISABLED, "TLS 1.2", "DisabledByDefault"),
            Place.protocol(RemoteDesktopSettings.TLS_13_ENABLED, "TLS 1.3", "Enabled"),
            Place.protocol(RemoteDesktopSettings.TLS_13_DISABLED, "TLS 1.3", "DisabledByDefault"));

    private CollectedSettings() {}

    /** Empty where a part of them could not be read: who may not read a policy cannot know that there is none. */
    static Optional<RemoteDesktopSettings> of(Collected file) {
        return Stream.of(LISTENER, POLICIES, SCHANNEL, LSA).allMatch(file::has)
                ? Optional.of(new RemoteDesktopSettings(PLACES.stream().map(place -> setting(file, place)).toList()))
                : Optional.empty();
    }

    private static Setting setting(Collected file, Place place) {
        Optional<JsonNode> local = file.value(place.part(), place.key(), place.value());
        Optional<JsonNode> policy = place.source() == Source.BOTH ? file.value(POLICIES, "", place.setting())
                : Optional.empty();
        Optional<JsonNode> wins = policy.or(() -> local);
        Optional<Long> effective = wins.flatMap(Collected::number);
        Owner owner = wins.isEmpty() ? Owner.DEFAULT
                : effective.isEmpty() || place.source() == Source.SHARED ? Owner.UNKNOWN
                : policy.isPresent() ? Owner.POLICY : Owner.LOCAL;
        return new Setting(place.setting(), effective, owner, policy.flatMap(Collected::number),
                local.flatMap(Collected::number));
    }
}
