// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.listener.ListenerCheck;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(ListenerCheck.class)
                .cases(Seen.tls(Outcome.STALLED, 6_000, 0), Seen.tls(Outcome.HOST_CLOSED, 4, 0),
                        Seen.tls(Outcome.STALLED, 6_000, 0).from(Vantage.HERE, Seen.neighbours(0, 2)),
                        Seen.tls(Outcome.STALLED, 6_000, 0).from(Vantage.HERE, Seen.neighbours(2, 0)),
                        Seen.chose(16),
                        Seen.connects(ConnectOutcome.REFUSED).from(Vantage.INSIDE, Seen.denying(1, Owner.POLICY, 1)),
                        Seen.connects(ConnectOutcome.REFUSED).from(Vantage.INSIDE, Seen.denying(0, Owner.LOCAL, 1)),
                        Seen.connects(ConnectOutcome.REFUSED).from(Vantage.INSIDE, Seen.denying(1, Owner.LOCAL, 1)),
                        Seen.connects(ConnectOutcome.REFUSED).from(Vantage.INSIDE, Seen.listening(3390)),
                        Seen.connects(ConnectOutcome.TIMED_OUT).from(Vantage.INSIDE, Seen.listening(3390)),
                        Seen.connects(ConnectOutcome.REFUSED).from(Vantage.INSIDE, Seen.listening(3389)))
                .tests();
    }
}
