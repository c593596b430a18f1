// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart.tests;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.restart.RestartCheck;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(RestartCheck.class)
                .cases(Seen.healthy().from(Vantage.INSIDE, Seen.signs(Sign.FILE_RENAMES)),
                        Seen.closed().from(Vantage.INSIDE, Seen.signs(Sign.SERVICING))
                                .from(Vantage.INSIDE, new HostRoles(List.of())),
                        Seen.closed().from(Vantage.INSIDE, Seen.written(Duration.ofDays(1))),
                        Seen.healthy().from(Vantage.INSIDE, Seen.signs(Sign.COMPUTER_RENAME))).tests();
    }
}
