// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.policy.SecurityLayerCheck;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(SecurityLayerCheck.class)
                .cases(CoherenceCheckTest.failed(2).from(Vantage.INSIDE, Settings.none().layer(0).nla(1).seen()),
                        CoherenceCheckTest.failed(3).from(Vantage.INSIDE, Settings.none().layer(2).nla(1)
                                .local(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 1)
                                .local(RemoteDesktopSettings.NEGOTIATION, 0).seen()),
                        CoherentSetTest.refused(Settings.none().local(RemoteDesktopSettings.SECURITY_LAYER, 0)),
                        CoherentSetTest.refused(Settings.none().local(RemoteDesktopSettings.SECURITY_LAYER, 0).nla(1)))
                .tests();
    }
}
