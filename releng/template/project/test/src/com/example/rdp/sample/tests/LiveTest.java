// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.rdp.sample.GreetingCheck;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.testkit.LiveEngine;

/** Hosts of the lab, looked at over loopback by the engine itself. */
final class LiveTest {

    private static final String BANNER = "53 53 48 2d 32 2e 30 0d 0a";

    @Test
    void aBannerIsTheCause() {
        Diagnosis diagnosis = look(Behaviour.healthy()
                .negotiating(NegotiationAct.unasked(Fault.say(BANNER, Fault.End.SILENCE))));
        assertEquals(Verdict.FAIL, diagnosis.verdict());
        assertTrue(diagnosis.causes().stream().anyMatch(ranked -> ranked.cause().id().equals("sample.speaks-first")
                && ranked.verdict() == Verdict.FAIL), () -> diagnosis.causes().toString());
    }

    @Test
    void aHealthyHostWaits() {
        assertEquals(Verdict.PASS, look(Behaviour.healthy()).verdict());
    }

    private static Diagnosis look(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            return LiveEngine.with(GreetingCheck.class).thorough(host.address()).diagnosis();
        }
    }
}
