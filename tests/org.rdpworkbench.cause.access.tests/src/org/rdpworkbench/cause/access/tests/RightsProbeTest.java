// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.access.RightsProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.LogonRights;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class RightsProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final String DENIED_NETWORK = "SeDenyNetworkLogonRight";

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new RightsProbe());
    }

    @Test
    void whoHasWhichRight() throws Exception {
        ScriptedHost host = new ScriptedHost().right("SeRemoteInteractiveLogonRight", "S-1-5-32-544", "S-1-5-32-555")
                .right("SeDenyRemoteInteractiveLogonRight", "S-1-5-113").right("SeNetworkLogonRight", "S-1-1-0")
                .right(DENIED_NETWORK, "S-1-5-114");
        assertEquals(Optional.of(new LogonRights(Set.of("S-1-5-32-544", "S-1-5-32-555"), Set.of("S-1-5-113"),
                Set.of("S-1-1-0"), Set.of("S-1-5-114"))), look(host).seen(LogonRights.TYPE));
    }

    @Test
    void aRightThatMayNotBeReadIsNotNobodys() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS), look(new ScriptedHost().refusing(DENIED_NETWORK,
                Obstacle.NOT_ELEVATED)).reason(LogonRights.TYPE));
    }
}
