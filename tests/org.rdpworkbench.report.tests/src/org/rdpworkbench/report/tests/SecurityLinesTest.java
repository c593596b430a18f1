// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.report.TextReport;
import org.rdpworkbench.report.TextStyle;

/** What a thorough look found is shown in a few lines. */
class SecurityLinesTest {

    @Test
    void whatTheHostAcceptsAndRefuses() {
        String text = report(
                Samples.observed(ProtocolAnswers.TYPE, new ProtocolAnswers(Optional.empty(), List.of(
                        exchange(3, Answer.SELECTED, Optional.of(2L), Optional.empty()),
                        exchange(1, Answer.FAILED, Optional.empty(), Optional.of(5L))))),
                Samples.observed(TlsSupport.TYPE, new TlsSupport(
                        List.of(version("TLSv1.3", true), version("TLSv1.2", true), version("TLSv1.0", false)),
                        List.of("A", "B", "C", "D", "E", "F"), Optional.of("TLSv1.2"), false)));
        assertTrue(text.contains("  accepts       NLA, which it requires\n"), text);
        assertTrue(text.contains("  TLS           TLSv1.3, TLSv1.2; refuses TLSv1.0\n"), text);
        assertTrue(text.contains("                with TLSv1.2: A, B, C, D and 2 more, and perhaps others\n"), text);
    }

    @Test
    void aProtocolThatNobodyAskedForIsNotAccepted() {
        String text = report(Samples.observed(ProtocolAnswers.TYPE, new ProtocolAnswers(Optional.empty(),
                List.of(exchange(1, Answer.SELECTED, Optional.of(2L), Optional.empty())))));
        assertFalse(text.contains("NLA"), text);
    }

    @Test
    void standardSecurityIsReadInWords() {
        assertTrue(report(Samples.observed(StandardSecurity.TYPE, new StandardSecurity(true, Optional.of(2L),
                Optional.of(3L), ""))).contains("  encryption    standard RDP security: 128 bit, level high\n"));
        assertTrue(report(Samples.observed(StandardSecurity.TYPE, new StandardSecurity(true, Optional.of(1L << 40),
                Optional.of(-7L), ""))).contains("method 1099511627776, level -7"));
    }

    @Test
    void aHostThatAgreesAndHangsUpServesNoStandardSecurity() {
        assertTrue(report(Samples.observed(StandardSecurity.TYPE, new StandardSecurity(false, Optional.empty(),
                Optional.empty(), "the host agreed and then closed the connection"))).contains(
                "  encryption    standard RDP security: the host agreed and then closed the connection\n"));
        assertFalse(report(Samples.observed(StandardSecurity.TYPE, new StandardSecurity(false, Optional.empty(),
                Optional.empty(), ""))).contains("encryption"));
    }

    private static String report(Evidence... evidence) {
        return new TextReport(Samples.TEXTS, TextStyle.of(StandardCharsets.UTF_8, false))
                .write(Samples.pass(Optional.empty(), Arrays.asList(evidence)));
    }

    private static Exchange exchange(long asked, Answer answer, Optional<Long> selected, Optional<Long> failure) {
        return new Exchange(asked, answer, selected, Optional.empty(), failure, Optional.empty(), "", 1, "");
    }

    private static TlsSupport.Version version(String version, boolean accepted) {
        return new TlsSupport.Version(version, new HelloAnswer(
                Optional.of(accepted ? TlsHandshake.Outcome.COMPLETED : TlsHandshake.Outcome.HOST_ALERT),
                Optional.of(version).filter(v -> accepted), Optional.empty(), Optional.empty(), Optional.empty(), 7,
                true, 1, 1));
    }
}
