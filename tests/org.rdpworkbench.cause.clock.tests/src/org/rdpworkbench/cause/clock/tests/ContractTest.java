// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.clock.ClockCheck;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(ClockCheck.class)
                .cases(Seen.others(Seen.host(Seen.AHEAD), 0), Seen.others(Seen.host(Seen.AHEAD), Seen.AHEAD),
                        Seen.domain(Seen.host(0), Seen.AHEAD),
                        Seen.service(Seen.host(Seen.AHEAD), State.STOPPED, Source.DOMAIN),
                        TimeServiceFixerTest.wrong(State.STOPPED, Source.SERVERS, Start.DISABLED),
                        TimeServiceFixerTest.wrong(State.RUNNING, Source.SERVERS, Start.DISABLED),
                        TimeServiceFixerTest.withoutThird(State.STOPPED, Source.DOMAIN, Start.AUTO)).tests();
    }
}
