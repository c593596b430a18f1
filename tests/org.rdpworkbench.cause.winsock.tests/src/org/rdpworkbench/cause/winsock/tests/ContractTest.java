// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.winsock.WinsockCheck;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(WinsockCheck.class)
                .knows(ClientAttempt.TYPE, CredSsp.TYPE, Negotiation.TYPE, TcpConnect.TYPE, TlsHandshake.TYPE)
                .cases(Cases.of().from(Vantage.INSIDE, Seen.catalog(Seen.tcp(Seen.GONE), Seen.layer(Seen.LAYER))),
                        Seen.client(Seen.catalog(Seen.tcp(Seen.GONE))),
                        Seen.client(Seen.catalog(Seen.TCP, Seen.other(Seen.GONE))),
                        Seen.client(Seen.catalog(Seen.TCP, Seen.layer(Seen.LAYER))),
                        Seen.client(Seen.counted(4, 1)), Seen.client(Seen.names(Seen.GONE))).tests();
    }
}
