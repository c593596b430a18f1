// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.ServiceEntry;
import org.rdpworkbench.samba.Started;

/**
 * Repairs at a host whose outside follows its inside, from one diagnosis to the next: the cause is shown, is repaired,
 * and a diagnosis by itself does not show it any more, neither from outside nor inside; when it is undone all is as it
 * was, byte for byte, and the cause is shown again. What a Windows takes over when its service or itself starts is
 * played by {@link ServedHost}.
 */
final class ServedRepairTest {

    private static final String ADMIN = "served-repair-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final String TERMINAL = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    private static final String PROTOCOLS = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control"
            + "\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String TLS_10 = PROTOCOLS + "TLS 1.0\\Server";
    private static final String TLS_12 = PROTOCOLS + "TLS 1.2\\Server";
    private static final String KEY = "privatekey.unusable";
    private static final String EXPIRED = "certificate.expired";
    private static final String UNBOUND = "certificate.unbound";
    /** Nobody knows from outside what somebody bound. */
    private static final String IGNORED = "certificate.binding-ignored";
    /** As Windows has it when nothing is wrong with it, but for NLA, which xrdp does not have. */
    private static final String FRESH = """
            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions]
            "ProductType"="ServerNT"

            [%s]
            "fDenyTSConnections"=dword:00000000

            [%s\\WinStations\\RDP-Tcp]
            "SecurityLayer"=dword:00000002
            "UserAuthentication"=dword:00000000

            [%s]
            "Enabled"=dword:00000001

            [%s]
            "Enabled"=dword:00000001
            """.formatted(TERMINAL, TERMINAL, TLS_10, TLS_12);

    @TempDir
    private static Path folder;
    private static ServedHost host;
    private static Identity good;

    @TempDir
    private Path journals;

    @BeforeAll
    static void start() throws Exception {
        InsideLook.administrator(ADMIN);
        host = ServedHost.start(folder);
        good = Identity.rsa(folder);
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(host);
    }

    @BeforeEach
    void fresh() throws Exception {
        host.samba().folder().importRegistry(FRESH);
        host.services().withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        host.binds(good);
    }

    private static void set(String key, String value) throws IOException {
        host.samba().folder().importRegistry("[" + key + "]\n" + value + "\n");
    }

    private static Request inside() {
        return Repairs.look(host.target(), WAY, Request.DEFAULT_TIMEOUT);
    }

    private static Manner manner() {
        return new Manner("a tester", (plan, step, now) -> {
            if (step == plan.steps().size() - 1 && now == Repair.Progress.DONE) {
                assertDoesNotThrow(host::follow);
            }
        }).until(Optional.of(LocalDate.now().plusDays(7)));
    }

    private static HostState state() throws Exception {
        return InsideLook.state(host.samba(), host.services(), host.target(), WAY);
    }

    private static boolean shows(Diagnosis diagnosis, String cause) {
        return diagnosis.causes().stream().anyMatch(ranked -> ranked.cause().id().equals(cause)
                && (ranked.verdict() == Verdict.FAIL || ranked.verdict() == Verdict.WARN));
    }

    /** A diagnosis finds it: the connection breaks there, or nowhere and there is a warning, or one from inside. */
    private static void isShown(String cause, Optional<Stage> breaks) {
        isSeenFromOutside(cause, breaks);
        Diagnosis inside = InsideLook.diagnosis(inside());
        assertTrue(shows(inside, cause), () -> inside.causes() + " " + inside.finding(cause));
    }

    private static void isSeenFromOutside(String cause, Optional<Stage> breaks) {
        Diagnosis outside = InsideLook.diagnosis(Request.of(host.target()));
        assertEquals(breaks, outside.stage(), outside::summary);
        assertEquals(breaks.isPresent() ? Verdict.FAIL : cause.equals(IGNORED) ? Verdict.PASS : Verdict.WARN,
                outside.verdict(), outside::summary);
    }

    /** What was done, and what a diagnosis behind it said of the cause. */
    private record Done(RepairPlan plan, Optional<Finding> behind) {

        void requireBy(String fix, List<String> held) {
            assertEquals(plan.cause() + ".fix-" + fix, plan.key());
            assertEquals(Verdict.PASS, behind.orElseThrow().verdict());
            assertEquals(held, behind.get().held().stream().map(one -> one.indication().key()).toList());
        }
    }

    /** From what was set to a diagnosis that shows it, through the repair that is proposed first, and back. */
    private Done repairedAndUndone(String cause, Optional<Stage> breaks) throws Exception {
        return repairedAndUndone(cause, "", breaks);
    }

    /** What is seen from outside tells no difference where the host shows its own certificate before and after. */
    private static Outcome expected(RepairPlan plan) {
        return plan.key().equals(IGNORED + ".fix-take-away") ? Outcome.APPLIED : Outcome.CONFIRMED;
    }

    /** @param fix by which repair: the beginning of its name */
    private Done repairedAndUndone(String cause, String fix, Optional<Stage> breaks) throws Exception {
        Workbench.needs(cause);
        Repairs repairs = InsideLook.repairs();
        host.restart();
        HostState before = state();
        isShown(cause, breaks);
        RepairPlan plan = repairs.plan(inside(), Progress.SILENT).plans().stream()
                .filter(one -> one.key().startsWith(cause + ".fix-" + fix)).findFirst().orElseThrow();
        assertEquals(before, state(), "a plan changes nothing");
        Repair repair = repairs.apply(plan, inside(), new Journals(journals), manner(), Progress.SILENT);
        if (plan.waitsForRestart()) {
            assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
            // Inside it is set already.
            isSeenFromOutside(cause, breaks);
            host.restart();
            repair = repairs.resume(repair.id(), inside(), new Journals(journals), manner(), Progress.SILENT);
        }
        assertEquals(expected(plan), repair.outcome(), repair.why());
        assertNotEquals(before, state());
        Optional<Finding> behind = InsideLook.isGone(cause, host.target(), WAY).finding(cause);
        Repair undone = repairs.undo(repair.id(), WAY, new Journals(journals),
                manner().until(Optional.of(LocalDate.now().plusDays(3))));
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        host.key().forgetMade();
        assertEquals(before, state());
        host.restart();
        isShown(cause, breaks);
        return new Done(plan, behind);
    }

