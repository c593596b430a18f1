// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.NeverList;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;

/** What is refused whoever proposes it, and its neighbours that are not. */
final class NeverListTest {

    private static final String RDP = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
            + "\\RDP-Tcp\\";
    private static final String SCHANNEL = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders"
            + "\\SCHANNEL\\Protocols\\";
    private static final String KEYS = "C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys";
    private static final String ACCOUNT_FILTER = "registry:HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies"
            + "\\System\\LocalAccountTokenFilterPolicy";
    private static final String FIREWALL = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess"
            + "\\Parameters\\FirewallPolicy\\DomainProfile\\EnableFirewall";

    static List<Change> forbidden() {
        return List.of(
                new Change.Move(KEYS, KEYS + "_old"),
                new Change.Move("C:" + KEYS.substring(2).toLowerCase(Locale.ROOT), "D:\\keys"),
                set("acl:" + KEYS, SettingValue.of("SDDL", new byte[] {1})),
                set("acl:C:\\Users\\All Users\\Microsoft\\Crypto\\RSA", SettingValue.of("SDDL", new byte[] {1})),
                set("acl:C:\\Documents and Settings\\All Users\\Application Data\\Microsoft\\Crypto\\RSA",
                        SettingValue.of("SDDL", new byte[] {1})),
                set("acl:D:\\programdata", SettingValue.of("SDDL", new byte[] {1})),
                set("owner:" + KEYS + "\\f686aace6942fb7f7ceb231212eef4a4_x", SettingValue.of("SID", new byte[] {1})),
                set("folder:" + KEYS, SettingValue.of("SECURITY_DESCRIPTOR", new byte[] {1})),
                set("folder:" + KEYS, SettingValue.ABSENT),
                set("folder:C:\\ProgramData\\Microsoft\\Crypto\\Keys", SettingValue.of("SECURITY_DESCRIPTOR",
                        new byte[] {1})),
                set(RDP + "SecurityLayer", SettingValue.dword(0)),
                set(RDP + "SECURITYLAYER", SettingValue.ABSENT),
                set(RDP + "UserAuthentication", SettingValue.dword(0)),
                set(RDP + "UserAuthentication", SettingValue.text("0")),
                set(SCHANNEL + "TLS 1.0\\Server\\Enabled", SettingValue.dword(1)),
                set(SCHANNEL + "TLS 1.1\\Client\\Enabled", SettingValue.dword(-1)),
                set(SCHANNEL + "TLS 1.0\\Server\\Enabled", SettingValue.ABSENT),
                set(SCHANNEL + "SSL 3.0\\Server\\DisabledByDefault", SettingValue.dword(0)),
                set(ACCOUNT_FILTER, SettingValue.dword(1)),
                set("service:mpssvc", SettingValue.of("START_TYPE", new byte[] {4})),
                set("service:BFE", SettingValue.of("START_TYPE", new byte[] {4})),
                set("registry:HKLM\\SYSTEM\\CurrentControlSet\\Services\\gpsvc\\Start", SettingValue.dword(4)),
                new Change.Act(Change.Action.STOP_SERVICE, "MpsSvc", "it is stopped"),
                new Change.Act(Change.Action.RESTART_SERVICE, "gpsvc", "it runs"),
                set(FIREWALL, SettingValue.dword(0)));
    }

