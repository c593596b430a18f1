// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.cause.certificate.CertificateCheck;
import org.rdpworkbench.testkit.PluginContract;

/** The plugin keeps what every plugin must keep. */
final class ContractTest {

    @TestFactory
    Stream<DynamicTest> contract() {
        return PluginContract.of(CertificateCheck.class).cases(Seen.key("RSA", 1_024, "SHA1withRSA"),
                Seen.key("RSA", 1_024, "MD5withRSA")).tests();
    }
}
