// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.access.DeniedCheck;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(DeniedCheck.class)
                .cases(Seen.refused(Seen.REMOTE, Seen.NOT_GRANTED), Seen.refused(Seen.NETWORK, Seen.NOT_GRANTED),
                        Seen.refused(Seen.NETWORK, Seen.LOCKED), Seen.refused(Seen.NETWORK, Seen.WRONG_PASSWORD),
                        Seen.refused(Seen.NETWORK, Seen.NTLM_BLOCKED), Seen.refused(Seen.NETWORK, Seen.BAD_BINDINGS),
                        Seen.client(Seen.ended(0x807))).tests();
    }
}
