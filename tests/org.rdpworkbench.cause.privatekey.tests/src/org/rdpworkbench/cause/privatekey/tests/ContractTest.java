// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.privatekey.PrivateKeyCheck;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(PrivateKeyCheck.class).cases(Seen.alert(40), Seen.closedAndLogged(36870, 0),
                Seen.closedAnd(Vantage.HERE, new Neighbours("192.0.2.0/24", 0, 2, 0)),
                FolderReplacedCheckTest.closed().from(Vantage.INSIDE, Seen.folder(400))
                        .from(Vantage.INSIDE, Seen.goneKey()),
                Seen.closedAnd(Vantage.HERE, new Neighbours("192.0.2.0/24", 2, 0, 0)),
                KeyPermissionsTest.closed(), NewKeyTest.logged(),
                NewKeyTest.gone(), NewKeyTest.withoutFolder()).tests();
    }
}
