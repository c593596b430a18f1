// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.ScriptedConnection;
import org.rdpworkbench.testkit.ScriptedContext;

/** Port 443 beside a Remote Desktop that broke, and nobody's port 443 otherwise. */
class OtherServiceTest {

    /** TLS 1.2 and TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256. */
    private static final byte[] SERVER_HELLO = HexFormat.of().parseHex(
            "160303002a020000260303" + "5a".repeat(32) + "00c02f00");

    /** The first look came to a handshake that ended so. */
    private static ScriptedContext after(Outcome outcome) {
        return Alone.script().knowing(new TlsHandshake(outcome, Optional.empty(), Optional.empty(), 4, 0,
                Optional.empty(), Optional.empty(), "", ""));
    }

    /** The first look came to that answer and no further. */
    private static ScriptedContext after(Answer answer, int port) {
        return ScriptedContext.to(Target.of("127.0.0.1", port))
                .knowing(new TcpConnect(List.of(Alone.connected("127.0.0.1", port))))
                .knowing(new Negotiation(List.of(Alone.answered(answer))));
    }

    private static OtherTlsService seen(ScriptedContext context) throws ProbeException, InterruptedException {
        return context.run(new OtherServiceProbe()).seen(OtherTlsService.TYPE).orElseThrow();
    }

    @Test
    void aServerHelloIsFineAndEndsIt() throws ProbeException, InterruptedException {
        ScriptedConnection host = new ScriptedConnection().answers(SERVER_HELLO);
        OtherTlsService service = seen(after(Outcome.HOST_CLOSED).connecting(host));
        assertEquals(443, service.port());
        assertTrue(service.fine());
        assertEquals(Optional.of("TLSv1.2"), service.answer().flatMap(HelloAnswer::version));
        assertEquals(443, host.remote().getPort());
        assertTrue(host.closed());
    }

    @Test
    void oneClientHelloIsSentAndNothingElse() throws ProbeException, InterruptedException {
        ScriptedConnection host = new ScriptedConnection().answers(SERVER_HELLO);
        seen(after(Outcome.HOST_ALERT).connecting(host));
        byte[] sent = host.sent();
        assertEquals(0x16, sent[0]);
        assertEquals(1, sent[5]);
        assertEquals(sent.length, 5 + ((sent[3] & 0xFF) << 8 | sent[4] & 0xFF));
    }

    @Test
    void whatTheServiceDoesIsAValue() throws ProbeException, InterruptedException {
        OtherTlsService closed = seen(after(Outcome.HOST_CLOSED).connecting(new ScriptedConnection().closes()));
        assertEquals(Optional.of(Outcome.HOST_CLOSED), closed.answer().flatMap(HelloAnswer::outcome));
        OtherTlsService mute = seen(after(Outcome.HOST_CLOSED).connecting(new ScriptedConnection()));
        assertTrue(mute.answer().orElseThrow().stalled());
        OtherTlsService clear = seen(after(Outcome.HOST_CLOSED).connecting(new ScriptedConnection()
                .answers("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(Optional.of(Outcome.NOT_TLS), clear.answer().flatMap(HelloAnswer::outcome));
        assertFalse(closed.fine() || mute.fine() || clear.fine());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "TIMED_OUT", "UNREACHABLE", "RESET"})
    void mostHostsHaveNone(ConnectOutcome outcome) throws ProbeException, InterruptedException {
        OtherTlsService none = seen(after(Outcome.HOST_CLOSED).failing(outcome));
        assertEquals(new OtherTlsService(443, outcome, Optional.empty()), none);
        assertFalse(none.fine() || none.partial());
    }

    @Test
    void whatThisMachineCannotDoSaysNothingAboutTheHost() throws ProbeException, InterruptedException {
        assertEquals(Optional.of(Reason.NO_ACCESS), after(Outcome.HOST_CLOSED).failing(ConnectOutcome.FORBIDDEN)
                .run(new OtherServiceProbe()).reason(OtherTlsService.TYPE));
    }

    @Test
    void aRequestThatWasNotAnsweredIsReasonEnough() throws ProbeException, InterruptedException {
        assertEquals(ConnectOutcome.REFUSED, seen(after(Answer.SILENT, 3389).failing(ConnectOutcome.REFUSED))
                .connect());
    }

    /** The script has no connection, so that one would be an error. */
    @ParameterizedTest
    @CsvSource({"NOT_RDP, 3389", "FAILED, 3389", "PLAIN, 3389", "SILENT, 443"})
    void nobodyElseIsAsked(Answer answer, int port) throws ProbeException, InterruptedException {
        assertEquals(Optional.of(Reason.NOT_APPLICABLE), after(answer, port).run(new OtherServiceProbe())
                .reason(OtherTlsService.TYPE));
    }

    @Test
    void aHealthyHostIsLeftAlone() throws ProbeException, InterruptedException {
        assertEquals(Optional.of(Reason.NOT_APPLICABLE), after(Outcome.COMPLETED).run(new OtherServiceProbe())
                .reason(OtherTlsService.TYPE));
    }
}
