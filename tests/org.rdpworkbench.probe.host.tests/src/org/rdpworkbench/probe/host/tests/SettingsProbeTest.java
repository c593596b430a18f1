// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.probe.host.SettingsProbe;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** Which settings win, and who set them. */
final class SettingsProbeTest {

    private static final TcpConnect REFUSED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.REFUSED, 1, "")));
    private static final String POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    private static final String SERVER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    private static final String LISTENER = SERVER + "\\WinStations\\RDP-Tcp";
    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String LAYER = RemoteDesktopSettings.SECURITY_LAYER;

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(REFUSED).inside(host.inside())
                .run(new SettingsProbe());
    }

    private static RemoteDesktopSettings seen(ScriptedHost host) throws Exception {
        return look(host).seen(RemoteDesktopSettings.TYPE).orElseThrow();
    }

    private static Setting seen(ScriptedHost host, String name) throws Exception {
        return seen(host).setting(name).orElseThrow();
    }

    private static Setting setting(String name, Optional<Long> effective, Owner owner, Optional<Long> policy,
            Optional<Long> local) {
        return new Setting(name, effective, owner, policy, local);
    }

    @Test
    void whatPolicySetsWins() throws Exception {
        ScriptedHost host = new ScriptedHost().with(POLICIES, LAYER, SettingValue.dword(0))
                .with(LISTENER, LAYER, SettingValue.dword(2));
        Setting seen = seen(host, LAYER);
        assertEquals(setting(LAYER, Optional.of(0L), Owner.POLICY, Optional.of(0L), Optional.of(2L)),
                setting(LAYER, seen.effective(), seen.owner(), seen.policy(), seen.local()));
    }

    @Test
    void whatTheHostSetsHoldsWherePolicySaysNothing() throws Exception {
        ScriptedHost host = new ScriptedHost().with(POLICIES, "SomethingElse", SettingValue.dword(0))
                .with(LISTENER, LAYER, SettingValue.dword(2));
        assertEquals(setting(LAYER, Optional.of(2L), Owner.LOCAL, Optional.empty(), Optional.of(2L)),
                seen(host, LAYER));
    }

    @Test
    void whetherRemoteDesktopIsOffLiesOutsideOfTheListener() throws Exception {
        String deny = RemoteDesktopSettings.DENY_CONNECTIONS;
        ScriptedHost host = new ScriptedHost().with(SERVER, deny, SettingValue.dword(1));
        assertEquals(setting(deny, Optional.of(1L), Owner.LOCAL, Optional.empty(), Optional.of(1L)), seen(host, deny));
        host.with(POLICIES, deny, SettingValue.dword(0));
        assertTrue(seen(host).is(deny, 0));
        assertEquals(Owner.POLICY, seen(host, deny).owner());
    }

    /** A value of that name among the policies is none of Windows's. */
    @Test
    void thePortIsTheHostsAlone() throws Exception {
        ScriptedHost host = new ScriptedHost().with(POLICIES, "PortNumber", SettingValue.dword(1))
                .with(LISTENER, "PortNumber", SettingValue.dword(3389));
        assertEquals(setting("PortNumber", Optional.of(3389L), Owner.LOCAL, Optional.empty(), Optional.of(3389L)),
                seen(host, "PortNumber"));
    }

    @Test
    void whoSetWhatSecurityPoliciesWriteIsNotKnown() throws Exception {
        ScriptedHost host = new ScriptedHost().with(LSA, "LmCompatibilityLevel", SettingValue.dword(5))
                .with(LSA + "\\FIPSAlgorithmPolicy", "Enabled", SettingValue.dword(1));
        assertEquals(Owner.UNKNOWN, seen(host, RemoteDesktopSettings.LM_COMPATIBILITY).owner());
        assertTrue(seen(host).is(RemoteDesktopSettings.LM_COMPATIBILITY, 5));
        assertTrue(seen(host).is(RemoteDesktopSettings.FIPS, 1));
    }

    @Test
    void whatSchannelMaySpeakIsReadToo() throws Exception {
        String server = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2"
                + "\\Server";
        ScriptedHost host = new ScriptedHost().with(server, "Enabled", SettingValue.dword(0))
                .with(server, "DisabledByDefault", SettingValue.dword(1));
        assertTrue(seen(host).is(RemoteDesktopSettings.TLS_12_ENABLED, 0));
        assertTrue(seen(host).is(RemoteDesktopSettings.TLS_12_DISABLED, 1));
        assertEquals("unknown: may be re-applied", seen(host).owner(RemoteDesktopSettings.TLS_12_ENABLED));
        assertEquals(Owner.DEFAULT, seen(host, RemoteDesktopSettings.TLS_13_ENABLED).owner());
    }

    @Test
    void whatNobodySetIsThere() throws Exception {
        RemoteDesktopSettings seen = seen(new ScriptedHost());
        assertEquals(16, seen.settings().size());
        assertTrue(seen.settings().stream().allMatch(one -> one.owner() == Owner.DEFAULT
                && one.effective().isEmpty() && one.policy().isEmpty() && one.local().isEmpty()), seen::toString);
    }

    @Test
    void whatIsNoNumberIsNotGuessedAt() throws Exception {
        ScriptedHost host = new ScriptedHost().with(POLICIES, LAYER, SettingValue.text("0"))
                .with(LISTENER, LAYER, SettingValue.dword(2))
                .with(LISTENER, "MaxInstanceCount", SettingValue.dword(-1));
        assertEquals(setting(LAYER, Optional.empty(), Owner.UNKNOWN, Optional.empty(), Optional.of(2L)),
                seen(host, LAYER));
        assertTrue(seen(host).is(RemoteDesktopSettings.MOST_CONNECTIONS, 4_294_967_295L));
    }

    @Test
    void aRegistryThatIsNotThereIsMissingEvidence() throws Exception {
        for (String key : List.of(POLICIES, SERVER, LISTENER, LSA, LSA + "\\FIPSAlgorithmPolicy")) {
            ScriptedContext context = look(new ScriptedHost().refusing(key, Obstacle.NO_ACCESS));
            assertEquals(Optional.of(Reason.NO_ACCESS), context.reason(RemoteDesktopSettings.TYPE), key);
        }
    }
}
