// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;

/** A host that has had enough of us accepts as before and hangs up at once, as connection limits of programs do. */
class LimitTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 12})
    void aLimitThatHangsUpIsNoHealthyHost(int served) {
        assumeTrue(Workbench.knows("path.throttled"), "the cause was removed");
        Behaviour limited = Behaviour.healthy()
                .then(served, Behaviour.healthy().negotiating(Fault.close()));
        try (LabHost host = LabHost.start(limited)) {
            Target target = Target.of(host.address().getAddress().getHostAddress(), host.address().getPort());
            Diagnosis diagnosis = Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), true,
                    Duration.ofMinutes(1)), Progress.SILENT).diagnosis();
            assertEquals(Verdict.INCONCLUSIVE, diagnosis.verdict(), diagnosis::summary);
            assertEquals("path.throttled", diagnosis.causes().getFirst().cause().id(), diagnosis::summary);
            assertEquals(Verdict.WARN, diagnosis.finding("path.throttled").orElseThrow().verdict());
            assertTrue(diagnosis.findings().stream().noneMatch(f -> f.verdict() == Verdict.FAIL), diagnosis::summary);
        }
    }

    /** One connection that was not had says little, and the next look must not cost such a host another one. */
    @Test
    void aHostThatLostOneConnectionIsAskedForNoMore() {
        assumeTrue(Workbench.knows("path.throttled"), "the cause was removed");
        try (LabHost host = LabHost.start(Behaviour.healthy().refusingAfter(1, Duration.ofMinutes(1)))) {
            Target target = Target.of(host.address().getAddress().getHostAddress(), host.address().getPort());
            Diagnosis diagnosis = Workbench.diagnostics().diagnose(Request.of(target), Progress.SILENT).diagnosis();
            assertEquals("path.throttled", diagnosis.causes().getFirst().cause().id(), diagnosis::summary);
            Diagnosis.NextProbe next = diagnosis.next().orElseThrow();
            assertEquals(Optional.empty(), next.probe(), next::why);
            assertTrue(next.why().startsWith("Wait "), next::why);
        }
    }

    /** What breaks the connection is the answer; that the host takes no more of them is worth a look beside it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyBehindALimitIsTheKey(boolean thorough) {
        assumeTrue(Workbench.knows("path.throttled") && Workbench.knows("privatekey.unusable"), "a cause was removed");
        Behaviour broken = Behaviour.healthy().tls(Fault.close())
                .refusingAfter(thorough ? 4 : 1, Duration.ofMinutes(1));
        try (LabHost host = LabHost.start(broken)) {
            Target target = Target.of(host.address().getAddress().getHostAddress(), host.address().getPort());
            Diagnosis diagnosis = Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), thorough,
                    Duration.ofMinutes(1)), Progress.SILENT).diagnosis();
            assertEquals("privatekey.unusable", diagnosis.causes().getFirst().cause().id(), diagnosis::summary);
            Diagnosis.Ranked limit = diagnosis.causes().stream()
                    .filter(ranked -> ranked.cause().id().equals("path.throttled")).findFirst().orElseThrow();
            assertEquals(0, limit.share());
            assertEquals(Optional.empty(), diagnosis.next().orElseThrow().probe(), diagnosis::summary);
        }
    }
}
