// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Diagnoses as CSV (RFC 4180), one line a host below a line of names. Columns are added at the end and never renamed.
 * Texts stand in quotes, and none of them is a formula for the program that opens the file.
 */
public final class CsvReport {

    private static final String COLUMNS = "host,port,symptom,verdict,stage,summary,likeliest_cause,share,failing,"
            + "warnings,undecided,incomplete,certificate_ends,nla_required,tls_version,clock_skew_seconds,"
            + "less_protected";
    /** What spreadsheets compute, at the beginning of a cell; other systems cut cells at a semicolon or a tab too. */
    private static final Pattern FORMULA = Pattern.compile("(^|[;,\t])(\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])");

    private final TextStyle style;

    /** @param style of which only whether it takes Unicode counts */
    public CsvReport(TextStyle style) {
        this.style = new TextStyle(false, style.unicode(), style.width());
    }

    /** The line of names and one line a host, each with a line break at its end. */
    public String write(List<Diagnosis> diagnoses) {
        return hosts(diagnoses.stream().map(diagnosis -> new Illustrated(diagnosis, Optional.empty())).toList());
    }

    /** The same with what is told beside them. */
    String hosts(List<Illustrated> hosts) {
        return Stream.concat(Stream.of(COLUMNS), hosts.stream().map(this::line))
                .map(line -> line + "\r\n").collect(Collectors.joining());
    }

    private String line(Illustrated host) {
        Diagnosis diagnosis = host.diagnosis();
        Optional<Diagnosis.Ranked> likeliest = diagnosis.causes().stream().findFirst();
        return String.join(",",
                text(diagnosis.target().host()), Integer.toString(diagnosis.target().port()),
                text(diagnosis.symptom()), text(diagnosis.verdict().name()), text(diagnosis.stage().map(Stage::name)),
                text(diagnosis.summary()), text(likeliest.map(ranked -> ranked.cause().id())),
                likeliest.map(ranked -> number(ranked.share())).orElse(""),
                causes(diagnosis, Verdict.FAIL), causes(diagnosis, Verdict.WARN),
                causes(diagnosis, Verdict.INCONCLUSIVE, Verdict.ERROR), Boolean.toString(diagnosis.incomplete()),
                text(Facts.read(diagnosis, ServerCertificate.TYPE, fact -> fact.host().notAfter().toString())),
                requiresNla(diagnosis).map(String::valueOf).orElse(""),
                text(Facts.read(diagnosis, TlsHandshake.TYPE, TlsHandshake::version).flatMap(version -> version)),
                Facts.read(diagnosis, ClockSkew.TYPE, fact -> number(fact.seconds())).orElse(""),
                text(host.weakened().stream().map(one -> WeakeningWords.inDiagnosis(one, diagnosis.target(),
                        LocalDate.now())).collect(Collectors.joining(" "))));
    }

    private String causes(Diagnosis diagnosis, Verdict... verdicts) {
        List<Verdict> wanted = List.of(verdicts);
        return text(diagnosis.findings().stream().filter(finding -> wanted.contains(finding.verdict()))
                .map(Finding::cause).map(cause -> cause.id()).collect(Collectors.joining(" ")));
    }

    /** Empty when the host was not asked for TLS without NLA, or did not say. */
    private static Optional<Boolean> requiresNla(Diagnosis diagnosis) {
        Stream<Exchange> exchanges = Stream.concat(
                Facts.read(diagnosis, Negotiation.TYPE, Negotiation::exchanges).orElse(List.of()).stream(),
                Facts.read(diagnosis, ProtocolAnswers.TYPE, ProtocolAnswers::exchanges).orElse(List.of()).stream());
        List<Exchange> withoutNla = exchanges.filter(e -> e.requested() == Negotiation.PROTOCOL_SSL).toList();
        if (withoutNla.stream().anyMatch(e -> e.failedWith(Negotiation.HYBRID_REQUIRED))) {
            return Optional.of(true);
        }
        return withoutNla.stream().anyMatch(e -> e.chose(Negotiation.PROTOCOL_SSL)) ? Optional.of(false)
                : Optional.empty();
    }

    private static String number(double number) {
        return Double.isFinite(number) ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() : "";
    }

    private String text(Optional<String> text) {
        return text.map(this::text).orElse("");
    }

    private String text(String text) {
        return '"' + FORMULA.matcher(style.plain(text)).replaceAll("$1$2'").replace("\"", "\"\"") + '"';
    }
}
