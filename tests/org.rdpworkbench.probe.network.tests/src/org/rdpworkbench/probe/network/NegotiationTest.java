// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;

class NegotiationTest {

    private static Quick look(NegotiationAct act) {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(act))) {
            Quick quick = Quick.look(host.address());
            assertEquals(List.of(), quick.problems());
            assertTrue(host.connections() <= 2);
            return quick;
        }
    }

    @Test
    void theMarkerIsSent() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick.look(host.address());
            String sent = new String(host.visits().getFirst().received(), StandardCharsets.ISO_8859_1);
            assertTrue(sent.contains("Cookie: mstshash=" + X224Exchange.MARKER + "\r\n"), sent);
        }
    }

    @Test
    void aHostWithNlaAnswersTwice() {
        Negotiation negotiation = look(NegotiationAct.nlaOnly()).fact(Negotiation.TYPE);
        assertEquals(Answer.SELECTED, negotiation.first().answer());
        assertTrue(negotiation.first().chose(Negotiation.PROTOCOL_HYBRID_EX));
        assertEquals(2, negotiation.exchanges().size());
        assertEquals(Negotiation.PROTOCOL_SSL, negotiation.exchanges().get(1).requested());
        assertTrue(negotiation.exchanges().get(1).failedWith(Negotiation.HYBRID_REQUIRED));
    }

    @Test
    void theSecondConnectionComesWhenTheFirstIsOver() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick.look(host.address());
            assertEquals(2, host.connections());
            assertEquals(1, host.mostAtOnce());
        }
    }

    @Test
    void aHostWithTlsAnswersOnce() {
        Quick quick = look(NegotiationAct.tlsOnly());
        assertEquals(1, quick.fact(Negotiation.TYPE).exchanges().size());
        assertTrue(quick.negotiation().chose(Negotiation.PROTOCOL_SSL));
        assertEquals(Optional.of(Reason.NOT_APPLICABLE), quick.reason(CredSsp.TYPE));
    }

    @Test
    void aHostWithoutTlsIsAskedForStandardSecurity() {
        Quick quick = look(NegotiationAct.rdpOnly());
        assertTrue(quick.negotiation().failedWith(Negotiation.SSL_NOT_ALLOWED));
        assertTrue(quick.fact(Negotiation.TYPE).standardSecurityOnly());
        assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(TlsHandshake.TYPE));
    }

    @ParameterizedTest
    @CsvSource({"1, SSL_REQUIRED_BY_SERVER", "3, SSL_CERT_NOT_ON_SERVER", "4, INCONSISTENT_FLAGS",
        "5, HYBRID_REQUIRED_BY_SERVER", "6, SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER"})
    void aFailureHasItsName(long code, String name) {
        Negotiation.Exchange exchange = look(NegotiationAct.fail(code)).negotiation();
        assertEquals(Answer.FAILED, exchange.answer());
        assertEquals(Optional.of(code), exchange.failureCode());
        assertEquals(Optional.of(name), exchange.failureName());
    }

    @Test
    void anUnknownFailureIsKept() {
        assertEquals(Optional.of(0xFFFFFFFFL), look(NegotiationAct.fail(0xFFFFFFFFL)).negotiation().failureCode());
    }

    @Test
    void aDowngradeIsSeen() {
        Quick quick = look(NegotiationAct.select(0));
        assertTrue(quick.negotiation().downgraded());
        assertFalse(quick.negotiation().choseTls());
        assertEquals(Optional.of(Reason.NOT_APPLICABLE), quick.reason(TlsHandshake.TYPE));
    }

    @Test
    void aBareConfirmIsPlain() {
        Quick quick = look(NegotiationAct.bare());
        assertEquals(Answer.PLAIN, quick.negotiation().answer());
        assertEquals("0300000b06d00000123400", quick.negotiation().reply());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 16, 0x80000000L, 0xFFFFFFFFL})
    void aProtocolThatWasNotAskedForIsNotUsed(long protocol) {
        Quick quick = look(NegotiationAct.select(protocol));
        assertEquals(Optional.of(protocol), quick.negotiation().selected());
        assertFalse(quick.negotiation().choseTls());
        assertTrue(quick.find(TlsHandshake.TYPE).isEmpty());
        assertEquals(Optional.of(Stage.NEGOTIATION), quick.run().diagnosis().stage());
    }

    @Test
    void aBannerIsNotRdp() {
        Quick quick = look(NegotiationAct.unasked(Fault.say("5353482d322e302d780d0a", Fault.End.SILENCE)));
        assertEquals(Answer.NOT_RDP, quick.negotiation().answer());
        assertTrue(quick.negotiation().reply().startsWith("535348"), quick.negotiation()::reply);
    }

    @Test
    void anEndWithoutAnAnswerIsSeen() {
        assertEquals(Answer.CLOSED, look(Fault.close()).negotiation().answer());
        assertEquals(Answer.RESET, look(Fault.reset()).negotiation().answer());
    }

    @Test
    void halfAnAnswerIsIncomplete() {
        Negotiation.Exchange exchange = look(Fault.say("030000130ed000", Fault.End.CLOSE)).negotiation();
        assertEquals(Answer.INCOMPLETE, exchange.answer());
        assertEquals("030000130ed000", exchange.reply());
        assertEquals(Answer.INCOMPLETE, look(Fault.say("030000130ed000", Fault.End.SILENCE)).negotiation().answer());
    }

    @Test
    void silenceIsSilence() {
        assertEquals(Answer.SILENT, look(Fault.silence()).negotiation().answer());
    }

    @Test
    void anAnswerInSmallPiecesIsRead() {
        Quick quick = look(NegotiationAct.slowly(NegotiationAct.tlsOnly(), Duration.ofMillis(5)));
        assertTrue(quick.negotiation().chose(Negotiation.PROTOCOL_SSL));
        assertEquals(TlsHandshake.Outcome.COMPLETED, quick.tls().outcome());
    }

    /** That it takes no second connection is no answer to the question whether it takes standard security. */
    @Test
    void aHostWithoutTlsThatRefusesASecondConnectionIsNotBroken() {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(NegotiationAct.rdpOnly())
                .refusingAfter(1, Behaviour.FOR_GOOD))) {
            Quick quick = Quick.look(host.address());
            assertEquals(Rung.State.REMARKABLE, quick.run().diagnosis().ladder().getLast().state());
            assertEquals(Answer.NOT_CONNECTED, quick.fact(Negotiation.TYPE).exchanges().getLast().answer());
        }
    }

    /** The first connection told all that a second one would only have confirmed. */
    @Test
    void aHostThatRefusesASecondConnectionKeepsItsFacts() {
        try (LabHost host = LabHost.start(Behaviour.healthy().refusingAfter(1, Behaviour.FOR_GOOD))) {
            Quick quick = Quick.look(host.address());
            assertEquals(List.of(), quick.problems());
            assertEquals(List.of(Answer.SELECTED, Answer.NOT_CONNECTED), quick.fact(Negotiation.TYPE).exchanges()
                    .stream().map(Negotiation.Exchange::answer).toList());
            assertEquals(CredSsp.Outcome.CHALLENGED, quick.fact(CredSsp.TYPE).outcome());
        }
    }
}
