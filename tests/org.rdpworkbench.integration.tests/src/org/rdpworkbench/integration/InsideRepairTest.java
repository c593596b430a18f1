// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/** A repair that waits for a restart, at a host whose registry is Samba's and whose outside is the lab's. */
final class InsideRepairTest {

    private static final String ADMIN = "inside-repair-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final String CAUSE = "tls.server-disabled";
    private static final String PROTOCOLS = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL"
            + "\\Protocols";
    private static final String OFF = """
            [HKEY_LOCAL_MACHINE\\%s\\TLS 1.0\\Server]
            "Enabled"=dword:00000000

            [HKEY_LOCAL_MACHINE\\%s\\TLS 1.2\\Server]
            "Enabled"=dword:00000000
            "DisabledByDefault"=dword:00000001
            """.formatted(PROTOCOLS, PROTOCOLS);

    @TempDir
    private Path folder;
    @TempDir
    private Path journalFolder;
    private Samba samba;
    private ServiceControl services;
    private Repairs repairs;
    private Target target;

    private Request request() {
        return Repairs.look(target, WAY, Request.DEFAULT_TIMEOUT);
    }

    private Journals journals() {
        return new Journals(journalFolder);
    }

    private static Manner manner() {
        return new Manner("a tester", (plan, step, now) -> { });
    }

    private HostState state() throws Exception {
        return InsideLook.state(samba, services, target, WAY);
    }

    private Set<String> registry() throws Exception {
        return samba.folder().exportRegistry("HKLM\\" + PROTOCOLS);
    }

    private List<RepairPlan> plans() throws Exception {
        return repairs.plan(request(), Progress.SILENT).plans().stream()
                .filter(plan -> plan.cause().equals(CAUSE)).toList();
    }

    private Repair resume(Repair repair) throws Exception {
        return repairs.resume(repair.id(), request(), journals(), manner(), Progress.SILENT);
    }

    private Repair undo(Repair repair) throws Exception {
        return repairs.undo(repair.id(), WAY, journals(), manner());
    }

    /** The host's outside, on the port that it has had before. */
    private LabHost outside(Behaviour behaviour) throws Exception {
        LabHost host = LabHost.start(behaviour, new InetSocketAddress(samba.address(),
                target == null ? 0 : target.port()));
        target = Target.of(samba.address().getHostAddress(), host.address().getPort());
        return host;
    }

    @Test
    void tlsIsSwitchedOnForTheNextStartAndBack() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        repairs = InsideLook.repairs();
        try (Samba started = Samba.start(folder, ServiceControl.OPTION);
                ServiceControl control = ServiceControl.start(started.folder())) {
            samba = started;
            services = control.withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
            BoundKey.in(samba.folder()).permissions("rw-r--r--");
            samba.folder().importRegistry(OFF);
            waitsAndIsUndone();
        }
    }

    private void waitsAndIsUndone() throws Exception {
        Set<String> before = registry();
        Set<String> planned = before.stream().map(value -> value.contains("TLS 1.2") ? value
                .replace("\"Enabled\"=dword:00000000", "\"Enabled\"=dword:00000001")
                .replace("\"DisabledByDefault\"=dword:00000001", "\"DisabledByDefault\"=dword:00000000") : value)
                .collect(Collectors.toSet());
        HostState all;
        Repair repair;
        try (LabHost host = outside(Behaviour.healthy().tls(Fault.close()))) {
            all = state();
            RepairPlan plan = plans().getFirst();
            assertTrue(plan.waitsForRestart());
            assertEquals(all, state());
            repair = repairs.apply(plan, request(), journals(), manner(), Progress.SILENT);
            assertEquals(planned, registry());
            assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
            assertEquals(14, Duration.between(repair.at(), repair.until().orElseThrow()).toDays());
            assertEquals(List.of(), plans(), "it is there already");
            // The host has not restarted, and nothing is taken back for that.
            repair = resume(repair);
            assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
            assertEquals(planned, registry());
        }
        try (LabHost host = outside(Behaviour.healthy())) {
            repair = resume(repair);
            assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
            assertEquals(planned, registry());
            InsideLook.isGone(CAUSE, target, WAY);
        }
        repair = undo(repair);
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(all, state());
    }
}
