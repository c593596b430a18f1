// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Verdict;

/**
 * What was found out about hosts as one document, as the command line prints it and the window exports it.
 *
 * @param masked what stood there and what stands there now, in the order in which it was found
 */
public record Report(String text, Map<String, String> masked) {

    /**
     * Makes the document. Waits for the figures of plugins, so it is not for a UI thread.
     *
     * @param plugins those that the runs were judged with
     * @param redact what is taken out
     * @param style of which colour and width count for text only
     * @param weakened all hosts that are less protected since a repair
     */
    public static Report of(List<Run> runs, Snapshot plugins, Redaction.Level redact, Format format, TextStyle style,
            List<Weakening> weakened) {
        StringWriter out = new StringWriter();
        try {
            Map<String, String> masked = write(runs, plugins, redact, format, style, weakened, out);
            return new Report(out.toString(), masked);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
    }

    /**
     * Writes the document, as JSON host by host.
     *
     * @return what is masked in it
     */
    public static Map<String, String> write(List<Run> runs, Snapshot plugins, Redaction.Level redact, Format format,
            TextStyle style, List<Weakening> weakened, Writer out) throws IOException {
        Redaction redaction = Redaction.of(redact, runs.stream().map(Run::diagnosis).toList());
        boolean drawn = hasFigures(format, runs.size());
        List<Illustrated> hosts = runs.stream().map(run -> redaction.of(new Illustrated(run.diagnosis(),
                drawn ? figure(run, plugins) : Optional.empty(), WeakeningWords.of(run.diagnosis(), weakened))))
                .toList();
        Texts texts = plugins.texts();
        switch (format) {
            case TEXT -> out.write(drawn
                    ? new TextReport(texts, style).write(hosts.getFirst())
                    : new TextReport(texts, style).hosts(hosts));
            case JSON -> new JsonReport(texts).hosts(hosts, out);
            case HTML -> out.write(new HtmlReport(texts).write(hosts));
            case MARKDOWN -> out.write(new MarkdownReport(texts, style).write(hosts));
            case CSV -> out.write(new CsvReport(style).hosts(hosts));
            case JUNIT -> out.write(new JunitReport(texts).hosts(hosts));
        }
        return redaction.masked();
    }

    /** In text only of one host; of several they would lengthen the list, and plugins are waited for. */
    private static boolean hasFigures(Format format, int hosts) {
        return switch (format) {
            case TEXT -> hosts == 1;
            case HTML, MARKDOWN -> true;
            case JSON, CSV, JUNIT -> false;
        };
    }

    private static Optional<Figure> figure(Run run, Snapshot plugins) {
        return run.diagnosis().causes().stream().filter(ranked -> ranked.verdict() == Verdict.FAIL
                        || ranked.verdict() == Verdict.WARN).findFirst()
                .flatMap(ranked -> run.diagnosis().finding(ranked.cause().id()))
                .map(finding -> Illustration.of(plugins, finding, run.record()))
                .flatMap(drawn -> drawn instanceof Illustration.Drawn(Figure figure) ? Optional.of(figure)
                        : Optional.empty());
    }
}
