// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.path.ReachCheck;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(ReachCheck.class).cases(
                Seen.connects(ConnectOutcome.TIMED_OUT), Seen.connects(ConnectOutcome.FORBIDDEN),
                Seen.stalled(), Seen.closed().from(Vantage.HERE, Seen.hellos(Seen.RESET_SOONER, Seen.RESET_SOONER,
                        Seen.RESET_SOONER, Seen.RESET_SOONER, Seen.RESET_SOONER)),
                Seen.completed().from(Vantage.HERE, Seen.hellos(Seen.ACCEPTED, Seen.ACCEPTED, Seen.ACCEPTED,
                        Seen.ACCEPTED, Seen.STALLED)),
                Seen.stalled().from(Vantage.HERE, Seen.neighbours(0, 2, 0)),
                Seen.filters(Seen.client(Seen.completed(), "RDPClient_SSL", "TsSslStateHandshakeInProgress"), "VPN"),
                Seen.stalled().from(Vantage.HERE, Seen.neighbours(2, 0, 0)),
                Seen.completed().from(Vantage.HERE, Seen.hellos(Seen.ACCEPTED, Seen.LOST, Seen.LOST)),
                Seen.negotiated(Seen.exchange(Answer.SELECTED), Seen.exchange(Answer.NOT_CONNECTED))).tests();
    }
}
