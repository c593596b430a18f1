// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Verdict;

/**
 * Diagnoses as JUnit XML, as Jenkins and GitLab read it: one suite with one case a host, which fails where the
 * connection fails and is an error where the look did not come to an end. In ASCII, so that it is right in every
 * charset.
 */
public final class JunitReport {

    private static final TextStyle STYLE = new TextStyle(false, true, 100);

    private final Texts texts;

    /** @param texts of the installed plugins */
    public JunitReport(Texts texts) {
        this.texts = texts;
    }

    /** What becomes of a host. */
    private enum Result { PASSED, REMARKED, FAILED, ERROR }

    /** The document, with a line break at the end. */
    public String write(List<Diagnosis> diagnoses) {
        return hosts(diagnoses.stream().map(diagnosis -> new Illustrated(diagnosis, Optional.empty())).toList());
    }

    /** The same with what is told beside them. */
    String hosts(List<Illustrated> hosts) {
        List<Diagnosis> diagnoses = hosts.stream().map(Illustrated::diagnosis).toList();
        Markup xml = new Markup().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("testsuites");
        List<String> suite = new ArrayList<>(List.of("name", "rdpworkbench", "tests",
                Integer.toString(diagnoses.size()), "failures", count(diagnoses, Result.FAILED), "errors",
                count(diagnoses, Result.ERROR), "skipped", "0", "time",
                seconds(diagnoses.stream().mapToDouble(JunitReport::time).sum())));
        diagnoses.stream().flatMap(d -> Period.of(d).stream()).map(Period::began).min(Comparator.naturalOrder())
                .ifPresent(began -> suite.addAll(List.of("timestamp", moment(began))));
        xml.open("testsuite", suite.toArray(String[]::new));
        hosts.forEach(host -> host(xml, host));
        return Xml.ascii(xml.close("testsuite").close("testsuites").toString());
    }

    private void host(Markup xml, Illustrated host) {
        Diagnosis diagnosis = host.diagnosis();
        xml.open("testcase", "classname", "rdpworkbench", "name", diagnosis.target().toString(), "time",
                seconds(time(diagnosis)));
        String report = new TextReport(texts, STYLE).write(host);
        String[] words = {"message", diagnosis.summary(), "type", diagnosis.verdict().name()};
        switch (result(diagnosis)) {
            case PASSED -> {
                // Who reads only what went wrong still has to see it.
                if (!host.weakened().isEmpty()) {
                    xml.lines("system-out", report);
                }
            }
            case REMARKED -> xml.lines("system-out", report);
            case FAILED -> xml.lines("failure", report, words);
            case ERROR -> xml.lines("error", report, words);
        }
        xml.close("testcase");
    }

    /** Nobody is called healthy by what could not be looked at. */
    private static Result result(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case FAIL -> Result.FAILED;
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> Result.ERROR;
            case PASS, WARN -> diagnosis.incomplete() ? Result.ERROR
                    : diagnosis.verdict() == Verdict.PASS ? Result.PASSED : Result.REMARKED;
        };
    }

    private static String count(List<Diagnosis> diagnoses, Result result) {
        return Long.toString(diagnoses.stream().filter(diagnosis -> result(diagnosis) == result).count());
    }

    private static double time(Diagnosis diagnosis) {
        return Period.of(diagnosis).map(Period::seconds).orElse(0.0);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String moment(Instant at) {
        return Moments.words("uuuu-MM-dd'T'HH:mm:ss", at);
    }
}