    @Test
    void remoteDesktopThatIsTurnedOff() throws Exception {
        set(TERMINAL, "\"fDenyTSConnections\"=dword:00000001");
        repairedAndUndone("listener.rdp-disabled", Optional.of(Stage.LISTENER));
    }

    @Test
    void aServiceThatIsDisabled() throws Exception {
        host.services().withRemoteDesktop(ServiceEntry.STOPPED, ServiceEntry.DISABLED);
        repairedAndUndone("service.stopped", Optional.of(Stage.LISTENER));
    }

    @Test
    void aServiceThatIsStopped() throws Exception {
        host.services().withRemoteDesktop(ServiceEntry.STOPPED, ServiceEntry.DEMAND);
        repairedAndUndone("service.stopped", Optional.of(Stage.LISTENER));
    }

    @Test
    void standardSecurityAlone() throws Exception {
        set(TERMINAL + "\\WinStations\\RDP-Tcp", "\"SecurityLayer\"=dword:00000000");
        repairedAndUndone("policy.rdp-layer-only", Optional.empty());
    }

    @Test
    void nlaWithoutTheTlsThatItNeeds() throws Exception {
        set(TERMINAL + "\\WinStations\\RDP-Tcp",
                "\"SecurityLayer\"=dword:00000000\n\"UserAuthentication\"=dword:00000001");
        repairedAndUndone("policy.incoherent", Optional.empty());
    }

    @Test
    void aKeyThatTheServiceMayNotRead() throws Exception {
        host.key().write("a key", "rw-------");
        repairedAndUndone(KEY, "permissions", Optional.of(Stage.TLS));
    }

    /** The file is put aside and the certificate taken away, and the host makes another key where the file was. */
    @Test
    void aKeyThatAnotherTakesThePlaceOf() throws Exception {
        host.key().write("a key", "rw-------");
        repairedAndUndone(KEY, "new-key", Optional.of(Stage.TLS));
    }

    @Test
    void aKeyThatIsGone() throws Exception {
        host.key().lose();
        repairedAndUndone(KEY, "lost-key", Optional.of(Stage.TLS));
    }

    @Test
    void newVersionsOfTlsThatAreSwitchedOff() throws Exception {
        set(TLS_12, "\"Enabled\"=dword:00000000");
        repairedAndUndone("tls.no-common-version", Optional.empty());
    }

    @Test
    void allOfTlsThatIsSwitchedOff() throws Exception {
        set(TLS_10, "\"Enabled\"=dword:00000000");
        set(TLS_12, "\"Enabled\"=dword:00000000");
        repairedAndUndone("tls.server-disabled", Optional.of(Stage.TLS));
    }

    @Test
    void aBindingToACertificateThatIsNowhere() throws Exception {
        BoundKey key = host.binds(good);
        key.bindStale(true);
        try {
            repairedAndUndone(UNBOUND, Optional.of(Stage.NEGOTIATION));
        } finally {
            key.bindStale(false);
        }
    }

    @Test
    void aCertificateThatIsExpired() throws Exception {
        host.binds(Identity.madeOn(folder, "-400d"));
        repairedAndUndone(EXPIRED, Optional.empty());
    }

    private static Identity named() throws IOException {
        return Identity.named(folder, host.target().host());
    }

    /** Windows shows the one that it made for itself then, and another one is bound that it can show. */
    @Test
    void aBindingThatIsIgnored() throws Exception {
        host.has(named(), "Other");
        host.bindsByHand(Identity.rsa(folder));
        host.ignoresBinding = true;
        try {
            repairedAndUndone(IGNORED, Optional.empty()).requireBy("bind", List.of(IGNORED + ".shown"));
        } finally {
            host.forgets();
        }
    }

    /** Nothing that it has could take its place. */
    @Test
    void aBindingThatIsIgnoredAndTakenAway() throws Exception {
        host.bindsByHand(Identity.rsa(folder));
        host.ignoresBinding = true;
        try {
            repairedAndUndone(IGNORED, Optional.empty()).requireBy("take-away", List.of(IGNORED + ".none-bound"));
        } finally {
            host.forgets();
        }
    }

    /** The host has one that it could show. */
    @Test
    void aBindingToNothingInThePlaceOfWhichAnotherIsBound() throws Exception {
        host.has(named(), "Other");
        host.bindsByHand(Identity.rsa(folder));
        try {
            repairedAndUndone(UNBOUND, Optional.of(Stage.NEGOTIATION)).requireBy("bind",
                    List.of(UNBOUND + ".bound-and-stored", UNBOUND + ".served"));
        } finally {
            host.forgets();
        }
    }

    /** The host has the one that takes its place already. */
    @Test
    void aBoundCertificateThatIsExpired() throws Exception {
        Identity expired = Identity.madeOn(folder, "-400d");
        host.has(expired, "Old");
        host.has(named(), "Other");
        host.bindsByHand(expired);
        try {
            repairedAndUndone(EXPIRED, Optional.empty()).requireBy("bind", List.of());
        } finally {
            host.forgets();
        }
    }
}
