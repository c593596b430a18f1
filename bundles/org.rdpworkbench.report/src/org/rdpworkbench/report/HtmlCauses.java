// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;

/** The causes of one host in an HTML report, with their shares as bars. */
final class HtmlCauses {

    private final Markup page;
    private final int level;

    /** @param level of the heading above them */
    HtmlCauses(Markup page, int level) {
        this.page = page;
        this.level = level;
    }

    void write(Diagnosis diagnosis, Texts texts) {
        List<CauseWords> causes = CauseWords.of(diagnosis, texts);
        if (causes.isEmpty()) {
            return;
        }
        page.open("section").element("h" + level, CauseWords.heading(diagnosis)).open("ol", "class", "causes");
        if (CauseWords.withShares(diagnosis)) {
            ranking(causes.stream().filter(cause -> !cause.beside()).toList(), diagnosis);
            causes.stream().filter(CauseWords::beside).forEach(cause -> cause(cause, cause.named(), false));
        } else {
            causes.forEach(cause -> cause(cause, cause.title(), false));
        }
        page.close("ol").close("section");
    }

    private void ranking(List<CauseWords> causes, Diagnosis diagnosis) {
        causes.stream().limit(CauseWords.MOST).forEach(cause -> cause(cause, cause.named(), true));
        CauseWords.more(causes).ifPresent(more -> page.element("li", more, "class", "muted"));
        page.open("li", "class", "none");
        share(diagnosis.noneOfThese(), diagnosis.percentOfNone());
        page.element("p", CauseWords.NONE_OF_THESE, "class", "muted").close("li");
    }

    private void cause(CauseWords cause, String title, boolean ranked) {
        page.open("li");
        if (ranked) {
            share(cause.share(), cause.percent());
        }
        page.element("h" + (level + 1), title);
        cause.explanation().ifPresent(text -> page.element("p", text));
        if (!cause.supporting().isEmpty() || !cause.opposing().isEmpty()) {
            page.open("ul", "class", "reasons");
            cause.supporting().forEach(line -> reason("+", "bad", "for", line));
            cause.opposing().forEach(line -> reason("\u2212", "good", "against", line));
            page.close("ul");
        }
        if (cause.consequence()) {
            page.element("p", CauseWords.CONSEQUENCE, "class", "muted");
        }
        page.close("li");
    }

    private void share(double share, String percent) {
        String width = Long.toString(Math.round(Math.clamp(share, 0, 1) * 100));
        page.open("p", "class", "share").element("span", percent, "class", "percent")
                .open("svg", "class", "bar", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden",
                        "true")
                .empty("rect", "class", "ground", "width", "100", "height", "8")
                .empty("rect", "class", "fill", "width", width, "height", "8").close("svg").close("p");
    }

    private void reason(String sign, String tone, String words, Line line) {
        page.open("li").element("span", sign, "class", "sign " + tone, "role", "img", "aria-label", words)
                .element("span", line.label(), "class", "weight").element("span", line.text()).close("li");
    }
}
