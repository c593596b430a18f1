// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.probe.client.ClientLogReader;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(ClientLogReader.class).tests();
    }
}
