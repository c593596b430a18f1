// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.testkit.ScriptedHost;

/**
 * A damaged catalogue of Winsock, from one diagnosis to the next. The machine is played, since Winsock is to be had on
 * Windows alone; connections are those of the machine on which this runs, to a port at which nobody listens at first.
 */
final class WinsockRepairTest {

    private static final String CAUSE = "winsock.corrupt";
    private static final WayIn WAY = new WayIn("windows", Optional.empty());
    private static final String GONE = "C:\\VPN\\gone.dll";
    private static final String WINDOWS = "C:\\Windows\\system32\\mswsock.dll";
    private static final String PROTOCOLS =
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters\\Protocol_Catalog9";

    @TempDir
    private Path folder;
    private PlayedComputer computer;
    private Diagnostics diagnostics;
    private Repairs repairs;
    private Target target;

    /** A machine whose only provider of TCP is that library; of the libraries only that of Windows is there. */
    private static ScriptedHost with(String library) {
        ByteBuffer entry = ByteBuffer.allocate(888).order(ByteOrder.LITTLE_ENDIAN);
        entry.put(library.getBytes(StandardCharsets.US_ASCII));
        // dwCatalogEntryId, ChainLen, iAddressFamily and iProtocol of WSAPROTOCOL_INFOW, behind the path.
        entry.putInt(296, 1_001).putInt(300, 1).putInt(336, 2).putInt(348, 1);
        return new ScriptedHost().local().with(WINDOWS, new byte[] {77})
                .with("HKLM\\SOFTWARE\\Microsoft\\Cryptography", "MachineGuid", SettingValue.text("played"))
                .with("HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName", "ComputerName",
                        SettingValue.text("CLIENT1"))
                .with(PROTOCOLS, "Num_Catalog_Entries64", SettingValue.dword(1))
                .with(PROTOCOLS + "\\Catalog_Entries64\\000000000001", "PackedCatalogItem",
                        SettingValue.of("REG_BINARY", entry.array()));
    }

    @BeforeEach
    void findAPort() throws Exception {
        Workbench.needs(CAUSE);
        try (LabHost free = LabHost.start(Behaviour.healthy())) {
            target = Target.of("127.0.0.1", free.address().getPort());
        }
    }

    /** @param reset what the machine has when its catalogue was made anew */
    private void play(ScriptedHost reset) {
        computer = new PlayedComputer(with(GONE), reset);
        HostSessions sessions = new HostSessions(new Credentials(), List.of(computer));
        Snapshot all = Workbench.diagnostics().snapshot();
        Snapshot played = new Snapshot(all.probes(), all.checks(), all.figures(), all.fixers(), all.columns(),
                all.readers(), List.of(sessions), all.texts());
        diagnostics = new Diagnostics(() -> played);
        repairs = new Repairs(diagnostics, List.of(new HostSettings(sessions)));
    }

    private Request look() {
        return Repairs.look(target, WAY, Request.DEFAULT_TIMEOUT);
    }

    private static Manner manner() {
        return new Manner("a tester", (plan, step, now) -> { });
    }

    private Repair resumed(Repair repair) throws Exception {
        return repairs.resume(repair.id(), look(), new Journals(folder), manner(), Progress.SILENT);
    }

    private boolean shown() {
        Diagnosis found = diagnostics.diagnose(look(), Progress.SILENT).diagnosis();
        return found.causes().stream().anyMatch(one -> one.cause().id().equals(CAUSE) && one.verdict() == Verdict.WARN);
    }

    private RepairPlan plan() throws Exception {
        return repairs.plan(look(), Progress.SILENT).plans().stream().filter(one -> one.cause().equals(CAUSE))
                .findFirst().orElseThrow();
    }

    private Repair applied(RepairPlan plan) throws Exception {
        return repairs.apply(plan, look(), new Journals(folder), manner(), Progress.SILENT);
    }

    @Test
    void aCatalogueThatIsMadeAnewIsConfirmedWhenTheMachineHasRestarted() throws Exception {
        play(with(WINDOWS));
        assertTrue(shown());
        RepairPlan plan = plan();
        assertEquals(List.of(), computer.put, "a plan changes nothing");
        Repair repair = applied(plan);
        assertEquals(List.of("winsock:catalog"), computer.put);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        assertEquals(Outcome.APPLIED, resumed(repair).outcome(), "it has not restarted yet");
        computer.restart();
        try (LabHost host = LabHost.start(Behaviour.healthy(), new InetSocketAddress(
                InetAddress.getByName(target.host()), target.port()))) {
            Repair confirmed = resumed(repair);
            assertEquals(Outcome.CONFIRMED, confirmed.outcome(), confirmed.why());
            assertFalse(shown());
            Diagnosis outside = diagnostics.diagnose(Request.of(target), Progress.SILENT).diagnosis();
            assertEquals(Verdict.PASS, outside.verdict(), outside::summary);
            assertTrue(assertThrows(RefusedException.class, () -> repairs.undo(repair.id(), WAY, new Journals(folder),
                    manner())).getMessage().endsWith("can be taken back by nobody."));
        }
    }

    /** As where software writes its library into it again. */
    @Test
    void oneThatIsStillDamagedBehindTheRestartIsNotConfirmed() throws Exception {
        play(with(GONE));
        Repair repair = applied(plan());
        computer.restart();
        Repair now = resumed(repair);
        assertEquals(Outcome.APPLIED, now.outcome());
        assertEquals("A look still finds the cause, and nobody can take back what was done. If the host has restarted "
                + "since, it was of no use.", now.why());
        assertTrue(shown());
        assertEquals(1, computer.put.size());
    }
}
