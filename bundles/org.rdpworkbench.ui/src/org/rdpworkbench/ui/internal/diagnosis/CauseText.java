// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.graphics.Color;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanWords;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.StyledLines;

/** What is said about one cause: what it does, and what could be changed. */
record CauseText(DiagnosisState.Judged judged, Ranked ranked) {

    private String id() {
        return ranked.cause().id();
    }

    StyledLines head() {
        StyledLines lines = new StyledLines().heading(judged.texts().text(id() + ".title"));
        explanation().ifPresent(lines::line);
        if (ranked.consequence()) {
            lines.line("It lies behind the stage that broke, so it may only be a consequence.");
        }
        if (ranked.because().isEmpty()) {
            lines.heading("No evidence decides it yet").line("It is here because the symptom suggests it.");
        }
        return lines;
    }

    private Optional<String> explanation() {
        String key = id() + (ranked.verdict() == Verdict.FAIL ? ".fail" : ".warn");
        boolean judgedSo = ranked.verdict() == Verdict.FAIL || ranked.verdict() == Verdict.WARN;
        if (!judgedSo || judged.texts().pattern(key).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = judged.diagnosis().finding(id()).map(Finding::values).orElse(Map.of());
        return Optional.of(judged.texts().text(key, Plain.escape(values)));
    }

    /** Empty when nobody proposes anything. */
    StyledLines plans(Palette palette) {
        StyledLines lines = new StyledLines();
        List<FixPlan> plans = judged.diagnosis().plans().stream().filter(plan -> plan.cause().equals(id())).toList();
        plans.forEach(plan -> add(lines, PlanWords.of(plan, judged.texts()), Marks.color(palette, Tone.WARN)));
        judged.diagnosis().refusals().stream().filter(refusal -> refusal.cause().equals(id()))
                .forEach(refusal -> lines.heading(Words.REFUSALS)
                        .line(judged.texts().text(refusal.key(), Plain.escape(refusal.values()))));
        return lines;
    }

    private static void add(StyledLines lines, PlanWords plan, Color warning) {
        lines.heading("What could be changed (proposed only)").line(plan.what());
        plan.changes().forEach(change -> lines.item("\u2022", null, change));
        plan.warnings().forEach(words -> lines.item("!", warning, words));
        plan.remark().ifPresent(lines::aside);
    }
}
