// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;

/** Hosts that take longer for an answer than silence may last, but are never silent. */
class SlowHostsTest {

    private static ExecutorService threads;
    private static Future<Quick> negotiation;
    private static Future<Quick> tls;
    private static Future<Quick> credSsp;
    private static Future<Quick> half;

    /** All at once, since each of them takes its time. */
    @BeforeAll
    static void lookAtAll() {
        threads = Executors.newCachedThreadPool();
        negotiation = look(Behaviour.healthy()
                .negotiating(NegotiationAct.slowly(NegotiationAct.tlsOnly(), Duration.ofMillis(300))));
        tls = look(Behaviour.healthy().tls(drip("15030300020228", 1_000)));
        credSsp = look(Behaviour.healthy().credSsp(drip("300da003020106a4060204c00700ea", 400)));
        half = look(Behaviour.healthy().credSsp(Fault.say("300da00302", Fault.End.SILENCE)));
    }

    @AfterAll
    static void endAll() {
        threads.close();
    }

    private static Fault drip(String hex, long millis) {
        return Fault.drip(HexFormat.of().parseHex(hex), Duration.ofMillis(millis), Fault.End.SILENCE);
    }

    private static Future<Quick> look(Behaviour behaviour) {
        return threads.submit(() -> {
            try (LabHost host = LabHost.start(behaviour)) {
                return Quick.look(host.address());
            }
        });
    }

    @Test
    void aSlowConfirmIsReadAndTheRestIsLookedAt() throws InterruptedException, ExecutionException {
        Quick quick = negotiation.get();
        assertEquals(Negotiation.Answer.SELECTED, quick.negotiation().answer());
        assertEquals(TlsHandshake.Outcome.COMPLETED, quick.tls().outcome());
        assertEquals(Optional.empty(), quick.run().diagnosis().stage());
        Rung rung = quick.run().diagnosis().ladder().stream().filter(r -> r.stage() == Stage.NEGOTIATION)
                .findFirst().orElseThrow();
        assertEquals(Rung.State.REMARKABLE, rung.state());
        assertEquals("TLS chosen, slowly", rung.outcome());
        assertEquals(List.of(), quick.problems());
    }

    @Test
    void aSlowAlertIsRead() throws InterruptedException, ExecutionException {
        assertEquals(Optional.of(40), tls.get().tls().alert());
    }

    @Test
    void aSlowCredSspAnswerIsRead() throws InterruptedException, ExecutionException {
        CredSsp answer = credSsp.get().fact(CredSsp.TYPE);
        assertEquals(CredSsp.Outcome.ERROR, answer.outcome());
        assertEquals(Optional.of(0xC00700EAL), answer.errorCode());
    }

    @Test
    void aCredSspAnswerThatStopsIsIncomplete() throws InterruptedException, ExecutionException {
        assertEquals(CredSsp.Outcome.INCOMPLETE, half.get().fact(CredSsp.TYPE).outcome());
    }
}
