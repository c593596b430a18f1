// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/**
 * A host whose clock is wrong and moves: FreeRDP's shadow server is the outside and goes by a clock that is shifted,
 * Samba is the inside, and another Samba, whose clock is right, the domain controller. That W32Time sets the clock some
 * time after it was started is played here: what it does is not verified on Windows.
 */
final class ClockRepairTest {

    private static final String ADMIN = "clock-repair-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final EvidenceKey SKEW = ClockSkew.TYPE.from(Vantage.HERE);
    private static final String CAUSE = "clock.skewed";
    private static final String SETTINGS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time";
    private static final String MEMBER = """
            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions]
            "ProductType"="ServerNT"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters]
            "Type"="NT5DS"
            """;

    @TempDir
    private Path folder;
    @TempDir
    private Path journals;
    private Path clock;
    /** How far the host was off, look by look. */
    private final List<Double> seen = new ArrayList<>();
    private boolean asking;

    /** @param steps what is set of W32Time; one that is disabled is started by itself again, as in any domain */
    @ParameterizedTest
    @CsvSource({"4, 2, state state", "1, 3, state", "1, 4, start state"})
    void theClockMovesBetweenTwoLooksBehindTheRepair(int state, int start, String steps) throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        // The accounts of Samba must get to its drive.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        clock = Files.writeString(folder.resolve("clock"), "-47m");
        Path own = Files.createDirectory(folder.resolve("host"));
        try (Display display = Display.start(); Samba samba = Samba.start(own, ServiceControl.OPTION);
                ServiceControl services = ServiceControl.start(samba.folder());
                Peer outside = Shadow.of(display, "nla", Identity.ec(folder)).clock(clock).start(folder,
                        new InetSocketAddress(samba.address(), Loopback.PORT));
                Peer controller = DomainController.right().start(folder)) {
            services.withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND)
                    .with(new ServiceEntry("W32Time", state, start));
            BoundKey.in(samba.folder()).permissions("rw-r--r--");
            samba.folder().importRegistry(MEMBER);
            repaired(samba, services, request(outside, controller),
                    Stream.of(steps.split(" ")).map(step -> step + ":W32Time").toList());
        }
    }

    /** By that the window knows whom to ask for one; without it nobody could repair a clock there. */
    @Test
    void itsRepairSaysThatItRestsOnADomainController() throws Exception {
        Workbench.needs(CAUSE);
        assertEquals(Set.of(ReferenceClocks.TYPE.from(Vantage.HERE)),
                Workbench.diagnostics().snapshot().fromDomainController(CAUSE));
    }

    private static Request request(Peer host, Peer controller) {
        return Repairs.look(target(host), WAY, Optional.of(target(controller)), Request.DEFAULT_TIMEOUT);
    }

    private static Target target(Peer peer) {
        return Target.of(peer.address().getAddress().getHostAddress(), peer.address().getPort());
    }

    /** Without a word about the inside: an outside that a person may look at. */
    private static Verdict outside(Request request) {
        return InsideLook.finding(Workbench.diagnostics().diagnose(new Request(request.target(), Optional.empty(),
                false, Set.of(), request.domainController(), Request.DEFAULT_TIMEOUT), Progress.SILENT), CAUSE)
                .verdict();
    }

    private void repaired(Samba samba, ServiceControl services, Request request, List<String> steps)
            throws Exception {
        Repairs repairs = InsideLook.repairs();
        HostState before = InsideLook.state(samba, services, request.target(), WAY);
        assertEquals(Verdict.WARN, outside(request));
        Set<String> registry = samba.folder().exportRegistry(SETTINGS);
        withoutThird(repairs.plan(Repairs.look(request.target(), WAY, Request.DEFAULT_TIMEOUT), Progress.SILENT));
        RepairPlan plan = repairs.plan(request, Progress.SILENT).plans().stream()
                .filter(one -> one.cause().equals(CAUSE)).findFirst().orElseThrow();
        assertEquals(steps, plan.steps().stream().map(step -> step.setting()).toList());
        Repair repair = repairs.apply(plan, request, new Journals(journals), new Manner("a tester",
                (one, step, now) -> asking |= step == steps.size() - 1 && now == Repair.Progress.DONE), timeService());
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(3, seen.size(), seen::toString);
        assertTrue(seen.get(0) < -2_700 && seen.get(1) < -2_700 && Math.abs(seen.get(2)) < 60, seen::toString);
        Run run = Workbench.diagnostics().diagnose(request, Progress.SILENT);
        assertEquals(Verdict.PASS, InsideLook.finding(run, CAUSE).verdict(), run.diagnosis()::toString);
        assertEquals(Verdict.PASS, outside(request));
        assertEquals(Outcome.UNDONE, repairs.undo(repair.id(), WAY, new Journals(journals),
                new Manner("a tester", (one, step, now) -> { })).outcome());
        assertEquals(before, InsideLook.state(samba, services, request.target(), WAY));
        assertEquals(registry, samba.folder().exportRegistry(SETTINGS));
    }

    /** The clock alone is not repaired for want of it, whatever else is found. */
    private static void withoutThird(Planned planned) {
        assertTrue(planned.plans().stream().noneMatch(plan -> plan.cause().equals(CAUSE)), planned::toString);
        List<RefusedCause> clocks = planned.refused().stream().filter(one -> one.why().contains("third")).toList();
        assertEquals(List.of(CAUSE), clocks.stream().map(RefusedCause::cause).toList());
        assertTrue(clocks.getFirst().why().contains(" A third clock was not seen: no domain controller was named. "),
                clocks::toString);
    }

    /** As W32Time is to do it: when it runs again and the host has been looked at once, it has the time. */
    private Progress timeService() {
        return new Progress() {
            @Override
            public void evidence(Target target, Evidence evidence) {
                if (evidence instanceof Evidence.Observed told && told.key().equals(SKEW)) {
                    seen.add(told.tree().get("seconds").doubleValue());
                    if (asking) {
                        set();
                    }
                }
            }
        };
    }

    private void set() {
        try {
            Files.writeString(clock, "+0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
