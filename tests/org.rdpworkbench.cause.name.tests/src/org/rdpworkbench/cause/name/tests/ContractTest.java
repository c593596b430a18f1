// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name.tests;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.name.NameCheck;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(NameCheck.class)
                .cases(Seen.notFound(),
                        Seen.connects(ConnectOutcome.CONNECTED, ConnectOutcome.CONNECTED, ConnectOutcome.REFUSED,
                                ConnectOutcome.REFUSED),
                        Seen.connects(ConnectOutcome.CONNECTED, ConnectOutcome.CONNECTED, ConnectOutcome.TIMED_OUT,
                                ConnectOutcome.REFUSED),
                        Seen.certificate(Seen.calls(Seen.asked("srv1.corp.example"), "srv2.corp.example", "SRV2"),
                                "CN=srv2.corp.example"),
                        Seen.each("srv1.corp.example", Seen.identity(0, "srv1", "srv1"),
                                Seen.identity(1, "srv2", "srv2")),
                        Seen.client(Seen.asked("srv1.corp.example"), 0x104),
                        Seen.client(Seen.client(Seen.asked("srv1.corp.example"), 0x104), List.of(), "192.0.2.53"),
                        Seen.client(Seen.asked("srv1.corp.example"), List.of("192.0.2.8"), "192.0.2.53"),
                        Seen.client(Seen.asked("srv1.corp.example"), List.of("192.0.2.9"), List.of("192.0.2.8")))
                .tests();
    }
}
