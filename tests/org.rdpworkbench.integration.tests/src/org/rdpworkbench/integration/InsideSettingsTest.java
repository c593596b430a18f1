// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rdpworkbench.integration.InsideLook.finding;
import static org.rdpworkbench.integration.InsideLook.held;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin.Source;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.samba.RemoteDesktopValues;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** What the registry of a host says about its settings and its next restart: Samba's is the registry. */
final class InsideSettingsTest {

    private static final String ADMIN = "inside-settings-test-admin";
    private static final String CURRENT_VERSION = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion";

    @TempDir
    private static Path folder;
    private static Samba samba;

    @BeforeAll
    static void start() throws Exception {
        InsideLook.administrator(ADMIN);
        samba = Samba.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        Started.end(samba);
    }

    /** Whether Remote Desktop is off and its security layer, by policy; and NLA, by the host itself. */
    private static void set(int denied, int layer, int nla) throws IOException {
        new RemoteDesktopValues(denied, layer, nla).in(samba.folder());
    }

    private static Run look(Behaviour outside) throws Exception {
        return InsideLook.at(samba, outside, ADMIN);
    }

    private static Run negotiating(NegotiationAct act) throws Exception {
        return look(Behaviour.healthy().negotiating(act));
    }

    private static Setting setting(Run run, String name) {
        return run.record().find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).orElseThrow().setting(name).orElseThrow();
    }

    private static void assertFirst(String cause, Verdict verdict, Run run) {
        assertEquals(cause, run.diagnosis().causes().getFirst().cause().id(), run.diagnosis()::toString);
        assertEquals(verdict, finding(run, cause).verdict(), run.diagnosis()::toString);
    }

    @Test
    void nlaThatIsRequiredWithoutTls() throws Exception {
        assumeTrue(Workbench.knows("policy.incoherent"), "its plugin was removed from the source tree");
        set(0, 0, 1);
        for (NegotiationAct refusing : List.of(NegotiationAct.fail(2), NegotiationAct.rdpOnly())) {
            Run run = negotiating(refusing);
            assertEquals(Verdict.FAIL, run.diagnosis().verdict());
            assertFirst("policy.incoherent", Verdict.FAIL, run);
            assertEquals(List.of("nla-without-tls"), held(run, "policy.incoherent"));
            assertEquals(new Setting("SecurityLayer", Optional.of(0L), Owner.POLICY, Optional.of(0L), Optional.of(2L),
                    Optional.of(new Origin(Source.LEFTOVER, Optional.empty()))), setting(run, "SecurityLayer"));
        }
    }

    /** From what Windows leaves of them on a host; it is put together from the specifications. */
    @Test
    void thePoliciesThatOwnSettings() throws Exception {
        String cause = "policy.rdp-layer-only";
        Workbench.needs(cause);
        set(0, 0, 0);
        AppliedPolicies policies = new AppliedPolicies(samba.folder());
        try {
            policies.apply();
            Run run = negotiating(NegotiationAct.select(0));
            assertEquals("the group policy \"Hardening\"",
                    finding(run, cause).held().getLast().values().get("owner"), run.diagnosis()::toString);
            assertEquals("the preferences of the group policy \"Hardening\"",
                    setting(run, "fAllowSecProtocolNegotiation").setBy());
            assertEquals("the security settings of a group policy", setting(run, "LmCompatibilityLevel").setBy());
            assertEquals("unknown: may be re-applied", setting(run, "FIPSAlgorithmPolicy").setBy());
            assertEquals("the host itself", setting(run, "UserAuthentication").setBy());
        } finally {
            policies.forget();
        }
    }

    /** What the wire cannot tell apart, the inside does. */
    @Test
    void theTwinsOfASilentDowngrade() throws Exception {
        String cause = "policy.rdp-layer-only";
        Workbench.needs(cause);
        set(0, 0, 0);
        Run set = negotiating(NegotiationAct.select(0));
        assertFirst(cause, Verdict.WARN, set);
        assertEquals(List.of("silent-downgrade", "set-to-it"), held(set, cause));
        set(0, 2, 0);
        Run not = negotiating(NegotiationAct.select(0));
        assertEquals(Verdict.PASS, finding(not, cause).verdict());
        assertTrue(not.diagnosis().causes().stream().noneMatch(one -> one.cause().id().equals(cause)),
                not.diagnosis()::toString);
    }

    @Test
    void remoteDesktopThatPolicyTurnedOff() throws Exception {
        assumeTrue(Workbench.knows("listener.rdp-disabled"), "its plugin was removed from the source tree");
        set(1, 2, 1);
        Run run = look(Behaviour.closedPort());
        assertFirst("listener.rdp-disabled", Verdict.FAIL, run);
        assertEquals("a policy value that no policy in force sets",
                finding(run, "listener.rdp-disabled").held().getFirst().values().get("owner"));
        set(0, 2, 1);
        assertEquals(Verdict.PASS, finding(look(Behaviour.closedPort()), "listener.rdp-disabled").verdict());
    }

    @Test
    void aListenerThatWasMovedToAnotherPort() throws Exception {
        String cause = "listener.port-moved";
        Workbench.needs(cause);
        set(0, 2, 1);
        String listener = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
                + "\\RDP-Tcp]\n\"PortNumber\"=";
        samba.folder().importRegistry(listener + "dword:00000d3e\n");
        try {
            assertFirst(cause, Verdict.FAIL, look(Behaviour.closedPort()));
            // As where a port is forwarded to the host.
            assertEquals(Verdict.PASS, finding(look(Behaviour.healthy()), cause).verdict());
        } finally {
            samba.folder().importRegistry(listener + "-\n");
        }
    }

    @Test
    void tlsThatIsSwitchedOffInside() throws Exception {
        String cause = "tls.server-disabled";
        Workbench.needs(cause);
        set(0, 2, 1);
        String protocols = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL"
                + "\\Protocols";
        samba.folder().importRegistry("[" + protocols + "\\TLS 1.2\\Server]\n\"Enabled\"=dword:00000000\n");
        try {
            Run run = look(Behaviour.healthy().tls(Fault.close()));
            assertTrue(held(run, cause).contains("switched-off"), run.diagnosis()::toString);
            assertEquals(Verdict.FAIL, finding(run, cause).verdict());
            assertEquals("unknown: may be re-applied", setting(run, "TLS 1.2 Server Enabled").setBy());
            assertEquals(Verdict.PASS, finding(look(Behaviour.healthy()), cause).verdict());
        } finally {
            samba.folder().importRegistry("[-" + protocols + "]\n");
        }
    }

    @Test
    void aHealthyHostWaitsForFilesToBeReplacedAndFailsNobody() throws Exception {
        String cause = "restart.pending";
        Workbench.needs(cause);
        set(0, 2, 1);
        samba.folder().importRegistry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager]
                "PendingFileRenameOperations"=hex(7):41,00,00,00,00,00
                """);
        Run run = look(Behaviour.healthy());
        assertEquals(List.of("files-to-replace", "nothing-waits", "serves"), held(run, cause));
        assertTrue(run.diagnosis().findings().stream().noneMatch(one -> one.verdict() == Verdict.FAIL),
                run.diagnosis()::toString);
        // Samba says neither since when it is up nor when a key was written.
        assertEquals(new RestartSigns(List.of(Sign.FILE_RENAMES), Optional.empty(), List.of()),
                run.record().find(RestartSigns.TYPE, Vantage.INSIDE).orElseThrow());
        assertEquals(Verdict.PASS, finding(look(Behaviour.healthy().tls(Fault.close())), cause).verdict());
    }

    @Test
    void anUpdateThatWaitsIsAWarningWhereTheHostServes() throws Exception {
        String cause = "restart.pending";
        assumeTrue(Workbench.knows(cause) && Workbench.knows("privatekey.unusable"), "a cause was removed");
        set(0, 2, 1);
        String key = CURRENT_VERSION + "\\Component Based Servicing\\RebootPending";
        samba.folder().importRegistry("[" + key + "]\n\"x\"=\"y\"\n");
        try {
            assertEquals(Verdict.WARN, finding(look(Behaviour.healthy()), cause).verdict());
            Run stuck = look(Behaviour.healthy().tls(Fault.close()));
            assertEquals(Verdict.FAIL, finding(stuck, cause).verdict());
            // It is as weak as that: what speaks for a key stands before it.
            assertNotEquals(cause, stuck.diagnosis().causes().getFirst().cause().id());
            assertTrue(stuck.diagnosis().causes().stream().anyMatch(one -> one.cause().id().equals(cause)),
                    stuck.diagnosis()::toString);
        } finally {
            samba.folder().importRegistry("[-" + key + "]\n");
        }
    }
}