    static List<Change> allowed() {
        return List.of(
                new Change.Move(KEYS + "\\f686aace6942fb7f7ceb231212eef4a4_x", KEYS + "\\f686.bak"),
                set("acl:" + KEYS + "\\f686aace6942fb7f7ceb231212eef4a4_x", SettingValue.of("SDDL", new byte[] {1})),
                set(RDP + "SecurityLayer", SettingValue.dword(2)),
                set(RDP + "UserAuthentication", SettingValue.dword(1)),
                set(SCHANNEL + "TLS 1.2\\Server\\Enabled", SettingValue.dword(1)),
                set(SCHANNEL + "TLS 1.0\\Server\\Enabled", SettingValue.dword(0)),
                set(SCHANNEL + "TLS 1.0\\Server\\DisabledByDefault", SettingValue.dword(1)),
                set("service:TermService", SettingValue.of("START_TYPE", new byte[] {2})),
                new Change.Act(Change.Action.RESTART_SERVICE, "TermService", "it runs"),
                set(FIREWALL, SettingValue.dword(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\ProgramData\\Microsoft\\Crypto\\RSA", "C:\\PROGRAMDATA\\Microsoft\\Crypto",
        "C:\\ProgramData\\Microsoft", "C:\\ProgramData", "C:\\Users\\All Users", "C:\\Users"})
    void whatTheKeysLieInIsRefusedAsWell(String folder) {
        isRefused(new Change.Move(folder, folder + "_old"));
        isRefused(set("acl:" + folder, SettingValue.of("SDDL", new byte[] {1})));
        isRefused(set("owner:" + folder, SettingValue.of("SID", new byte[] {1})));
        isRefused(set("folder:" + folder, SettingValue.ABSENT));
        isNotRefused(new Change.Move(folder + "\\a file", folder + "\\another"));
        isNotRefused(set("acl:" + folder + "\\a file", SettingValue.of("SDDL", new byte[] {1})));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void isRefused(Change change) {
        assertTrue(NeverList.reason(change).isPresent(), change.toString());
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void isNotRefused(Change change) {
        assertEquals(Optional.empty(), NeverList.reason(change));
    }

    @Test
    void theReasonIsAClause() {
        assertEquals(Optional.of("SecurityLayer 0 gives up TLS"),
                NeverList.reason(set(RDP + "SecurityLayer", SettingValue.dword(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:HKLM\\RDP-Tcp\\SecurityLayer ", "registry:HKLM/RDP-Tcp/SecurityLayer",
        "registry:HKLM\\RDP-Tcp\\\\SecurityLayer", "registry:HKEY_LOCAL_MACHINE\\RDP-Tcp\\SecurityLayer",
        "registry:HKLM\\SecurityLayer", "registry:HKLM\\RDP-Tcp\\SecurityLayer\u0000", "Registry:HKLM\\a\\b",
        "service:MpsSvc ", "service:", "acl:C:\\x\\MACHIN~1", "acl:C:\\x\\*", "acl:C:\\x\\MachineKeys.", "acl:\\x",
        "file:C:\\x", "", "powershell:x"})
    void nothingHidesBehindAnotherSpelling(String target) {
        assertThrows(IllegalArgumentException.class, () -> set(target, SettingValue.dword(0)));
    }

    @Test
    void anActionHasTheSubjectThatItNeeds() {
        for (String service : List.of("MpsSvc ", "", "a b", "x;reboot")) {
            assertThrows(IllegalArgumentException.class,
                    () -> new Change.Act(Change.Action.STOP_SERVICE, service, "it is stopped"));
        }
        assertThrows(IllegalArgumentException.class, () -> new Change.Act(Change.Action.RESTART_HOST, "x", "it is up"));
        assertEquals("action:restart-host", new Change.Act(Change.Action.RESTART_HOST, "", "it is up").target());
        assertEquals("action:stop-service/x", new Change.Act(Change.Action.STOP_SERVICE, "x", "it is down").target());
        assertThrows(IllegalArgumentException.class, () -> new Change.Move("C:\\a\\MachineKeys ", "C:\\b"));
    }

    /** Whoever declares everything, with that change in such a plan. */
    private static Optional<String> fault(Change change, FixPlan plan) {
        return Declared.fault(plan.then(change), new Fixer() {

            @Override
            public String cause() {
                return plan.cause();
            }

            @Override
            public Set<String> writes() {
                return Set.of("*");
            }

            @Override
            public Set<EvidenceKey> uses() {
                return Set.of();
            }

            @Override
            public List<FixPlan> propose(Finding finding, CaseFile evidence) {
                return List.of();
            }
        });
    }

    private static FixPlan plan(FixPlan.Security security) {
        return FixPlan.of("test.any", "test", security);
    }

    /** NLA is never off for good. */
    @Test
    void nlaIsOffInATestOnly() {
        Change off = new Change.Set(RDP + "UserAuthentication", Optional.of(SettingValue.dword(1)),
                SettingValue.dword(0));
        FixPlan test = plan(FixPlan.Security.WEAKER).asTimedTest();
        assertEquals(Optional.empty(), fault(off, test));
        for (FixPlan other : List.of(plan(FixPlan.Security.WEAKER), plan(FixPlan.Security.SAME).asTimedTest(),
                plan(FixPlan.Security.STRONGER).asTimedTest(), test.afterRestart())) {
            assertTrue(fault(off, other).orElse("").contains("which is never done"), other::toString);
        }
        String policy = "registry:HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services\\";
        for (Change change : List.of(set(RDP + "UserAuthentication", SettingValue.dword(0)),
                new Change.Set(RDP + "UserAuthentication", Optional.of(SettingValue.ABSENT), SettingValue.dword(0)),
                new Change.Set(RDP + "UserAuthentication", Optional.of(SettingValue.dword(1)), SettingValue.ABSENT),
                new Change.Set(RDP + "UserAuthentication", Optional.of(SettingValue.dword(1)), SettingValue.text("0")),
                new Change.Set(policy + "UserAuthentication", Optional.of(SettingValue.dword(1)),
                        SettingValue.dword(0)),
                new Change.Set(RDP.replace("RDP-Tcp", "Other-Tcp") + "UserAuthentication",
                        Optional.of(SettingValue.dword(1)), SettingValue.dword(0)))) {
            assertTrue(fault(change, test).orElse("").contains("which is never done"), change::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void nothingElseIsDoneForATest(Change change) {
        assertTrue(fault(change, plan(FixPlan.Security.WEAKER).asTimedTest()).isPresent(), change.toString());
    }

    private static Change set(String target, SettingValue after) {
        return new Change.Set(target, Optional.empty(), after);
    }
}
