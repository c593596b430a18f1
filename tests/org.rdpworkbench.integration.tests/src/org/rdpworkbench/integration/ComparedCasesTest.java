// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.Comparison.Telling;

/** Recorded cases beside one that works. */
class ComparedCasesTest {

    static List<String> names() throws IOException {
        return RecordedCases.names();
    }

    private static Comparison compared(String name, String other) throws IOException, CaseFormatException {
        return Comparison.of(RecordedCases.judged(name), RecordedCases.judged(other));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noCaseDiffersFromItself(String name) throws IOException, CaseFormatException {
        Diagnosis diagnosis = RecordedCases.judged(name);
        Comparison same = Comparison.of(diagnosis, diagnosis).differences();
        assertEquals(List.of(), same.outcomes());
        assertEquals(List.of(), same.causes());
        assertEquals(List.of(), same.indications());
        assertEquals(List.of(), same.evidence());
    }

    /** What explains most speaks for the cause that the lab made, or is against it in the one that works. */
    @ParameterizedTest
    @CsvSource({"lab-expired-certificate, certificate.expired", "lab-clock-ahead, clock.skewed",
        "lab-closed-port, listener.refused", "lab-weak-certificate, certificate.weak",
        "lab-old-tls, tls.server-disabled", "lab-filter-hello, path.intercepted",
        "lab-closed-after-hello, privatekey.unusable", "lab-unpatched-credssp, nla.unpatched"})
    void whatExplainsMostIsAboutTheCause(String name, String cause) throws IOException, CaseFormatException {
        assumeTrue(Workbench.knows(cause), "a cause was taken out of the sources");
        Telling most = compared(name, "lab-healthy").differences().indications().getFirst();
        assertEquals(cause, most.indication().cause());
        assertEquals(most.indication().supports(), most.first().isPresent());
        assertTrue(most.explains() > 0);
    }

    @Test
    void theEvidenceThatTellsMostComesFirst() throws IOException, CaseFormatException {
        assumeTrue(Workbench.knows("certificate.expired"), "a cause was taken out of the sources");
        Comparison.Pieces first =
                compared("lab-healthy", "lab-expired-certificate").differences().evidence().getFirst();
        assertEquals("ServerCertificate", first.key().type());
        Set<String> fields = first.fields().stream().map(Comparison.Pair::name).collect(Collectors.toSet());
        assertTrue(fields.containsAll(Set.of("chain 1, not after", "chain 1, serial")), fields.toString());
    }
}
