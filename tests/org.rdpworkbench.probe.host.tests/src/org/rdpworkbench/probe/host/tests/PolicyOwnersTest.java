// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin.Source;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.probe.host.SettingsProbe;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** Which policy has set a setting, from what Windows leaves of policies on a host. */
final class PolicyOwnersTest {

    private static final TcpConnect REFUSED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.REFUSED, 1, "")));
    private static final String SERVICES = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    private static final String LISTENER =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp";
    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String HISTORY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\";
    private static final String REGISTRY = HISTORY + "{35378EAC-683F-11D2-A89A-00C04FBBCFA2}\\";
    private static final String SECURITY = HISTORY + "{827D319E-6EAC-11D2-A4EA-00C04F79F83A}\\";
    private static final String PREFERENCES = HISTORY + "{B087BE9D-ED37-454F-AF9C-04291E351182}\\";
    private static final String CACHE =
            "C:\\Windows\\System32\\GroupPolicy\\DataStore\\0\\sysvol\\corp.example\\Policies\\";
    private static final String OWN = "C:\\Windows\\System32\\GroupPolicy\\Machine\\Registry.pol";
    private static final String LAYER = RemoteDesktopSettings.SECURITY_LAYER;
    private static final String LM = RemoteDesktopSettings.LM_COMPATIBILITY;

    /** A policy in the list of those that an extension has applied, whose files lie on a server of the domain. */
    private static ScriptedHost applied(ScriptedHost host, String key, String name, int number) {
        String guid = guid(number);
        return host.with(key, "DisplayName", SettingValue.text(name)).with(key, "GPOName", SettingValue.text(guid))
                .with(key, "FileSysPath", SettingValue.text("\\\\corp.example\\SysVol\\corp.example\\Policies\\" + guid
                        + "\\Machine"));
    }

    private static String guid(int number) {
        return "{00000000-0000-0000-0000-00000000000%d}".formatted(number);
    }

    private static String cached(int number, String file) {
        return CACHE + guid(number) + "\\Machine\\" + file;
    }

    private static byte[] setsLayer(int number) {
        return PolicyFiles.registry(SERVICES, LAYER, number);
    }

    private static ScriptedHost policy() {
        return new ScriptedHost().with("HKLM\\" + SERVICES, LAYER, SettingValue.dword(0));
    }

    private static Setting seen(ScriptedHost host, String name) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(REFUSED).inside(host.inside())
                .run(new SettingsProbe()).seen(RemoteDesktopSettings.TYPE).orElseThrow().setting(name).orElseThrow();
    }

    private static Optional<Origin> origin(Source source, String name) {
        return Optional.of(new Origin(source, Optional.of(name)));
    }

    private static Optional<Origin> origin(Source source) {
        return Optional.of(new Origin(source, Optional.empty()));
    }

    @Test
    void theLastPolicyThatSetsItHasIt() throws Exception {
        ScriptedHost host = policy();
        applied(host, REGISTRY + "0", "Default Domain Policy", 1).with(cached(1, "Registry.pol"), setsLayer(2));
        applied(host, REGISTRY + "10", "Hardening", 2).with(cached(2, "Registry.pol"), setsLayer(0));
        applied(host, REGISTRY + "9", "Other", 3).with(cached(3, "Registry.pol"), setsLayer(2));
        Setting seen = seen(host, LAYER);
        assertEquals(origin(Source.GROUP_POLICY, "Hardening"), seen.origin());
        assertEquals("the group policy \"Hardening\"", seen.setBy());
        // It takes it away again.
        applied(host, REGISTRY + "11", "Exception", 4).with(cached(4, "Registry.pol"),
                PolicyFiles.registry(SERVICES, "**del." + LAYER, 0));
        assertEquals(origin(Source.LEFTOVER), seen(host, LAYER).origin());
    }

    @Test
    void theHostsOwnPolicyComesBeforeThoseOfTheDomain() throws Exception {
        ScriptedHost host = policy().with(OWN, setsLayer(0));
        assertEquals("the host's own group policy", seen(host, LAYER).setBy());
        applied(host, REGISTRY + "0", "Hardening", 1).with(cached(1, "Registry.pol"), setsLayer(0));
        assertEquals(origin(Source.GROUP_POLICY, "Hardening"), seen(host, LAYER).origin());
    }

    @Test
    void aValueThatNothingInForceSetsIsALeftover() throws Exception {
        ScriptedHost host = policy();
        assertEquals("a policy value that no policy in force sets", seen(host, LAYER).setBy());
        applied(host, REGISTRY + "0", "Other", 1).with(cached(1, "Registry.pol"),
                PolicyFiles.registry(SERVICES, "Another", 1));
        assertEquals(origin(Source.LEFTOVER), seen(host, LAYER).origin());
    }

    /** One that cannot be looked into may be the one that sets it. */
    @Test
    void withoutAllFilesNothingIsCalledALeftover() throws Exception {
        ScriptedHost host = policy();
        applied(host, REGISTRY + "0", "Not cached", 1);
        assertEquals(new Setting(LAYER, Optional.of(0L), Owner.POLICY, Optional.of(0L), Optional.empty()),
                seen(host, LAYER));
        host.with(cached(1, "Registry.pol"), new byte[] {1, 2, 3});
        assertEquals("policy", seen(host, LAYER).setBy());
        host.with(cached(1, "Registry.pol"), PolicyFiles.registry(SERVICES));
        assertEquals(origin(Source.LEFTOVER), seen(host, LAYER).origin());
    }

    /** It may set the value to something else, and then it has it. */
    @Test
    void anEarlierPolicyIsNotNamedWhereALaterOneCannotBeRead() throws Exception {
        ScriptedHost host = policy();
        applied(host, REGISTRY + "0", "Default Domain Policy", 1).with(cached(1, "Registry.pol"), setsLayer(0));
        applied(host, REGISTRY + "1", "Not cached", 2);
        assertEquals("policy", seen(host, LAYER).setBy());
        applied(host, REGISTRY + "2", "Hardening", 3).with(cached(3, "Registry.pol"), setsLayer(0));
        assertEquals("the group policy \"Hardening\"", seen(host, LAYER).setBy());
    }

    /** Owners are worth less than what else is to be asked. */
    @Test
    void withoutTimeNobodyIsNamed() throws Exception {
        ScriptedHost host = policy();
        applied(host, REGISTRY + "0", "Hardening", 1).with(cached(1, "Registry.pol"), setsLayer(0));
        assertEquals("policy", ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(REFUSED)
                .leaving(Duration.ofSeconds(4)).inside(host.inside()).run(new SettingsProbe())
                .seen(RemoteDesktopSettings.TYPE).orElseThrow().owner(LAYER));
    }

    @ParameterizedTest
    @ValueSource(strings = {HISTORY + "{35378EAC-683F-11D2-A89A-00C04FBBCFA2}", OWN,
        "HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device"})
    void norWhereThePlaceIsRefused(String place) throws Exception {
        assertEquals("policy", seen(policy().refusing(place, Obstacle.NO_ACCESS), LAYER).setBy());
    }

    @Test
    void securitySettingsOwnWhatLiesInTheHostsOwnPlace() throws Exception {
        ScriptedHost host = new ScriptedHost().with(LSA, LM, SettingValue.dword(5));
        assertEquals("unknown: may be re-applied", seen(host, LM).setBy());
        host.with("C:\\Windows\\security\\templates\\policies\\gpt00001.inf",
                PolicyFiles.template("MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\" + LM + "=4,5\r\n"));
        assertEquals("the security settings of a group policy", seen(host, LM).setBy());
        applied(host, SECURITY + "0", "Baseline", 1).with(cached(1, "Microsoft\\Windows NT\\SecEdit\\GptTmpl.inf"),
                PolicyFiles.template("MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\" + LM + "=4,3\r\n"));
        Setting seen = seen(host, LM);
        assertEquals(origin(Source.SECURITY_SETTINGS, "Baseline"), seen.origin());
        assertEquals(Owner.POLICY, seen.owner());
    }

    @Test
    void securitySettingsOwnTheRestrictionsOfNtlm() throws Exception {
        String name = RemoteDesktopSettings.RECEIVING_NTLM;
        ScriptedHost host = new ScriptedHost().with(LSA + "\\MSV1_0", name, SettingValue.dword(2));
        assertEquals("unknown: may be re-applied", seen(host, name).setBy());
        applied(host, SECURITY + "0", "Kerberos only", 1).with(
                cached(1, "Microsoft\\Windows NT\\SecEdit\\GptTmpl.inf"), PolicyFiles.template(
                        "MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\MSV1_0\\" + name + "=4,2\r\n"));
        assertEquals(origin(Source.SECURITY_SETTINGS, "Kerberos only"), seen(host, name).origin());
    }

    /** Who has set another start type matters to no repair, so that it is not asked. */
    @Test
    void policiesOfSystemServicesOwnWhatTheyDisable() throws Exception {
        String name = RemoteDesktopSettings.start("TermService");
        ScriptedHost host = new ScriptedHost().with("TermService", ServiceStatus.State.STOPPED,
                Service.Start.DISABLED, "LocalSystem");
        assertEquals("unknown: may be re-applied", seen(host, name).setBy());
        applied(host, SECURITY + "0", "No logons", 1).with(cached(1, "Microsoft\\Windows NT\\SecEdit\\GptTmpl.inf"),
                PolicyFiles.template("[Service General Setting]\r\n\"TermService\",4,\"\"\r\n"));
        assertEquals("the security settings of the group policy \"No logons\"", seen(host, name).setBy());
        assertTrue(seen(host, name).byPolicy());
        host.with("TermService", ServiceStatus.State.STOPPED, Service.Start.DEMAND, "LocalSystem");
        assertThrows(NoSuchElementException.class, () -> seen(host, name));
    }

    /** Not every item is meant for this host, so that only one with the same number counts. */
    @Test
    void preferencesOwnWhatTheyWriteIntoTheHostsOwnPlace() throws Exception {
        ScriptedHost host = new ScriptedHost().with(LISTENER, LAYER, SettingValue.dword(1));
        applied(host, PREFERENCES + "0", "Rdp", 1).with(
                "C:\\ProgramData\\Microsoft\\Group Policy\\History\\" + guid(1)
                        + "\\Machine\\Preferences\\Registry\\Registry.xml",
                PolicyFiles.preferences(PolicyFiles.item(LAYER, "00000001")));
        assertEquals("the preferences of the group policy \"Rdp\"", seen(host, LAYER).setBy());
        host.with(LISTENER, LAYER, SettingValue.dword(2));
        assertEquals("the host itself", seen(host, LAYER).setBy());
    }

    /** Its bytes are compared like numbers; who bound one by hand is nobody's matter. */
    @Test
    void preferencesOwnTheCertificateThatTheyBind() throws Exception {
        String name = RemoteDesktopSettings.BINDING;
        ScriptedHost host = new ScriptedHost().with(LISTENER, name, bytes("ab"));
        applied(host, PREFERENCES + "0", "Certificates", 1).with(
                "C:\\ProgramData\\Microsoft\\Group Policy\\History\\" + guid(1)
                        + "\\Machine\\Preferences\\Registry\\Registry.xml",
                PolicyFiles.preferences(PolicyFiles.item(name, "REG_BINARY", "AB".repeat(20))));
        Setting bound = seen(host, name);
        assertEquals("the preferences of the group policy \"Certificates\"", bound.setBy());
        assertTrue(bound.byPolicy());
        host.with(LISTENER, name, bytes("cd"));
        assertThrows(NoSuchElementException.class, () -> seen(host, name));
    }

    private static SettingValue bytes(String pair) {
        return SettingValue.of("REG_BINARY", HexFormat.of().parseHex(pair.repeat(20)));
    }

    @Test
    void deviceManagementIsAnOwner() throws Exception {
        String area = "HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\";
        ScriptedHost host = policy().with(LSA, LM, SettingValue.dword(5))
                .with(area + "ADMX_TerminalServer", "TS_SECURITY_LAYER_POLICY", SettingValue.text("<enabled/>"))
                .with(area + "LocalPoliciesSecurityOptions", "NetworkSecurity_LANManagerAuthenticationLevel",
                        SettingValue.dword(5));
        assertEquals("device management (MDM)", seen(host, LAYER).setBy());
        assertEquals(origin(Source.DEVICE_MANAGEMENT), seen(host, LM).origin());
        // A group policy wins, unless it was told otherwise.
        applied(host, REGISTRY + "0", "Hardening", 1).with(cached(1, "Registry.pol"), setsLayer(0));
        assertEquals(origin(Source.GROUP_POLICY, "Hardening"), seen(host, LAYER).origin());
    }

    /** Paths come from the host, and none of them leads elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"C:\\Windows\\..\\Registry", "D:\\x", "\\\\?\\C:\\x", "C:", "", "C:\\a:b", "..\\..\\x",
        "\\\\corp.example\\sysvol\\..\\..\\Machine", "C:\\x\\", "C:\\x\u0000y"})
    void strangePathsAreLeftAlone(String path) throws Exception {
        ScriptedHost host = policy().with(REGISTRY + "0", "FileSysPath", SettingValue.text(path))
                .with(REGISTRY + "0", "GPOName", SettingValue.text("{..\\..}"));
        assertEquals("policy", seen(host, LAYER).setBy());
    }

    @Test
    void whatNobodySetHasNoOwner() throws Exception {
        assertTrue(seen(new ScriptedHost(), LAYER).origin().isEmpty());
        assertEquals("default", seen(new ScriptedHost(), LAYER).setBy());
    }
}
