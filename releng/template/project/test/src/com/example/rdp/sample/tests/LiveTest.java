// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.example.rdp.sample.GreetingCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.testkit.LiveEngine;

/** Hosts of the lab, looked at over loopback by the engine itself. */
final class LiveTest {

    private static final LiveEngine ENGINE = LiveEngine.with(GreetingCheck.class);
    private static final String BANNER = "53 53 48 2d 32 2e 30 0d 0a";

    @Test
    void aBannerIsTheCauseWithItsFigureAndItsPlan() {
        Behaviour banner = Behaviour.healthy()
                .negotiating(NegotiationAct.unasked(Fault.say(BANNER, Fault.End.SILENCE)));
        Run run = look(banner);
        assertEquals(Optional.of(Verdict.FAIL),
                run.diagnosis().finding("sample.speaks-first").map(Finding::verdict));
        Figure.Table figure = assertInstanceOf(Figure.Table.class,
                ENGINE.figure(run, "sample.speaks-first").orElseThrow());
        assertEquals("SSH-2.0\r\n", figure.rows().getFirst().getLast().text());
        assertEquals(List.of("sample.speaks-first.fix-port"),
                run.diagnosis().plans().stream().map(FixPlan::key).toList());
    }

    @Test
    void aHealthyHostWaits() {
        assertEquals(Verdict.PASS, look(Behaviour.healthy()).diagnosis().verdict());
    }

    private static Run look(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            return ENGINE.look(host.address(), "sample.greeting");
        }
    }
}
