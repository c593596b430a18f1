// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.access.NtlmProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class NtlmProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String NTLM = LSA + "\\MSV1_0";
    private static final String RECEIVING = "RestrictReceivingNTLMTraffic";

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new NtlmProbe());
    }

    private static Optional<NtlmSettings> seen(ScriptedHost host) throws Exception {
        return look(host).seen(NtlmSettings.TYPE);
    }

    @Test
    void whatIsSet() throws Exception {
        assertEquals(Optional.of(new NtlmSettings(Optional.of(2L), Optional.of(1L), Optional.of(4_294_967_295L))),
                seen(new ScriptedHost().with(NTLM, RECEIVING, SettingValue.dword(2))
                        .with(NTLM, "RestrictSendingNTLMTraffic", SettingValue.dword(1))
                        .with(LSA, "LmCompatibilityLevel", SettingValue.dword(-1))));
    }

    @Test
    void whatNobodySetOrIsNoNumberIsEmpty() throws Exception {
        Optional<NtlmSettings> unset = Optional.of(Seen.unset());
        assertEquals(unset, seen(new ScriptedHost()));
        assertEquals(unset, seen(new ScriptedHost().with(NTLM, RECEIVING, SettingValue.text("2"))));
    }

    @Test
    void whatMayNotBeReadIsNotTakenForUnset() throws Exception {
        for (String key : List.of(LSA, NTLM)) {
            assertEquals(Optional.of(Reason.NO_ACCESS),
                    look(new ScriptedHost().refusing(key, Obstacle.NO_ACCESS)).reason(NtlmSettings.TYPE), key);
        }
    }
}
