// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;

/** Hosts of one network that were looked at in one run, beside each other. */
class NeighboursTest {

    private static final Behaviour CLOSING = Behaviour.healthy().tls(Fault.close());
    private static final String INTERCEPTED = "path.intercepted";
    private static final String KEY = "privatekey.unusable";

    @Test
    void whatAllOfThemDoIsTheWay() throws IOException {
        List<Run> runs = look(CLOSING, CLOSING, CLOSING);
        for (Run run : runs) {
            Neighbours neighbours = run.record().find(Neighbours.TYPE).orElseThrow();
            assertEquals(List.of(0, 2, 0),
                    List.of(neighbours.completed(), neighbours.alike(), neighbours.otherwise()));
            assumeTrue(Workbench.knows(INTERCEPTED), "the cause was removed");
            assertEquals(INTERCEPTED, run.diagnosis().causes().getFirst().cause().id());
        }
    }

    @Test
    void whatOneOfThemDoesIsTheHost() throws IOException {
        List<Run> runs = look(CLOSING, Behaviour.healthy(), Behaviour.healthy());
        assertTrue(runs.getFirst().record().find(Neighbours.TYPE).orElseThrow().allFine());
        assertEquals(Optional.empty(), runs.getLast().record().find(Neighbours.TYPE));
        assumeTrue(Workbench.knows(KEY), "the cause was removed");
        Diagnosis diagnosis = runs.getFirst().diagnosis();
        assertEquals(KEY, diagnosis.causes().getFirst().cause().id());
        assertTrue(holds(diagnosis).contains(KEY + ".neighbours-fine"), () -> holds(diagnosis).toString());
    }

    /** It opens one connection, elsewhere than Remote Desktop, and only where that broke. */
    @Test
    void anotherServiceIsLookedForWhereRemoteDesktopBroke() throws IOException {
        Run broken = look(CLOSING).getFirst();
        OtherTlsService service = broken.record().find(OtherTlsService.TYPE).orElseThrow();
        assertEquals(443, service.port());
        assertEquals(ConnectOutcome.REFUSED, service.connect());
        assertEquals(1, broken.record().transcripts().stream().filter(t -> t.remote().endsWith(":443")).count());
        Run healthy = look(Behaviour.healthy()).getFirst();
        assertEquals(0, healthy.record().transcripts().stream().filter(t -> t.remote().endsWith(":443")).count());
    }

    private static Set<String> holds(Diagnosis diagnosis) {
        return diagnosis.causes().stream().flatMap(cause -> cause.because().stream())
                .map(contribution -> contribution.indication().key()).collect(Collectors.toSet());
    }

    private static List<Run> look(Behaviour... behaviours) throws IOException {
        List<LabHost> hosts = new ArrayList<>();
        try {
            List<Collected> collected = new ArrayList<>();
            for (Behaviour behaviour : behaviours) {
                LabHost host = LabHost.start(behaviour, Loopback.unused());
                hosts.add(host);
                collected.add(collected(host));
            }
            List<Run> runs = Diagnostics.judge(Workbench.diagnostics().snapshot(), collected, Optional.empty());
            runs.forEach(run -> assertEquals(List.of(), run.diagnosis().problems()));
            return runs;
        } finally {
            hosts.forEach(LabHost::close);
        }
    }

    private static Collected collected(LabHost host) {
        Target target = Target.of(host.address().getAddress().getHostAddress(), host.address().getPort());
        return Workbench.diagnostics().collect(Workbench.diagnostics().snapshot(), new Request(target,
                Optional.empty(), false, Set.of("network.other-service"), Optional.empty(), Request.DEFAULT_TIMEOUT),
                Progress.SILENT);
    }
}
