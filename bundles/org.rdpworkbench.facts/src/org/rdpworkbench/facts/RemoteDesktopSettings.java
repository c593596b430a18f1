// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The settings of Remote Desktop that a host's registry holds, with who set each. Seen from inside the host. They say
 * what was set, not what the running service has taken over.
 *
 * @param settings in the order in which they were asked for, those that nobody set included
 */
public record RemoteDesktopSettings(List<Setting> settings) implements Fact {

    public static final FactType<RemoteDesktopSettings> TYPE =
            new FactType<>("RemoteDesktopSettings", 1, RemoteDesktopSettings.class);

    /** Where policies for Remote Desktop are in the registry; what is there wins. */
    public static final String POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

    /** 1 when Remote Desktop is off. */
    public static final String DENY_CONNECTIONS = "fDenyTSConnections";
    /** 0 standard RDP security, 1 negotiate, 2 TLS. */
    public static final String SECURITY_LAYER = "SecurityLayer";
    /** 1 when NLA is required. */
    public static final String USER_AUTHENTICATION = "UserAuthentication";
    /** 1 low, 2 client compatible, 3 high, 4 FIPS. */
    public static final String MIN_ENCRYPTION_LEVEL = "MinEncryptionLevel";
    /** 1 when the protocol of security is negotiated. */
    public static final String NEGOTIATION = "fAllowSecProtocolNegotiation";
    /** The port of the listener. */
    public static final String PORT = "PortNumber";
    /** 0 when the listener is off. */
    public static final String ENABLED = "fEnableWinStation";
    /** How many connections the listener takes; 4294967295 for any number. */
    public static final String MOST_CONNECTIONS = "MaxInstanceCount";
    /** 1 when cryptography is limited to what FIPS 140 allows. */
    public static final String FIPS = "FIPSAlgorithmPolicy";
    /** 0 to 5: which versions of NTLM are used and taken. */
    public static final String LM_COMPATIBILITY = "LmCompatibilityLevel";
    /** 0 when the host takes NTLM, 1 of its own accounts only, 2 of nobody. */
    public static final String RECEIVING_NTLM = "RestrictReceivingNTLMTraffic";
    /** 0 when the host sends NTLM, 1 when that is written down, 2 when it sends none. */
    public static final String SENDING_NTLM = "RestrictSendingNTLMTraffic";

    /** The certificate that somebody bound to the listener; told where a policy did, without its bytes. */
    public static final String BINDING = "SSLCertificateSHA1Hash";

    /** 0 when servers of the host may not speak TLS 1.2; any other number when they may. */
    public static final String TLS_12_ENABLED = "TLS 1.2 Server Enabled";
    /** 1 when servers of the host speak TLS 1.2 only where they ask for it by name. */
    public static final String TLS_12_DISABLED = "TLS 1.2 Server DisabledByDefault";
    /** As for TLS 1.2. */
    public static final String TLS_13_ENABLED = "TLS 1.3 Server Enabled";
    /** As for TLS 1.2. */
    public static final String TLS_13_DISABLED = "TLS 1.3 Server DisabledByDefault";

    /** What starts a service, dwStartType of [MS-SCMR] 2.2.15; told of those that are disabled, and of no others. */
    public static String start(String service) {
        return service + " Start";
    }

    /** Who set a setting. */
    public enum Owner {
        /** A policy, or whoever wrote into its place: what is set there wins, or is written again. */
        POLICY,
        /** The host itself. */
        LOCAL,
        /** Nobody: what Windows takes then depends on its version. */
        DEFAULT,
        /** The place does not tell: policies and hands write to the same one. Or what is there is no number. */
        UNKNOWN;

        /** As the end of "set by", for people. */
        public String words() {
            return switch (this) {
                case POLICY -> "policy";
                case LOCAL -> "the host itself";
                case DEFAULT, UNKNOWN -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    /**
     * Which policy set a setting, as far as the host still tells.
     *
     * @param gpo the name of the group policy for people, as the host has it; empty where it is none or has no name
     */
    public record Origin(Source source, Optional<String> gpo) {

        /** What policies there are. */
        public enum Source {
            /** The administrative templates of a group policy of the domain. */
            GROUP_POLICY,
            /** Those of the host's own policy. */
            LOCAL_POLICY,
            /** The security settings of a group policy. */
            SECURITY_SETTINGS,
            /** The preferences of a group policy, which write to any place. */
            PREFERENCES,
            /** Device management, called MDM. */
            DEVICE_MANAGEMENT,
            /** None that is in force: the value was left behind by one, or somebody else wrote it there. */
            LEFTOVER
        }

        /** As the end of "set by", for people. May hold text from a host. */
        public String words() {
            String policy = gpo.map(name -> "the group policy \"" + name + '"').orElse("a group policy");
            return switch (source) {
                case GROUP_POLICY -> policy;
                case LOCAL_POLICY -> "the host's own group policy";
                case SECURITY_SETTINGS -> "the security settings of " + policy;
                case PREFERENCES -> "the preferences of " + policy;
                case DEVICE_MANAGEMENT -> "device management (MDM)";
                case LEFTOVER -> "a policy value that no policy in force sets";
            };
        }
    }

    /**
     * One setting. All numbers are without a sign.
     *
     * @param effective the value that wins; empty where nobody set one, or where what wins is no number
     * @param policy the number in the place of policies; empty where there is none, or no such place
     * @param local the number in the host's own place
     * @param origin which policy set it; empty where none did, or it cannot be told which
     */
    public record Setting(String name, Optional<Long> effective, Owner owner, Optional<Long> policy,
            Optional<Long> local, Optional<Origin> origin) {

        /** One of which no more is known than its place tells. */
        public Setting(String name, Optional<Long> effective, Owner owner, Optional<Long> policy,
                Optional<Long> local) {
            this(name, effective, owner, policy, local, Optional.empty());
        }

        /** True for one that policies and hands write to the same place, where it cannot be told who did. */
        public boolean mayBeReapplied() {
            return owner == Owner.UNKNOWN && effective.isPresent();
        }

        /** True where a policy set it, so that a value which is written at the host does not last. */
        public boolean byPolicy() {
            return owner == Owner.POLICY || policy.isPresent() || origin.isPresent();
        }

        /** Who set it, as the end of "set by", for people. May hold text from a host. */
        public String setBy() {
            return origin.map(Origin::words).orElse(mayBeReapplied() ? "unknown: may be re-applied" : owner.words());
        }
    }

    /** The one of that name; empty when it was not asked for. */
    public Optional<Setting> setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /** The value that wins; empty where nobody set one. */
    public Optional<Long> effective(String name) {
        return setting(name).flatMap(Setting::effective);
    }

    /** True when somebody set it to that value, and it wins. */
    public boolean is(String name, long value) {
        return effective(name).filter(number -> number == value).isPresent();
    }

    /** Who set it, for people; {@code unknown} when it was not asked for. May hold text from a host. */
    public String owner(String name) {
        return setting(name).map(Setting::setBy).orElseGet(Owner.UNKNOWN::words);
    }
}
