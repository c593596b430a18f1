// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;

/** Diagnoses as Markdown for tickets, in the dialect of GitHub. */
public final class MarkdownReport {

    private final Texts texts;
    private final TextStyle style;

    /**
     * @param texts of the installed plugins
     * @param style of which only whether it takes Unicode counts
     */
    public MarkdownReport(Texts texts, TextStyle style) {
        this.texts = texts;
        this.style = new TextStyle(false, style.unicode(), style.width());
    }

    /** All hosts in one text; of several there is a table on top. */
    public String write(List<Illustrated> hosts) {
        Markdown page = new Markdown(style);
        if (hosts.size() > 1) {
            List<Diagnosis> diagnoses = hosts.stream().map(Illustrated::diagnosis).toList();
            page.heading(2, Headline.count(diagnoses)).columns("Host", "Verdict", "Breaks at", "What was found");
            diagnoses.forEach(diagnosis -> page.row(diagnosis.target().toString(), Headline.words(diagnosis.verdict()),
                    diagnosis.stage().map(Words::stage).orElse(""), diagnosis.summary()));
        }
        hosts.forEach(host -> new MarkdownHost(page, texts, style).write(host));
        return page.toString();
    }
}
