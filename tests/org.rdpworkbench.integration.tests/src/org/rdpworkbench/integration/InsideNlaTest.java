// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/** A test without NLA, at a host whose registry is Samba's and whose outside is the lab's. */
final class InsideNlaTest {

    private static final String ADMIN = "inside-nla-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final String CAUSE = "nla.required-by-host";
    private static final String SERVER = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    private static final String REQUIRED = """
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
            "MachineGuid"="7d3c1c8e-0000-4000-8000-000000000003"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions]
            "ProductType"="ServerNT"

            [HKEY_LOCAL_MACHINE\\%s\\WinStations\\RDP-Tcp]
            "UserAuthentication"=dword:00000001
            "SecurityLayer"=dword:00000002
            """.formatted(SERVER);

    @TempDir
    private Path folder;
    @TempDir
    private Path journals;
    private final List<Repair> asked = new ArrayList<>();
    private Samba samba;
    private Repairs repairs;
    private Target target;
    private LabHost outside;

    /** The host's outside, on the port that it has had before. */
    private void serve(NegotiationAct act) {
        try {
            if (outside != null) {
                outside.close();
            }
            outside = LabHost.start(Behaviour.healthy().negotiating(act), new InetSocketAddress(samba.address(),
                    target == null ? 0 : target.port()));
            target = Target.of(samba.address().getHostAddress(), outside.address().getPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Request request() {
        return Repairs.look(target, WAY, Request.DEFAULT_TIMEOUT);
    }

    /** As the script of collect gathers it on a client where NLA is turned off for this host. */
    private byte[] collected() {
        return ("{\"schema\":\"rdpworkbench/collected/1\",\"at\":\"" + Instant.EPOCH + "\",\"computer\":\"CLIENT7\","
                + "\"server\":\"" + target + "\",\"inside\":false,\"parts\":{\"attempts\":[],\"defaultRdp\":["
                + "\"full address:s:" + target.host() + "\",\"enablecredsspsupport:i:0\"]},\"missing\":{}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Set<String> registry() throws Exception {
        return samba.folder().exportRegistry("HKLM\\" + SERVER);
    }

    /** The host does as it is set, from the next connection on. */
    private Manner manner(Optional<Duration> after) {
        return new Manner("a tester", (plan, step, now) -> {
            if (now == Repair.Progress.DONE) {
                serve(NegotiationAct.tlsAndNla());
            } else if (now == Repair.Progress.TAKEN_BACK) {
                serve(NegotiationAct.nlaOnly());
            }
        }).until(Optional.of(LocalDate.now().plusDays(1))).tried(new Trial.Terms(after, Optional.of((one, until) -> {
            asked.add(one);
            return true;
        })));
    }

    @Test
    void clientsWithoutNlaAreLetInForAWhile() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        repairs = InsideLook.repairs();
        try (Samba started = Samba.start(folder, ServiceControl.OPTION);
                ServiceControl services = ServiceControl.start(started.folder())) {
            samba = started;
            services.withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
            samba.folder().importRegistry(REQUIRED);
            serve(NegotiationAct.nlaOnly());
            testedAndUndone();
        } finally {
            if (outside != null) {
                outside.close();
            }
        }
    }

    private void testedAndUndone() throws Exception {
        Set<String> before = registry();
        Set<String> tested = before.stream().map(value -> value.replace("\"UserAuthentication\"=dword:00000001",
                "\"UserAuthentication\"=dword:00000000")).collect(Collectors.toSet());
        assertFalse(before.equals(tested));
        assertEquals(List.of(), plans(request()), "a host that requires NLA is healthy");
        assertEquals(List.of(), repairs.client(collected(), Target.of("192.0.2.9", target.port())));
        RepairPlan plan = plans(request().joining(repairs.client(collected(), target))).getFirst();
        assertEquals(before, registry(), "a plan changes nothing");
        assertTrue(plan.timedTest() && plan.needsConsent());
        assertEquals(List.of("nla.Client"), plan.client().stream().map(one -> one.key().type()).toList());
        // By way of its file, as it is applied.
        RepairPlan approved = PlanFormat.read(PlanFormat.write(plan));
        assertThrows(RefusedException.class, () -> apply(approved, manner(Optional.empty())));
        assertEquals(before, registry());
        ended(approved, before, tested);
        Repair over = apply(approved, manner(Optional.of(Duration.ZERO)));
        assertEquals(1, asked.size(), "its time is over as soon as it is in effect");
        assertTrue(over.why().startsWith("The time of the test is over."), over.why());
        assertEquals(Outcome.UNDONE, over.outcome());
        assertEquals(before, registry());
    }

    private void ended(RepairPlan approved, Set<String> before, Set<String> tested) throws Exception {
        Repair repair = apply(approved, manner(Optional.of(Duration.ofMinutes(30))).tried(new Trial.Terms(
                Optional.of(Duration.ofMinutes(30)), Optional.of((one, until) -> {
                    asked.add(one);
                    try {
                        assertEquals(tested, registry());
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    return true;
                }))));
        assertEquals(List.of(Outcome.CONFIRMED), asked.stream().map(Repair::outcome).toList(),
                "a look from outside was let in without NLA");
        assertEquals(1, Weakening.of(asked).size());
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals("A person ended the test. A look afterwards finds the host as it was before the test.",
                repair.why());
        assertEquals(before, registry());
    }

    private Repair apply(RepairPlan plan, Manner manner) throws Exception {
        return repairs.apply(plan, request(), new Journals(journals), manner, Progress.SILENT);
    }

    private List<RepairPlan> plans(Request request) throws Exception {
        return repairs.plan(request, Progress.SILENT).plans().stream().filter(plan -> plan.cause().equals(CAUSE))
                .toList();
    }
}
