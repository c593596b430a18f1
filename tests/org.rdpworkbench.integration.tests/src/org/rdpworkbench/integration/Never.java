// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * What is never done, item by item of the design, as changes that would do it. Written down a second time, and not
 * asked of the engine, so that a hole in its list shows.
 */
final class Never {

    private static final String ABOVE = "C:\\ProgramData\\Microsoft\\Crypto\\RSA";
    private static final String KEYS = ABOVE + "\\MachineKeys";
    private static final String SYSTEM = "registry:HKLM\\SYSTEM\\CurrentControlSet\\";
    private static final String LISTENER = SYSTEM + "Control\\Terminal Server\\WinStations\\RDP-Tcp\\";
    private static final String POLICY = "registry:HKLM\\SOFTWARE\\Policies\\Microsoft\\";
    private static final String PROTOCOLS = SYSTEM + "Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final SettingValue ZERO = SettingValue.dword(0);
    private static final SettingValue ONE = SettingValue.dword(1);
    private static final SettingValue DISABLED = SettingValue.dword(4);
    private static final SettingValue ANY = SettingValue.of("SECURITY_DESCRIPTOR", new byte[20]);
    private static final List<String> GUARDS = List.of("MpsSvc", "BFE", "gpsvc");

    private Never() {}

    /** What may not even be declared: whatever it is set to, it is never done. */
    static List<Change> whatever() {
        return Stream.concat(Stream.of(
                new Change.Move(KEYS, KEYS + "_old"),
                set("acl:" + KEYS, ANY),
                new Change.Move(ABOVE, ABOVE + "_old"),
                set("acl:" + ABOVE, ANY),
                set("folder:C:\\ProgramData\\Microsoft\\Crypto\\Keys", ANY),
                set("owner:" + KEYS, ANY),
                set("owner:" + KEYS + "\\f686aace6942fb7f7ceb231212eef4a4_x", ANY),
                set("registry:HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System"
                        + "\\LocalAccountTokenFilterPolicy", ONE)),
                GUARDS.stream().flatMap(Never::stopped)).toList();
    }

    private static Stream<Change> stopped(String service) {
        return Stream.of(new Change.Act(Change.Action.STOP_SERVICE, service, ""),
                new Change.Act(Change.Action.RESTART_SERVICE, service, ""), set("service:" + service, DISABLED),
                set(SYSTEM + "Services\\" + service + "\\Start", DISABLED));
    }

    /** These, and good settings with a bad value. */
    static List<Change> all() {
        return Stream.concat(whatever().stream(), Stream.concat(Stream.of(
                set("folder:" + KEYS, ANY), set("folder:" + KEYS, SettingValue.ABSENT),
                set(LISTENER + "SecurityLayer", ZERO), set(LISTENER + "SecurityLayer", SettingValue.ABSENT),
                set(POLICY + "Windows NT\\Terminal Services\\SecurityLayer", ZERO),
                set(LISTENER + "UserAuthentication", ZERO), set(LISTENER + "UserAuthentication", SettingValue.ABSENT),
                set(POLICY + "Windows NT\\Terminal Services\\UserAuthentication", ZERO),
                set(POLICY + "WindowsFirewall\\DomainProfile\\EnableFirewall", ZERO),
                set(SYSTEM + "Services\\SharedAccess\\Parameters\\FirewallPolicy\\StandardProfile\\EnableFirewall",
                        ZERO)),
                Stream.of("SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1").flatMap(version ->
                        Stream.of("Server", "Client").flatMap(end -> on(version + "\\" + end))))).toList();
    }

    private static Stream<Change> on(String protocol) {
        return Stream.of(set(PROTOCOLS + protocol + "\\Enabled", ONE),
                set(PROTOCOLS + protocol + "\\DisabledByDefault", ZERO));
    }

    private static Change set(String target, SettingValue after) {
        return new Change.Set(target, Optional.empty(), after);
    }

    /** "NLA off for good": the one change of these that a test may make, at the host itself and over TLS as before. */
    static Change inATest() {
        return new Change.Set(LISTENER + "UserAuthentication", Optional.of(ONE), ZERO);
    }

    /** Whether a plan does one of them, and is not the test of that one alone. */
    static boolean in(FixPlan plan) {
        boolean test = plan.timedTest() && plan.security() == FixPlan.Security.WEAKER && !plan.waitsForRestart()
                && plan.changes().equals(List.of(inATest()));
        return !test && plan.changes().stream().anyMatch(Never::is);
    }

    /** Whether a change is one of them, wherever the setting lies and however it is spelt. */
    static boolean is(Change change) {
        return all().stream().anyMatch(never -> like(never, change));
    }

    private static boolean like(Change never, Change change) {
        boolean value = !(never instanceof Change.Set one) || whatever().contains(never)
                || change instanceof Change.Set other && one.after().equals(other.after());
        return value && plain(never).equals(plain(change));
    }

    private static String plain(Change change) {
        return change.target().toLowerCase(Locale.ROOT);
    }
}
