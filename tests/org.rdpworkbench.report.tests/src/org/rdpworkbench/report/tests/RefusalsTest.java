// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.report.HtmlReport;
import org.rdpworkbench.report.Illustrated;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.MarkdownReport;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.TextReport;
import org.rdpworkbench.report.TextStyle;

/** Why a cause that was found is not repaired stands in every report, and tells no name that is not to be told. */
class RefusalsTest {

    private static final String SENTENCE = "Turn it on in the canary baseline.";
    private static final Texts TEXTS = new Texts(Map.of(
            Samples.KEY.id() + ".refused-policy", "Turn it on in {policy}.")).and(Samples.TEXTS);
    private static final TextStyle STYLE = TextStyle.of(StandardCharsets.UTF_8, false);

    private static Diagnosis refused(Refusal... refusals) {
        Diagnosis plain = Samples.twins("x");
        return new Diagnosis(plain.target(), plain.symptom(), plain.verdict(), plain.stage(), plain.summary(),
                plain.ladder(), plain.causes(), plain.noneOfThese(), plain.findings(), plain.evidence(), plain.next(),
                plain.plans(), List.of(refusals), plain.problems());
    }

    private static Refusal policy(String name) {
        return Refusal.of(Samples.KEY.id(), "policy").value("policy", name);
    }

    private static List<String> reports(Diagnosis diagnosis) {
        Illustrated host = new Illustrated(diagnosis, Optional.empty());
        return List.of(new TextReport(TEXTS, STYLE).write(diagnosis), new HtmlReport(TEXTS).write(List.of(host)),
                new MarkdownReport(TEXTS, STYLE).write(List.of(host)), new JsonReport(TEXTS).write(List.of(diagnosis)));
    }

    @Test
    void everyReportHasIt() throws Exception {
        Diagnosis diagnosis = refused(policy("the canary baseline"));
        reports(diagnosis).forEach(report -> assertTrue(report.replaceAll("\\s+", " ").contains(SENTENCE), report));
        assertEquals(SENTENCE, Json.mapper().readTree(new JsonReport(TEXTS).write(List.of(diagnosis)))
                .at("/diagnoses/0/refusals/0/text").textValue());
        assertFalse(Json.mapper().readTree(new JsonReport(TEXTS).write(List.of(refused()))).at("/diagnoses/0")
                .has("refusals"));
    }

    @Test
    void whatAHostCallsItsPolicyIsEscaped() {
        String report = new TextReport(TEXTS, STYLE).write(refused(policy("a\u001b[31mb")));
        assertFalse(report.contains("\u001b"), report);
        assertFalse(new HtmlReport(TEXTS).write(List.of(new Illustrated(refused(policy("<b>x")), Optional.empty())))
                .contains("<b>x"));
    }

    @Test
    void namesAreMasked() {
        Diagnosis diagnosis = refused(policy("the policy of 192.0.2.7"));
        Diagnosis told = Redaction.of(Redaction.Level.ALL, List.of(diagnosis)).of(new Illustrated(diagnosis,
                Optional.empty())).diagnosis();
        assertEquals(Samples.KEY.id() + ".refused-policy", told.refusals().getFirst().key());
        String policy = told.refusals().getFirst().values().get("policy").toString();
        assertFalse(policy.contains("192.0.2.7"), policy);
    }
}
