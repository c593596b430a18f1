// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.probe.host.ServicesProbe;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(ServicesProbe.class).tests();
    }
}
