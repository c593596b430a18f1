// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;
import org.rdpworkbench.testkit.Cases;

/** What the clocks of other hosts tell, once all of a run have been looked at. */
class OtherClocksTest {

    private static final Snapshot PLUGINS = Snapshot.of(List.of(new OtherClocks()), List.of(), new Texts(Map.of()));

    @Test
    void eachHostHearsOfTheOthersAndNotOfItself() {
        List<Run> runs = compare(host("a", "A", 1), host("b", "B", 2), host("c", "C", 2_820));
        assertEquals(List.of(2.0, 2_820.0), seconds(runs.get(0)));
        assertEquals(List.of(1.0, 2_820.0), seconds(runs.get(1)));
        assertEquals(List.of(1.0, 2.0), seconds(runs.get(2)));
        assertEquals("c", clocks(runs.get(0)).getLast().host());
    }

    @Test
    void aHostUnderAnotherNameIsNoThirdClock() {
        List<Run> runs = compare(host("a", "A", 1), host("192.0.2.1", "A", 1), host("b", "B", 2), host("b2", "B", 2));
        assertEquals(List.of(2.0), seconds(runs.get(0)));
        assertEquals(List.of(1.0), seconds(runs.get(2)));
    }

    @Test
    void whoTellsNoTimeIsNone() {
        CaseRecord silent = Cases.of().target(Target.of("b", 3389)).record();
        List<Run> runs = compare(host("a", "A", 1), silent);
        assertEquals(List.of(), seconds(runs.get(0)));
        assertEquals(List.of(), seconds(runs.get(1)));
    }

    @Test
    void inAFleetTheNeighboursAreEnough() {
        CaseRecord[] fleet = new CaseRecord[100];
        Arrays.setAll(fleet, i -> host("h" + i, "H" + i, i));
        List<Run> runs = compare(fleet);
        for (int i = 0; i < fleet.length; i++) {
            List<Double> seen = seconds(runs.get(i));
            assertEquals(30, seen.size());
            assertEquals(-1, seen.indexOf((double) i));
        }
    }

    private static List<Run> compare(CaseRecord... records) {
        return Diagnostics.judge(PLUGINS, Arrays.stream(records)
                .map(record -> new Collected(record, List.of(), false)).toList(), Optional.empty());
    }

    private static CaseRecord host(String name, String computer, double seconds) {
        NtlmChallenge challenge = new NtlmChallenge(Optional.empty(), Optional.of(computer), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(),
                Optional.empty());
        return Cases.of(challenge, new ClockSkew(seconds, 0.5, "NTLM")).target(Target.of(name, 3389)).record();
    }

    private static List<Clock> clocks(Run run) {
        return run.record().find(ReferenceClocks.TYPE).map(ReferenceClocks::clocks).orElse(List.of());
    }

    private static List<Double> seconds(Run run) {
        return clocks(run).stream().map(Clock::seconds).toList();
    }
}
