// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.certificate.CertificateCheck;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(CertificateCheck.class).cases(
                Seen.handshake(Seen.key("RSA", 1_024, "SHA1withRSA"), Outcome.COMPLETED),
                Seen.handshake(Seen.key("RSA", 1_024, "MD5withRSA"), Outcome.COMPLETED),
                Seen.valid(Duration.ofDays(-10), Duration.ofDays(100)),
                Seen.asked("host", Seen.named(NameMatch.MISMATCH)),
                RenewFixerTest.own(), RenewFixerTest.own(KeyAccess.gone("C:\\key")), StaleBindingFixerTest.nowhere(),
                RebindingTest.one(), RebindingTest.ignored(), RebindingTest.expired(),
                RebindingTest.withoutKey(), RebindingTest.withoutKeyIgnored()).tests();
    }
}
