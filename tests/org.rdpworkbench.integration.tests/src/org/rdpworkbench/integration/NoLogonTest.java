// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.CredSspAct;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.TlsAct;
import org.rdpworkbench.lab.Visit;

/** An anonymous look sends the first message of an NTLM logon and never the last. The host decrypts and looks. */
class NoLogonTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] NEGOTIATE = "NTLMSSP\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TLS_HEADER = 5;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void oneNegotiateMessageIsAllThatIsSent(String version) throws CaseFormatException, InterruptedException {
        TlsAct tls = version.equals("TLSv1.2") ? TlsAct.only12() : TlsAct.only13();
        try (LabHost host = LabHost.start(Behaviour.healthy().tls(tls))) {
            Look look = Look.at(host.address()).isHealthy();
            assertEquals(CredSsp.Outcome.CHALLENGED, look.fact(CredSsp.TYPE).outcome());
            assertTrue(host.awaitEnded(2, LIMIT));
            assertFalse(host.sawAuthenticate());
            List<Visit> visits = host.visits();
            assertEquals(2, visits.size());
            byte[] inside = insideTls(visits.getFirst().received());
            int at = inside.length - 40;
            assertArrayEquals(NEGOTIATE, Arrays.copyOfRange(inside, at, at + NEGOTIATE.length));
            assertEquals(inside.length, 2 + inside[1], "one TSRequest and nothing behind it");
            assertEquals(0, insideTls(visits.get(1).received()).length);
        }
    }

    /** What came behind the connection request and the ClientHello. */
    private static byte[] insideTls(byte[] received) {
        int request = ByteBuffer.wrap(received).getShort(2);
        if (received.length == request) {
            return new byte[0];
        }
        int hello = TLS_HEADER + ByteBuffer.wrap(received).getShort(request + 3);
        return Arrays.copyOfRange(received, request + hello, received.length);
    }

    @Test
    void noAnswerMakesItGoFurther() throws InterruptedException {
        for (CredSspAct act : List.of(CredSspAct.refuse(6, 0xC000006D), CredSspAct.challenge().version(2),
                CredSspAct.token(6, new byte[64]))) {
            try (LabHost host = LabHost.start(Behaviour.healthy().credSsp(act))) {
                Target target = Target.of("127.0.0.1", host.address().getPort());
                Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), true, LIMIT),
                        Progress.SILENT);
                assertTrue(host.awaitEnded(2, LIMIT));
                assertFalse(host.sawAuthenticate(), act::toString);
            }
        }
    }
}
