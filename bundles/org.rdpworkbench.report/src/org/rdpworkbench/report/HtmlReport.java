// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Verdict;

/**
 * Diagnoses as one HTML file to keep, send and print: without scripts, without anything that would be fetched, and
 * well-formed XML as well. In ASCII, so that it is right in every charset.
 */
public final class HtmlReport {

    private final Texts texts;

    /** @param texts of the installed plugins */
    public HtmlReport(Texts texts) {
        this.texts = texts;
    }

    /** All hosts in one document; of several there is a table on top. */
    public String write(List<Illustrated> hosts) {
        List<Diagnosis> diagnoses = hosts.stream().map(Illustrated::diagnosis).toList();
        boolean several = hosts.size() > 1;
        String title = several ? Headline.count(diagnoses)
                : diagnoses.stream().map(d -> d.target() + ": " + Headline.words(d.verdict())).findFirst().orElse("");
        Markup page = new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(page, "RDP Workbench: " + title);
        page.open("body").open("main");
        if (several) {
            page.open("header").element("h1", title);
            index(page, diagnoses);
            page.close("header");
        }
        for (int i = 0; i < hosts.size(); i++) {
            new HtmlHost(page, texts, several ? 2 : 1).write(hosts.get(i), id(i));
        }
        return Xml.ascii(page.close("main").close("body").close("html").toString());
    }

    private static void head(Markup page, String title) {
        page.open("head").empty("meta", "charset", "UTF-8")
                .empty("meta", "http-equiv", "Content-Security-Policy", "content", HtmlStyle.POLICY)
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title)
                .raw("<style>" + HtmlStyle.SHEET + "</style>\n").close("head");
    }

    private void index(Markup page, List<Diagnosis> diagnoses) {
        page.open("table", "class", "index").open("thead").open("tr");
        List.of("Host", "Verdict", "Breaks at", "What was found")
                .forEach(column -> page.element("th", column, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (int i = 0; i < diagnoses.size(); i++) {
            Diagnosis diagnosis = diagnoses.get(i);
            page.open("tr").open("td").element("a", diagnosis.target().toString(), "href", "#" + id(i)).close("td")
                    .element("td", sign(diagnosis.verdict()) + " " + Headline.words(diagnosis.verdict()), "class",
                            tone(diagnosis.verdict()))
                    .element("td", diagnosis.stage().map(Words::stage).orElse(""))
                    .element("td", diagnosis.summary()).close("tr");
        }
        page.close("tbody").close("table");
    }

    private static String id(int index) {
        return "host-" + (index + 1);
    }

    /** The class that colours a verdict. */
    static String tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "good";
            case FAIL -> "bad";
            case WARN, INCONCLUSIVE, ERROR, NOT_REPRODUCED -> "warn";
        };
    }

    /** A verdict for those who do not see its colour at a glance. */
    static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "\u2713";
            case FAIL -> "\u2717";
            case WARN -> "!";
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> "?";
        };
    }
}
