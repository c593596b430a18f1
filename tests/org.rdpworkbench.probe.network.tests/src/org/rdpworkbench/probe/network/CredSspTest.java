// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.CredSsp.Outcome;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.CredSspAct;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

class CredSspTest {

    private static Quick look(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            Quick quick = Quick.look(host.address());
            assertEquals(List.of(), quick.problems());
            assertFalse(host.sawAuthenticate());
            return quick;
        }
    }

    private static Quick look(CredSspAct act) {
        return look(Behaviour.healthy().credSsp(act));
    }

    @Test
    void aChallengeTellsWhoTheHostIs() {
        Quick quick = look(CredSspAct.challenge().names("RDS01", "CORP", "corp.example").build(10, 0, 17763));
        assertEquals(Outcome.CHALLENGED, quick.fact(CredSsp.TYPE).outcome());
        assertEquals(Optional.of(6L), quick.fact(CredSsp.TYPE).version());
        NtlmChallenge challenge = quick.fact(NtlmChallenge.TYPE);
        assertEquals(Optional.of("RDS01"), challenge.netbiosComputer());
        assertEquals(Optional.of("CORP"), challenge.netbiosDomain());
        assertEquals(Optional.of("rds01.corp.example"), challenge.dnsComputer());
        assertEquals(Optional.of("corp.example"), challenge.dnsDomain());
        assertEquals(Optional.of("10.0.17763"), challenge.osVersion());
        assertTrue(challenge.osFamily().isPresent());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2_820, -21_600, 31_536_000})
    void theClockIsMeasured(long seconds) {
        ClockSkew skew = look(CredSspAct.challenge().clock(Duration.ofSeconds(seconds))).fact(ClockSkew.TYPE);
        assertEquals(seconds, skew.seconds(), Math.max(1, skew.uncertainty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntlm-year-1601", "ntlm-year-30828", "ntlm-time-negative", "ntlm-short-time"})
    void nonsenseIsNoClock(String scenario) {
        Quick quick = look(Scenario.named(scenario).orElseThrow().behaviour());
        assertTrue(quick.find(ClockSkew.TYPE).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void theVersionIsKept(int version) {
        assertEquals(Optional.of((long) version),
                look(CredSspAct.challenge().version(version)).fact(CredSsp.TYPE).version());
    }

    @Test
    void aVersionThatMakesNoSenseShowsOnTheLadder() {
        Quick quick = look(Scenario.named("credssp-version-negative").orElseThrow().behaviour());
        assertEquals(Optional.of(-1L), quick.fact(CredSsp.TYPE).version());
        Rung rung = quick.run().diagnosis().ladder().getLast();
        assertEquals(Rung.State.REMARKABLE, rung.state());
        assertEquals("asks for credentials, as CredSSP version -1", rung.outcome());
    }

    @Test
    void anErrorIsKept() {
        Quick quick = look(CredSspAct.refuse(6, 0xC000006D));
        assertEquals(Outcome.ERROR, quick.fact(CredSsp.TYPE).outcome());
        assertEquals(Optional.of(0xC000006DL), quick.fact(CredSsp.TYPE).errorCode());
        assertEquals(Optional.of(Stage.AUTHENTICATION), quick.run().diagnosis().stage());
        assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(NtlmChallenge.TYPE));
    }

    @Test
    void anEndIsSeen() {
        assertEquals(Outcome.CLOSED, look(Fault.close()).fact(CredSsp.TYPE).outcome());
        assertEquals(Outcome.RESET, look(Fault.reset()).fact(CredSsp.TYPE).outcome());
    }

    @Test
    void silenceIsSeen() {
        assertEquals(Outcome.SILENT, look(Fault.silence()).fact(CredSsp.TYPE).outcome());
    }

    @Test
    void anotherMessageIsUnreadable() {
        assertEquals(Outcome.UNREADABLE, look(CredSspAct.token(6, new byte[64])).fact(CredSsp.TYPE).outcome());
    }
}
