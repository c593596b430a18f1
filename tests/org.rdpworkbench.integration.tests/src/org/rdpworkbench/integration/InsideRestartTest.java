// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.samba.HostClock;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/** A host that is given another name and does not go on with connections is restarted; Samba runs a script for it. */
final class InsideRestartTest {

    private static final String ADMIN = "inside-restart-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final String CAUSE = "restart.pending";
    private static final String NAMES = """
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
            "MachineGuid"="7d3c1c8e-0000-4000-8000-000000000002"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]
            "ComputerName"="SRV2"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName]
            "ComputerName"="%s"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions]
            "ProductType"="ServerNT"
            """;

    @TempDir
    private Path folder;
    @TempDir
    private Path journals;
    private Samba samba;
    private Target target;
    private LabHost outside;

    /** The host's outside, on the port that it has had before. */
    private void serve(Behaviour behaviour) throws Exception {
        if (outside != null) {
            outside.close();
        }
        outside = LabHost.start(behaviour, new InetSocketAddress(samba.address(), target == null ? 0 : target.port()));
        target = Target.of(samba.address().getHostAddress(), outside.address().getPort());
    }

    private Request request() {
        return Repairs.look(target, WAY, Request.DEFAULT_TIMEOUT);
    }

    /** What the host has by its new start. */
    private void started() {
        try {
            samba.folder().importRegistry(NAMES.formatted("SRV2"));
            serve(Behaviour.healthy());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHostThatWaitsAndHangsIsRestarted() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        Repairs repairs = InsideLook.repairs();
        try (Samba started = Samba.start(folder, ServiceControl.OPTION, HostClock.OPTION);
                HostClock clock = HostClock.start(started.folder());
                ServiceControl services = ServiceControl.start(started.folder())) {
            samba = started;
            services.withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
            samba.folder().importRegistry(NAMES.formatted("SRV1"));
            serve(Behaviour.healthy().tls(Fault.close()));
            RepairPlan plan = repairs.plan(request(), Progress.SILENT).plans().stream()
                    .filter(one -> one.cause().equals(CAUSE)).findFirst().orElseThrow();
            assertTrue(plan.restarts() && plan.needsConsent());
            assertFalse(clock.restarted(), "a plan changes nothing");
            Repair repair = repairs.apply(plan, request(), new Journals(journals), new Manner("a tester",
                    (one, step, now) -> {
                        if (now == Repair.Progress.DONE && clock.restarted()) {
                            started();
                        }
                    }, Duration.ofMinutes(2), Optional.empty(), Trial.Terms.NONE), Progress.SILENT);
            assertTrue(clock.restarted());
            assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
            assertEquals(List.of(Repair.Progress.DONE), repair.progress());
            assertFalse(repair.undoable());
            InsideLook.isGone(CAUSE, target, WAY);
        } finally {
            if (outside != null) {
                outside.close();
            }
        }
    }
}
