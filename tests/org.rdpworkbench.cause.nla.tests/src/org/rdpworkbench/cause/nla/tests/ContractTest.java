// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.nla.NlaUseCheck;
import org.rdpworkbench.facts.NlaClient.Use;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(NlaUseCheck.class)
                .cases(Seen.credSsp(2), Seen.credSsp(6), Seen.requiring(),
                        Seen.set(Seen.chosen(), RemoteDesktopSettings.USER_AUTHENTICATION, 0),
                        Seen.client(Seen.set(Seen.requiring(), RemoteDesktopSettings.USER_AUTHENTICATION, 1),
                                Use.NEVER),
                        Seen.client(Seen.set(Seen.tlsOnly(), RemoteDesktopSettings.SECURITY_LAYER, 0), Use.REQUIRED),
                        TestWithoutNlaFixerTest.ordinary())
                .tests();
    }
}
