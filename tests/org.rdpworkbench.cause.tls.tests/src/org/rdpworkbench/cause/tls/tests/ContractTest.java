// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls.tests;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.tls.TlsCheck;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(TlsCheck.class).cases(Looks.refused(40), Looks.refused(70),
                Looks.completed("TLSv1.0", Looks.OBSOLETE).from(Vantage.HERE, Looks.support(List.of(Looks.OBSOLETE),
                        Looks.alert(70), Looks.alert(70), Looks.OK, Looks.OK)),
                Looks.closed().from(Vantage.HERE, Looks.lacking(Looks.OBSOLETE, Looks.alert(70), Looks.OK)),
                Looks.closed().from(Vantage.HERE, Looks.offered(Looks.MODERN, Looks.alert(70), Looks.OK)),
                Looks.completed("TLSv1.2", Looks.MODERN).from(Vantage.HERE, Looks.versions(Looks.alert(70), Looks.OK))
                        .from(Vantage.CLIENT, new ClientTls(List.of("TLSv1.2"))),
                Looks.closed().from(Vantage.INSIDE, Looks.events(36871)),
                TlsCheckTest.set(Looks.closed(), 0, 0, 0), TlsCheckTest.set(Looks.closed(), 1, 0, 0),
                TlsCheckTest.set(Looks.completed("TLSv1.0", Looks.MODERN), 0, 1, 0)).tests();
    }
}
