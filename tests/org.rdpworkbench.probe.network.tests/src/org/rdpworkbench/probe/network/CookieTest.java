// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.testkit.ScriptedConnection;
import org.rdpworkbench.testkit.ScriptedContext;

class CookieTest {

    private static ScriptedContext scripted() {
        return Alone.script();
    }

    @Test
    void theTwoRequestsDifferInTheCookieAlone() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            CookieAnswers answers = Alone.look(new CookieProbe(), host.address()).fact(CookieAnswers.TYPE);
            assertEquals(answers.with().reply(), answers.without().reply());
            assertFalse(answers.cookieSwallowed() || answers.neitherAnswered());
            assertEquals(2, host.connections());
            String with = new String(host.visits().get(0).received(), StandardCharsets.ISO_8859_1);
            String without = new String(host.visits().get(1).received(), StandardCharsets.ISO_8859_1);
            String cookie = "Cookie: mstshash=" + X224Exchange.MARKER + "\r\n";
            assertEquals(without.substring(11), with.substring(11).replace(cookie, ""));
            assertEquals(with.length() - cookie.length(), without.length());
        }
    }

    @Test
    void aSwallowedCookieIsSeen() {
        NegotiationAct filtered = new NegotiationAct.SwallowingCookies(new NegotiationAct.Honest(false, 11));
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(filtered))) {
            CookieAnswers answers = Alone.look(new CookieProbe(), host.address()).fact(CookieAnswers.TYPE);
            assertEquals(Answer.SILENT, answers.with().answer());
            assertTrue(answers.cookieSwallowed());
        }
    }

    @Test
    void aMuteHostIsMuteBothTimes() throws ProbeException, InterruptedException {
        CookieAnswers answers = scripted().connecting(new ScriptedConnection()).connecting(new ScriptedConnection())
                .run(new CookieProbe()).seen(CookieAnswers.TYPE).orElseThrow();
        assertTrue(answers.neitherAnswered());
        assertFalse(answers.cookieSwallowed());
    }

    @Test
    void aConnectionThatWasNotHadIsNoSwallowedCookie() throws ProbeException, InterruptedException {
        CookieAnswers answers = scripted().failing(ConnectOutcome.TIMED_OUT).connecting(new ScriptedConnection())
                .run(new CookieProbe()).seen(CookieAnswers.TYPE).orElseThrow();
        assertEquals(Answer.NOT_CONNECTED, answers.with().answer());
        assertEquals(Answer.SILENT, answers.without().answer());
        assertFalse(answers.cookieSwallowed() || answers.neitherAnswered());
    }

    @Test
    void halfAComparisonIsNone() throws ProbeException, InterruptedException {
        ScriptedContext context = scripted().connecting(new ScriptedConnection()).failing(ConnectOutcome.FAILED)
                .run(new CookieProbe());
        assertEquals(Optional.of(Reason.NO_ACCESS), context.reason(CookieAnswers.TYPE));
    }
}
