// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.cause.restart.RestartCheck;
import org.rdpworkbench.cause.restart.RestartFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class RestartFixerTest {

    private static final Fixer FIXER = new RestartFixer();

    private static Cases waits(Cases outside) {
        return outside.from(Vantage.INSIDE, Seen.signs(Sign.SERVICING));
    }

    private static Cases host(Cases outside, Role... roles) {
        return waits(outside).from(Vantage.INSIDE, new HostRoles(List.of(roles)));
    }

    private static List<FixPlan> proposed(Cases evidence) {
        return FIXER.propose(Expectation.judged(new RestartCheck(), FIXER.cause(), evidence),
                new NarrowedCase(evidence.record(), FIXER.uses()));
    }

    @Test
    void aHostThatWaitsAndDoesNotGoOnIsRestarted() {
        FixPlan plan = proposed(host(Seen.closed())).getFirst();
        assertEquals("restart.pending.fix-restart", plan.key());
        assertTrue(plan.restarts() && plan.interrupts());
        assertEquals(FIXER.writes().stream().toList(), plan.changes().stream().map(one -> one.target()).toList());
    }

    @Test
    void aHostThatServesIsLeftAlone() {
        assertEquals(List.of(), proposed(host(Seen.healthy())));
    }

    @Test
    void aHostWhoseRoleNobodySawIsLeftAlone() {
        assertEquals(List.of(), proposed(waits(Seen.closed())));
    }

    @ParameterizedTest
    @EnumSource
    void aHostOnWhichOthersRestIsLeftAlone(Role role) {
        assertEquals(List.of(), proposed(host(Seen.closed(), role)));
    }
}
