// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.report.TextStyle.Look;

/** What plugins would change to remove the causes. A preview: nothing has been changed. */
final class PlansText {

    private static final String INDENT = " ".repeat(8);

    private final Page page;
    private final Texts texts;

    PlansText(Page page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    void write(Diagnosis diagnosis) {
        if (!diagnosis.plans().isEmpty()) {
            page.heading(Words.PLANS);
            diagnosis.plans().forEach(this::plan);
        }
        if (!diagnosis.refusals().isEmpty()) {
            page.heading(Words.REFUSALS);
            diagnosis.refusals().forEach(refusal -> page.item("  ", PlanWords.of(refusal, texts)));
        }
    }

    private void plan(FixPlan plan) {
        PlanWords words = PlanWords.of(plan, texts);
        page.item("  ", PlanWords.lead(plan, texts) + words.what());
        int number = 0;
        for (String change : words.changes()) {
            number++;
            page.item(INDENT + number + ". ", change);
        }
        words.warnings().forEach(warning -> page.item(INDENT + "! ", Look.WARN, warning, Look.PLAIN));
        words.remark().ifPresent(remark -> page.item(INDENT, Look.MUTED, remark, Look.MUTED));
    }
}
