// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample.tests;

import com.example.rdp.sample.Greeting;
import com.example.rdp.sample.GreetingCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must: ids, texts, help, purity, declared needs, cancellation, hostile peers. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(GreetingCheck.class)
                .given(new TcpConnect(List.of(
                        new TcpConnect.ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, ""))))
                .answers("SSH-2.0-bastion\r\n".getBytes(StandardCharsets.US_ASCII))
                .cases(Cases.of(new Greeting(Greeting.Manner.SPOKE, "SSH-2.0-bastion", 3)))
                .tests();
    }
}
