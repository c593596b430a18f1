// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.Comparison.Pair;
import org.rdpworkbench.report.Comparison.Telling;
import org.rdpworkbench.report.ComparisonText;
import org.rdpworkbench.report.JsonComparison;
import org.rdpworkbench.report.TextStyle;

class ComparisonTest {

    private static final Diagnosis FAILS = Samples.twins("Hello");
    private static final Diagnosis WORKS = Samples.healthy(Optional.empty());

    private static Diagnosis seeing(Evidence... evidence) {
        return Samples.pass(Optional.empty(), List.of(evidence));
    }

    private static List<String> differing(Diagnosis one, Diagnosis other) {
        return Comparison.of(one, other).differences().evidence().stream()
                .flatMap(pieces -> pieces.fields().stream()).map(Pair::name).toList();
    }

    @Test
    void theSameIsNoDifference() {
        Comparison same = Comparison.of(FAILS, FAILS);
        assertEquals("No difference was found.", same.sentence(Samples.TEXTS));
        Comparison differences = same.differences();
        assertEquals(List.of(), differences.outcomes());
        assertEquals(List.of(), differences.causes());
        assertEquals(List.of(), differences.indications());
        assertEquals(List.of(), differences.evidence());
        assertEquals(6, same.evidence().size(), "but what is the same can be shown");
    }

    @Test
    void whatWouldExplainMostComesFirst() {
        List<Telling> tellings = Comparison.of(FAILS, WORKS).indications();
        // A decisive one of a cause with about half of the share; then a strong one of the likeliest of the other.
        assertEquals(List.of("privatekey.unusable.no-event", "certificate.expired.served"),
                tellings.stream().limit(2).map(telling -> telling.indication().key()).toList());
        assertEquals(5 * 0.455, tellings.getFirst().explains(), 1e-9);
        assertEquals(2 * 0.7, tellings.get(1).explains(), 1e-9);
        assertTrue(tellings.getFirst().first().isPresent());
        assertTrue(tellings.get(1).second().isPresent());
        assertEquals(tellings.reversed(), tellings.reversed().stream()
                .sorted((a, b) -> Double.compare(a.explains(), b.explains())).toList());
    }

    @Test
    void ofAnIndicationsGroupTheStrongestIsWhatDiffers() {
        Telling weak = Comparison.of(FAILS, WORKS).indications().stream()
                .filter(telling -> telling.indication().equals(Samples.CLOSED_TOO)).findFirst().orElseThrow();
        assertEquals(1 * 0.455, weak.explains(), 1e-9, "its group's strongest is moderate");
    }

    @Test
    void fieldsAreComparedByTheirPathsAndTimesAreNot() {
        assertEquals(List.of("chain 1, subject", "chain 1, issuer"), differing(
                seeing(Samples.observed(ServerCertificate.TYPE, Samples.certificate("CN=a"))),
                seeing(Samples.observed(ServerCertificate.TYPE, Samples.certificate("CN=b")))));
        Evidence exact = Samples.observed(ClockSkew.TYPE, new ClockSkew(0.004, 0.01, "the NTLM challenge"));
        Evidence rough = Samples.observed(ClockSkew.TYPE, new ClockSkew(-0.3, 0.5, "the NTLM challenge"));
        Evidence wrong = Samples.observed(ClockSkew.TYPE, new ClockSkew(3_600.2, 0.5, "the NTLM challenge"));
        assertEquals(List.of(), differing(seeing(exact), seeing(rough)));
        assertEquals(List.of("seconds"), differing(seeing(exact), seeing(wrong)));
    }

    @Test
    void evidenceOfOneCaseAloneIsOneDifference() {
        Evidence seen = Samples.observed(ClockSkew.TYPE, new ClockSkew(1, 0.01, "the NTLM challenge"));
        Comparison.Pieces pieces = Comparison.of(seeing(seen), seeing()).evidence().getFirst();
        assertEquals(Pair.class, pieces.status().getClass());
        assertEquals(Optional.of("seen"), pieces.status().first());
        assertEquals(Optional.empty(), pieces.status().second());
        assertTrue(pieces.differs());
        assertEquals(3, pieces.fields().size());
        assertEquals(List.of(), differing(seeing(seen), seeing()));
    }

    @Test
    void textSaysBothValuesAndIsHarmless() {
        String hostile = "\u202eevil\u001b[2K\r\n";
        String text = new ComparisonText(Samples.TEXTS, TextStyle.ASCII).write(
                Comparison.of(Samples.twins(hostile), Samples.healthy(Optional.of(hostile))));
        assertTrue(text.startsWith("A  192.0.2.7:3389  FAIL"), text);
        assertTrue(text.contains("\nB  srv1.example.net:3390  NOT REPRODUCED"), text);
        assertTrue(text.contains("  breaks at           A  TLS\n                      B  -\n"), text);
        assertTrue(text.contains("   46 % ->     -  The host cannot use the private key"), text);
        assertTrue(text.contains("    - ->  70 %  The certificate has expired"), text);
        assertTrue(text.contains("  A + moderate      It closed 12 ms after the ClientHello, and said \\u{202e}evil"),
                text);
        assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f), text);
    }

    @Test
    void jsonHoldsWhatDiffersWithItsWeight() throws IOException {
        JsonNode root = new ObjectMapper().readTree(
                new JsonComparison(Samples.TEXTS).write(Comparison.of(FAILS, WORKS)));
        assertEquals("rdpworkbench/comparison/1", root.get("schema").asText());
        assertEquals("What would explain most holds in A only, and speaks against: The host cannot use the private key "
                + "of its certificate.", root.get("summary").asText());
        assertEquals("TLS", root.at("/outcomes/1/first").asText());
        assertTrue(root.at("/outcomes/1/second").isNull());
        assertEquals("privatekey.unusable.no-event", root.at("/indications/0/key").asText());
        assertEquals("first", root.at("/indications/0/holdsIn").asText());
        assertEquals(2.275, root.at("/indications/0/explains").asDouble());
        assertEquals("SchannelEvents@inside", root.at("/indications/0/because/0").asText());
        JsonNode certificate = root.get("evidence").valueStream()
                .filter(one -> one.get("type").asText().equals("ServerCertificate")).findFirst().orElseThrow();
        assertEquals("PREREQUISITE", certificate.get("first").asText());
        assertEquals("OBSERVED", certificate.get("second").asText());
        assertFalse(root.toString().contains("\"millis\""));
    }
}
