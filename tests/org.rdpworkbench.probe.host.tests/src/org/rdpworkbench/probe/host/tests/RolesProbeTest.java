// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service.Start;
import org.rdpworkbench.host.ServiceStatus.State;
import org.rdpworkbench.probe.host.RolesProbe;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** What a host is for, by its product and its services. */
final class RolesProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final String PRODUCT = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions";
    private static final String SYSTEM = "LocalSystem";

    private static ScriptedHost host(String productType) {
        return new ScriptedHost().with(PRODUCT, "ProductType", SettingValue.text(productType));
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new RolesProbe());
    }

    private static HostRoles seen(ScriptedHost host) throws Exception {
        return look(host).seen(HostRoles.TYPE).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"WinNT,false", "ServerNT,false", "LanmanNT,true", "lanmannt,true", "'',false"})
    void aDomainControllerIsOneByItsProduct(String productType, boolean controller) throws Exception {
        HostRoles roles = seen(host(productType));
        assertEquals(controller, roles.has(Role.DOMAIN_CONTROLLER));
        assertFalse(roles.ofDeployment());
    }

    @Test
    void theOthersAreByTheirServices() throws Exception {
        HostRoles roles = seen(host("ServerNT").with("vmms", State.RUNNING, Start.AUTO, SYSTEM)
                .with("TSGateway", State.STOPPED, Start.DEMAND, SYSTEM)
                .with("Tssdis", State.RUNNING, Start.AUTO, SYSTEM)
                .with("ClusSvc", State.STOPPED, Start.DISABLED, SYSTEM));
        assertEquals(List.of(Role.CONNECTION_BROKER, Role.GATEWAY, Role.HYPER_V), roles.roles());
        assertTrue(roles.ofDeployment());
    }

    @Test
    void aHostThatSaysNothingOfItHasNone() throws Exception {
        assertEquals(new HostRoles(List.of()), seen(new ScriptedHost()));
    }

    @Test
    void whatMayNotBeSeenIsNotTakenForAbsent() throws Exception {
        for (String refused : List.of(PRODUCT, "Tssdis", "TSGateway", "ClusSvc", "vmms")) {
            assertEquals(Optional.of(Reason.NO_ACCESS), look(host("WinNT").refusing(refused, Obstacle.NO_ACCESS))
                    .reason(HostRoles.TYPE), refused);
        }
    }
}
