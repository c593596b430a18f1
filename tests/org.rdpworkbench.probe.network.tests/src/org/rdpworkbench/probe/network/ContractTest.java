// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.PluginContract;

/** The probes keep what every plugin must keep. */
final class ContractTest {

    private static final String CHOOSES_TLS = "030000130ed000001234000200080001000000";

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(FirstLook.class).given(
                new NameResolution("127.0.0.1", NameResolution.Outcome.ADDRESS, List.of("127.0.0.1"), List.of(), 0, ""),
                new TcpConnect(List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, ""))),
                new Negotiation(List.of(Alone.chosen(Negotiation.PROTOCOL_HYBRID))),
                new TlsHandshake(TlsHandshake.Outcome.HOST_CLOSED, Optional.empty(), Optional.empty(), 1, 0,
                        Optional.empty(), Optional.empty(), "", ""),
                new ClockSkew(0, 1, "NTLM challenge"),
                new NtlmChallenge(Optional.empty(), Optional.of("A"), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty()))
                .answers(HexFormat.of().parseHex(CHOOSES_TLS)).tests();
    }
}
