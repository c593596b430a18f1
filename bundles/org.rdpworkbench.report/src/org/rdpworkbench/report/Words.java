// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;

/** English words for the terms of a diagnosis. */
public final class Words {

    /** How this program is called where it was called from; the starter knows. */
    static final String COMMAND = System.getProperty("rdpworkbench.command", "rdpworkbench");

    static final String BROKEN_PLUGINS = "Plugins that broke (their part is missing above)";
    /** The heading over what is not proposed, and why. */
    public static final String REFUSALS = "What could be changed, and is not proposed";
    static final String PLANS = "What could be changed (proposed only: nothing was changed)";

    /** A symptom as it is typed to a shell; what would need more than quotes is left to the person. */
    static String argument(String symptom) {
        return symptom.matches("[0-9A-Za-z/-]{1,40}") ? symptom
                : symptom.matches("[0-9A-Za-z/, -]{1,80}") ? "\"" + symptom + "\"" : "CODE";
    }

    private static final Map<String, String> FACTS = Map.ofEntries(
            entry("NameResolution", "name resolution"),
            entry("TcpConnect", "TCP connect"),
            entry("Negotiation", "X.224 negotiation"),
            entry("TimeService", "time service"),
            entry("TlsHandshake", "TLS handshake"),
            entry("ServerCertificate", "host's certificate"),
            entry("CredSsp", "CredSSP answer"),
            entry("NtlmChallenge", "NTLM challenge"),
            entry("ClockSkew", "host's clock"),
            entry("ReferenceClocks", "third clocks"),
            entry("ProtocolAnswers", "answers to each protocol"),
            entry("CookieAnswers", "answers with and without a cookie"),
            entry("ClientHellos", "answers to different ClientHellos"),
            entry("TlsSupport", "TLS versions and suites"),
            entry("AddressIdentities", "who answers at each address"),
            entry("StandardSecurity", "standard RDP security"),
            entry("Neighbours", "other hosts of the same network"),
            entry("OtherTlsService", "another TLS service"),
            entry("ClientAttempt", "attempt to connect"),
            entry("ClientAddresses", "addresses of the host"),
            entry("ClientTls", "TLS settings"),
            entry("ClientSettings", "client's settings"),
            entry("SchannelEvents", "Schannel events"),
            entry("ListenerEvents", "listener's events"),
            entry("KeyAccess", "permissions of the key"),
            entry("KeyFolder", "folder of machine keys"),
            entry("ServiceStates", "services"),
            entry("BoundCertificate", "bound certificate"),
            entry("RemoteDesktopSettings", "Remote Desktop settings"),
            entry("RestartSigns", "signs of a pending restart"),
            entry("HostRoles", "roles of the host"),
            entry("RefusedLogons", "refused logons"),
            entry("LogonRights", "who may log on"),
            entry("NtlmSettings", "NTLM settings"),
            entry("WinsockCatalog", "Winsock catalogue"),
            entry("Onset", "what happened since it last worked"));

    private static final Map<String, String> KINDS = Map.of(
            "disconnectReason", "disconnect reason",
            "extendedReason", "extended disconnect reason",
            "errorInfo", "Set Error Info",
            "negotiationFailure", "negotiation failure",
            "ntstatus", "NTSTATUS",
            "secStatus", "SEC_E status",
            "earlyUserAuth", "early user authorization result",
            "tlsAlert", "TLS alert",
            "event", "event");

    private Words() {}

    /** The catalogue of a code; one of a plugin keeps its name. */
    public static String kind(String kind) {
        return KINDS.getOrDefault(kind, kind);
    }

    /** A stage, as the label of a rung. */
    public static String stage(Stage stage) {
        return stage == Stage.TLS ? "TLS" : stage.name().toLowerCase(Locale.ROOT);
    }

    /** How heavy an indication is. */
    public static String strength(Strength strength, boolean supports) {
        return switch (strength) {
            case WEAK -> "weak";
            case MODERATE -> "moderate";
            case STRONG -> "strong";
            case DECISIVE -> supports ? "decisive" : "rules it out";
        };
    }

    /** A piece of evidence; one of a plugin keeps its id. */
    public static String evidence(EvidenceKey key) {
        return evidence(key, new Texts(Map.of()));
    }

    /** A piece of evidence; one of a plugin is called what its text {@code <fact id>.title} says, or by its id. */
    public static String evidence(EvidenceKey key, Texts texts) {
        String fact = Optional.ofNullable(FACTS.get(key.type())).or(() -> texts.pattern(key.type() + ".title"))
                .orElse(key.type());
        return switch (key.vantage()) {
            case HERE -> fact;
            case INSIDE -> fact + " (inside the host)";
            case CLIENT -> fact + " (on the client)";
        };
    }

    /** Several pieces of evidence in one clause, each place named once. */
    static String evidence(Collection<EvidenceKey> keys, Texts texts) {
        List<String> places = new ArrayList<>();
        for (Vantage vantage : Vantage.values()) {
            String names = keys.stream().filter(key -> key.vantage() == vantage)
                    .map(key -> evidence(new EvidenceKey(key.type(), Vantage.HERE), texts))
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                places.add(switch (vantage) {
                    case HERE -> names;
                    case INSIDE -> "inside the host: " + names;
                    case CLIENT -> "on the client: " + names;
                });
            }
        }
        return String.join("; ", places);
    }

    /** Whether a piece of evidence is there, and if not, why; details are as they came. */
    static String status(Evidence piece) {
        return switch (piece) {
            case Evidence.Observed observed -> "seen";
            case Evidence.Missing missing -> "not seen: " + reason(missing.reason());
        };
    }

    /** Why evidence is missing, as the label of a list. */
    public static String reason(Reason reason) {
        return switch (reason) {
            case NOT_REQUESTED -> "not asked for";
            case NOT_APPLICABLE -> "not applicable";
            case NO_PROBE -> "no plugin can look";
            case PREREQUISITE -> "out of reach";
            case NO_ACCESS -> "no access";
            case UNSUPPORTED -> "host cannot tell";
            case TIMED_OUT -> "out of time";
            case CANCELLED -> "cancelled";
            case PROBE_BROKEN -> "probe broke";
            case PLUGIN_LEFT -> "plugin was removed";
        };
    }
}
