// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Verdict;

/** What a symptom adds to recorded cases in which nothing fails. */
class SymptomTest {

    private static final Symptom CLOSED = new Symptom("0x904/0x7", Set.of("disconnectReason:0x904",
            "negotiationFailure:0x3"), Set.of());

    private static Diagnosis judged(String name) throws IOException, CaseFormatException {
        return RecordedCases.judged(name, CLOSED);
    }

    @Test
    void whatIsAboutTlsIsNotRankedWhereThereIsNone() throws IOException, CaseFormatException {
        List<String> ranked = judged("xrdp-rdp").causes().stream().map(cause -> cause.cause().id()).toList();
        for (String cause : List.of("path.mtu", "path.intercepted", "tls.no-common-version", "tls.no-common-suite",
                "tls.server-disabled", "certificate.unbound", "certificate.expired", "nla.oracle-blocked")) {
            assertTrue(!ranked.contains(cause), ranked::toString);
        }
    }

    @Test
    void aHostWithOldVersionsAloneExplainsIt() throws IOException, CaseFormatException {
        assumeTrue(Workbench.knows("tls.no-common-version"), "the cause was removed");
        Diagnosis old = judged("xrdp-old-tls");
        assertEquals(Verdict.WARN, old.verdict(), old::summary);
        assertEquals("tls.no-common-version", old.causes().getFirst().cause().id());
        assertTrue(old.summary().contains("would explain it: "), old::summary);
    }

    @Test
    void oneTwinAloneIsNoExplanation() throws IOException, CaseFormatException {
        assumeTrue(Workbench.knows("privatekey.unusable") && Workbench.knows("policy.rdp-layer-only"),
                "a cause was removed");
        String summary = judged("xrdp-rdp").summary();
        assertTrue(summary.contains(", or: "), summary);
    }

    @Test
    void aHealthyHostDoesNot() throws IOException, CaseFormatException {
        assertEquals(Verdict.NOT_REPRODUCED, judged("xrdp-tls").verdict());
        assertEquals(Verdict.NOT_REPRODUCED, judged("shadow-expired").verdict());
    }
}
