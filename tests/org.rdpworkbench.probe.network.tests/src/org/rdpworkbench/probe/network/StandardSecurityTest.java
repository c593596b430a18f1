// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.McsAct;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.lab.TlsAct;
import org.rdpworkbench.testkit.ScriptedConnection;
import org.rdpworkbench.testkit.ScriptedContext;

class StandardSecurityTest {

    private static Quick quick(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            Quick quick = Alone.look(new StandardSecurityProbe(), host.address());
            assertEquals(List.of(), quick.problems());
            assertTrue(host.connections() <= 1);
            return quick;
        }
    }

    private static StandardSecurity look(NegotiationAct act) {
        return quick(Behaviour.healthy().negotiating(act)).fact(StandardSecurity.TYPE);
    }

    private static StandardSecurity look(McsAct act) {
        return quick(Behaviour.healthy().negotiating(NegotiationAct.rdpOnly()).mcs(act)).fact(StandardSecurity.TYPE);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "8, 2", "16, 4", "0x40000000, 9"})
    void methodAndLevelAreRead(String method, long level) {
        assertEquals(new StandardSecurity(true, Optional.of(Long.decode(method)), Optional.of(level), ""),
                look(McsAct.encryption(Long.decode(method), level)));
    }

    @Test
    void aConfirmWithoutNegotiationIsAgreement() {
        assertEquals(Optional.of(2L), look(NegotiationAct.bare()).level());
    }

    @Test
    void thatTlsIsRequiredIsHealthy() {
        StandardSecurity refused = new StandardSecurity(false, Optional.empty(), Optional.empty(), "");
        assertEquals(refused, look(NegotiationAct.tlsAndNla()));
        assertEquals(refused, look(NegotiationAct.nlaOnly()));
    }

    @Test
    void anotherRefusalIsNamed() {
        assertEquals("the host refused with SSL_CERT_NOT_ON_SERVER", look(NegotiationAct.fail(3)).detail());
        StandardSecurity unasked = look(NegotiationAct.select(1));
        assertFalse(unasked.answered());
        assertEquals("the host chose a protocol that was not asked for", unasked.detail());
    }

    @Test
    void whoDoesNotGoOnHasNotAnswered() {
        StandardSecurity closed = look(Fault.close());
        assertFalse(closed.answered());
        assertEquals("the host agreed and then closed the connection", closed.detail());
        assertEquals("the host agreed and then hung up: rn-user-requested", look(TlsAct.ultimatum()).detail());
        assertEquals("the host agreed, and its settings ended after 4 bytes",
                look(Fault.say("03000152", Fault.End.CLOSE)).detail());
    }

    private static StandardSecurity look(Fault mcs) {
        return look((McsAct) mcs);
    }

    @ParameterizedTest
    @CsvSource({"0400000902f0800000", "03000009 02f080 7f66", "0300000c 02f080 7f668201ff"})
    void whatCannotBeReadIsUnknown(String hex) {
        StandardSecurity answer = look(Fault.say(hex, Fault.End.SILENCE));
        assertTrue(answer.answered());
        assertEquals(Optional.empty(), answer.method());
        assertTrue(answer.detail().startsWith("the host's settings cannot be read: "), answer::detail);
    }

    @Test
    void withoutAConnectionThereIsNoAnswer() {
        assertEquals(Optional.of(Reason.NO_ACCESS), quick(Behaviour.closedPort()).reason(StandardSecurity.TYPE));
    }

    @ParameterizedTest
    @EnumSource(value = Answer.class, names = {"SILENT", "CLOSED", "RESET"})
    void whoDidNotAnswerIsNotAskedAgain(Answer first) {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Alone.look(new StandardSecurityProbe(), host.address(), Alone.answered(first));
            assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(StandardSecurity.TYPE));
            assertEquals(0, host.connections());
        }
    }

    @Test
    void silenceIsNoRefusal() throws ProbeException, InterruptedException {
        ScriptedContext context = Alone.script()
                .connecting(new ScriptedConnection()).run(new StandardSecurityProbe());
        assertEquals(Optional.of(Reason.PREREQUISITE), context.reason(StandardSecurity.TYPE));
    }
}
