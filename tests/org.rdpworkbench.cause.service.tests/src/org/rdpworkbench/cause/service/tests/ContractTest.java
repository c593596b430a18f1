// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.service.ServiceCheck;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(ServiceCheck.class)
                .cases(Seen.refusedWhile(State.STOPPED), Seen.refusedWhile(State.RUNNING),
                        Seen.refusedWhile(State.STOP_PENDING), Seen.serving(),
                        Seen.refused().from(Vantage.INSIDE, Seen.service(State.STOPPED, Start.DISABLED)),
                        Seen.serving().from(Vantage.INSIDE, Seen.service(State.STOPPED, Start.DISABLED))).tests();
    }
}
