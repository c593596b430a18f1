// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.WeaknessCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class WeaknessCheckTest {

    private static final Check CHECK = new WeaknessCheck();
    private static final HelloAnswer REFUSED = answer(Outcome.HOST_ULTIMATUM);
    private static final HelloAnswer ACCEPTED = answer(Outcome.COMPLETED);

    static List<Expectation> sent() {
        return List.of(
                row("RSA 2048, SHA-256", sent("RSA", 2_048, "SHA256withRSA"), Verdict.PASS),
                row("RSA 1024", sent("RSA", 1_024, "SHA256withRSA"), Verdict.WARN, "small-key"),
                row("RSA 2047", sent("RSA", 2_047, "SHA256withRSA"), Verdict.WARN, "small-key"),
                row("EC 256", sent("EC", 256, "SHA256withECDSA"), Verdict.PASS),
                row("EC 192", sent("EC", 192, "SHA256withECDSA"), Verdict.WARN, "small-key"),
                row("Ed25519", sent("Ed25519", 255, "Ed25519"), Verdict.PASS),
                row("a key that cannot be measured", sent("ML-DSA", 0, "ML-DSA"), Verdict.PASS),
                row("SHA-1", sent("RSA", 2_048, "SHA1withRSA"), Verdict.WARN, "old-signature"),
                row("MD5, written small", sent("RSA", 2_048, "md5withRSA"), Verdict.WARN, "broken-signature"),
                row("RSA 1024, SHA-1", sent("RSA", 1_024, "SHA1withRSA"), Verdict.WARN, "small-key", "old-signature"),
                row("RSA 512, sent to another hello than the one that was refused", Seen.handshake(
                        Seen.key("RSA", 512, "SHA256withRSA"), Outcome.HOST_ALERT)
                        .from(Vantage.HERE, hellos(REFUSED, ACCEPTED)), Verdict.FAIL, "small-key"),
                row("RSA 512, and refused in the same handshake", Seen.handshake(
                        Seen.key("RSA", 512, "SHA256withRSA"), Outcome.HOST_ALERT), Verdict.WARN, "small-key"),
                row("an empty chain", ended(Outcome.COMPLETED).from(Vantage.HERE,
                        new ServerCertificate(List.of(), false, NameMatch.NOT_COMPARABLE)), Verdict.PASS));
    }

    static List<Expectation> notSent() {
        return List.of(
                row("no handshake", Cases.of(), Verdict.INCONCLUSIVE),
                row("closed", ended(Outcome.HOST_CLOSED), Verdict.INCONCLUSIVE),
                row("an alert", ended(Outcome.HOST_ALERT), Verdict.INCONCLUSIVE),
                row("hung up in clear text", ended(Outcome.HOST_ULTIMATUM), Verdict.INCONCLUSIVE, "ultimatum"),
                row("and so on every hello", ended(Outcome.HOST_ULTIMATUM).from(Vantage.HERE, hellos(REFUSED, REFUSED)),
                        Verdict.INCONCLUSIVE, "ultimatum"),
                row("but not on another hello", ended(Outcome.HOST_ULTIMATUM)
                        .from(Vantage.HERE, hellos(REFUSED, ACCEPTED)), Verdict.PASS, "ultimatum",
                        "other-offer-accepted"),
                row("after a good certificate", Seen.handshake(Seen.key("RSA", 2_048, "SHA256withRSA"),
                        Outcome.HOST_ULTIMATUM), Verdict.PASS));
    }

    @ParameterizedTest
    @MethodSource({"sent", "notSent"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(sent(), notSent()).flatMap(List::stream).toList());
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("key", "RSA", "bits", 1_024), Expectation.judged(CHECK, "certificate.weak",
                sent("RSA", 1_024, "SHA256withRSA")).held().getFirst().values());
    }

    private static Cases sent(String key, int bits, String signature) {
        return Seen.handshake(Seen.key(key, bits, signature), Outcome.COMPLETED);
    }

    private static Cases ended(Outcome outcome) {
        return Seen.handshake(Cases.of(), outcome);
    }

    private static ClientHellos hellos(HelloAnswer whole, HelloAnswer split) {
        return new ClientHellos(List.of(new Hello(Shape.WHOLE, 300, whole), new Hello(Shape.SPLIT, 300, split)));
    }

    private static HelloAnswer answer(Outcome outcome) {
        boolean accepted = outcome == Outcome.COMPLETED;
        return new HelloAnswer(Optional.of(outcome), accepted ? Optional.of("TLSv1.2") : Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), accepted ? 900 : 9, true, 20, 24);
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, "certificate.weak", evidence, verdict, held);
    }
}
