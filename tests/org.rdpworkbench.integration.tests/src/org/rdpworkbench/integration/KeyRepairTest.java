// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.LoggedEvent;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;
import org.rdpworkbench.samba.Started;

/**
 * A host that cannot use its key, repaired and brought back to what it was: Samba is the inside with its registry and
 * files, a service control manager of ours says what runs, and the lab is the outside. That the host makes a new key is
 * played here, as it is not verified on Windows.
 */
final class KeyRepairTest {

    private static final String CAUSE = "privatekey.unusable";
    private static final String ADMIN = "key-repair-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;
    private static Samba samba;
    private static ServiceControl services;
    private static BoundKey key;

    @TempDir
    private Path journals;
    private LabHost outside;

    @BeforeAll
    static void start() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        samba = Samba.start(folder, ServiceControl.OPTION);
        services = ServiceControl.start(samba.folder()).withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND)
                .with(new ServiceEntry("UmRdpService", ServiceEntry.RUNNING, ServiceEntry.DEMAND));
        key = BoundKey.in(samba.folder());
    }

    @AfterAll
    static void stop() throws Exception {
        Started.end(services, samba);
    }

    @BeforeEach
    void broken() throws IOException {
        key.permissions("rw-r--r--");
        outside = LabHost.start(Behaviour.healthy().tls(Fault.close()), new InetSocketAddress(samba.address(), 0));
    }

    @AfterEach
    void end() {
        outside.close();
    }

    /** The host says of each connection of these minutes that it cannot use its key. */
    private static void logged() throws IOException {
        Instant now = Instant.now();
        samba.folder().writeEvents("System", IntStream.range(0, 600)
                .mapToObj(i -> BoundKey.event(now.plusSeconds(2 * i))).toArray(LoggedEvent[]::new));
    }

    private Target target() {
        return Target.of(samba.address().getHostAddress(), outside.address().getPort());
    }

    private Request look() {
        return Repairs.look(target(), WAY, LIMIT);
    }

    private List<RepairPlan> plans() throws Exception {
        return InsideLook.repairs().plan(look(), Progress.SILENT).plans().stream()
                .filter(plan -> plan.cause().equals(CAUSE)).toList();
    }

    private RepairPlan plan(String name) throws Exception {
        return plans().stream().filter(plan -> plan.key().equals(CAUSE + ".fix-" + name)).findFirst().orElseThrow();
    }

    private Repair apply(RepairPlan plan, StepListener steps) throws Exception {
        return InsideLook.repairs().apply(plan, look(), new Journals(journals), new Manner("a tester", steps),
                Progress.SILENT);
    }

    private Repair undo(Repair repair) throws Exception {
        return InsideLook.repairs().undo(repair.id(), WAY, new Journals(journals),
                new Manner("a tester", (plan, step, now) -> { }));
    }

    private HostState state() throws Exception {
        return InsideLook.state(samba, services, target(), WAY);
    }

    /** As Windows is to do it: when the last service runs again there is another key, and connections succeed. */
    private StepListener windows(boolean makesKey) {
        return (plan, step, now) -> {
            if (step == plan.steps().size() - 1 && now == Repair.Progress.DONE) {
                try {
                    if (makesKey) {
                        Files.writeString(key.file(), "another key");
                        samba.folder().own(key.file());
                    }
                    InetSocketAddress address = outside.address();
                    outside.close();
                    outside = LabHost.start(Behaviour.healthy(), address);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private static List<String> settings(RepairPlan plan) {
        return plan.steps().stream().map(step -> step.setting().replaceFirst(":.*", "")
                + step.setting().replaceFirst("state(:.*)|.*", "$1") + " " + step.after().words()
                .replaceFirst("(?s)(.*MachineKeys.*)", "moved")).toList();
    }

    @Test
    void theKeyIsPutAsideAndTheHostMakesAnother() throws Exception {
        logged();
        HostState before = state();
        RepairPlan plan = plan("new-key");
        assertEquals(List.of("aside moved", "value not there", "key not there", "state:SessionEnv 1",
                "state:SessionEnv 4", "state:UmRdpService 1", "state:TermService 1", "state:TermService 4",
                "state:UmRdpService 4"), settings(plan));
        assertEquals(before, state(), "a plan changes nothing");
        Repair repair = apply(plan, windows(true));
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        InsideLook.isGone(CAUSE, target(), WAY);
        assertEquals(Set.of("another key", "not a key"), Set.copyOf(state().files().values()));
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        HostState after = state();
        Path made = key.file().resolveSibling(BoundKey.FILE + ".made-1");
        assertEquals("another key", after.files().remove(made.getFileName().toString()), after::toString);
        after.permissions().remove(made.getFileName().toString());
        assertEquals(before, after);
        Files.delete(made);
    }

    @Test
    void whatDidNotHelpIsTakenBackAtOnce() throws Exception {
        logged();
        HostState before = state();
        RepairPlan plan = plan("new-key");
        assertEquals(plan.hash(), plan("new-key").hash());
        assertEquals(Outcome.UNDONE, apply(plan, (all, step, now) -> { }).outcome());
        assertEquals(before, state());
    }

    @Test
    void ofAKeyThatIsGoneTheCertificateIsTakenAway() throws Exception {
        key.hide();
        try {
            HostState before = state();
            Repair repair = apply(plan("lost-key"), windows(false));
            assertEquals(Outcome.CONFIRMED, repair.outcome());
            InsideLook.isGone(CAUSE, target(), WAY);
            assertEquals(Outcome.UNDONE, undo(repair).outcome());
            assertEquals(before, state());
        } finally {
            key.show();
        }
    }

    private static final String FOLDER = "folder:C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys";

    /** A cleaner took it away with all that was in it. */
    private static void loseFolder() throws IOException {
        Files.delete(key.file());
        Files.delete(key.file().getParent());
    }

    private static void bringFolderBack() throws IOException {
        Files.deleteIfExists(key.file());
        Files.deleteIfExists(key.file().getParent());
        samba.folder().own(Files.createDirectory(key.file().getParent()));
        samba.folder().own(Files.writeString(key.file(), "not a key"));
    }

    /** What is in the registry and in the folder above it, and what the folder is, if it is there. */
    private List<Object> around() throws Exception {
        Set<String> registry = samba.folder().exportRegistry("HKLM\\SYSTEM\\CurrentControlSet\\Control");
        registry.addAll(samba.folder().exportRegistry("HKLM\\SOFTWARE\\Microsoft"));
        try (Stream<Path> above = Files.list(key.file().getParent().getParent());
                SettingSession session = InsideLook.service(SettingStore.class).open(target(), WAY,
                        SocketFactory.getDefault(), LIMIT)) {
            return List.of(registry, services.services(), above.sorted().toList(), session.now(FOLDER));
        }
    }

    @Test
    void aFolderThatIsGoneIsMadeAndTakenAwayAgainWhileItIsEmpty() throws Exception {
        loseFolder();
        try {
            List<Object> before = around();
            assertEquals(List.of(CAUSE + ".fix-folder"), plans().stream().map(RepairPlan::key).toList());
            Repair repair = apply(plan("folder"), windows(false));
            assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
            InsideLook.isGone(CAUSE, target(), WAY);
            assertEquals(KeyFile.FOLDER_AS_MADE, around().getLast());
            repair = undo(repair);
            assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
            assertEquals(before, around());
        } finally {
            bringFolderBack();
        }
    }

    /** With the folder still under the name under which it is made. */
    private static StepListener killedInTheMiddle(Path making) {
        return (plan, step, now) -> {
            if (plan.steps().get(step).setting().equals(FOLDER) && now == Repair.Progress.DOING) {
                try {
                    samba.folder().own(Files.createDirectory(making));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                throw new IllegalStateException("killed");
            }
        };
    }

    @Test
    void whatIsLeftOfAFolderThatWasHalfMadeIsTakenAwayAndItIsProposedAgain() throws Exception {
        loseFolder();
        Path making = key.file().getParent().resolveSibling("MachineKeys.making");
        try {
            List<Object> before = around();
            RepairPlan plan = plan("folder");
            assertThrows(IllegalStateException.class, () -> apply(plan, killedInTheMiddle(making)));
            assertTrue(Files.exists(making));
            assertEquals(List.of(CAUSE + ".fix-folder"), plans().stream().map(RepairPlan::key).toList(),
                    "nobody put the folder aside");
            Repair repair = undo(new Journals(journals).all(new ArrayList<>()).getFirst());
            assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
            assertEquals(before, around());
            assertEquals(plan.hash(), plan("folder").hash());
        } finally {
            Files.deleteIfExists(making);
            bringFolderBack();
        }
    }

    /** What the host made in it is not taken away, and that is said. */
    @Test
    void aFolderInWhichTheHostMadeAKeyStays() throws Exception {
        loseFolder();
        try {
            Repair repair = apply(plan("folder"), windows(true));
            assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
            repair = undo(repair);
            assertEquals(Outcome.NOT_UNDONE, repair.outcome());
            assertTrue(repair.why().contains("it is not empty, and stays with what is in it"), repair.why());
            assertEquals("another key", Files.readString(key.file()));
            assertEquals(KeyFile.FOLDER_AS_MADE, around().getLast());
        } finally {
            bringFolderBack();
        }
    }

    @Test
    void permissionsAreMendedFirst() throws Exception {
        key.permissions("rw-------");
        HostState before = state();
        List<RepairPlan> plans = plans();
        assertEquals(List.of(CAUSE + ".fix-permissions", CAUSE + ".fix-new-key"),
                plans.stream().map(RepairPlan::key).toList());
        Repair repair = apply(plans.getFirst(), windows(false));
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        InsideLook.isGone(CAUSE, target(), WAY);
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(before, state());
    }

    /** What is installed is not changed under its hands, forth and back. */
    @Test
    void pluginsStayAsTheyAreMeanwhile() throws Exception {
        key.permissions("rw-------");
        HostState before = state();
        List<String> said = new ArrayList<>();
        StepListener changing = (plan, step, now) -> said.add(assertThrows(RefusedException.class,
                () -> InsideLook.service(RepairsUnderWay.class).change("a test")).getMessage());
        StepListener windows = windows(false);
        Repair repair = apply(plans().getFirst(), (plan, step, now) -> {
            changing.step(plan, step, now);
            windows.step(plan, step, now);
        });
        int forth = said.size();
        InsideLook.repairs().undo(repair.id(), WAY, new Journals(journals), new Manner("a tester",
                changing));
        assertTrue(0 < forth && forth < said.size(), said::toString);
        for (String sentence : said) {
            assertTrue(sentence.contains(" of a tester (" + repair.id() + " of " + target() + ") since "), sentence);
        }
        assertEquals(before, state());
        InsideLook.service(RepairsUnderWay.class).change("a test").close();
    }

    /** As somebody may on the framework's console, which asks nobody. */
    private static StepListener stopping(Bundle bundle) {
        return (plan, step, now) -> {
            try {
                bundle.stop(Bundle.STOP_TRANSIENT);
            } catch (BundleException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static Bundle bundle(String name) {
        return Stream.of(FrameworkUtil.getBundle(KeyRepairTest.class).getBundleContext().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst().orElseThrow();
    }

    private static void startAgain(Bundle bundle) throws BundleException {
        bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    }

    /** It was begun with the plugin that knows the cause, and ends with it. */
    @Test
    void whatProposedItMayBeStopped() throws Exception {
        key.permissions("rw-------");
        HostState before = state();
        RepairPlan mended = plans().getFirst();
        Bundle bundle = Workbench.diagnostics().snapshot().checks().stream().map(Snapshot.Contribution::service)
                .filter(check -> check.causes().stream().anyMatch(cause -> cause.id().equals(CAUSE)))
                .map(check -> FrameworkUtil.getBundle(check.getClass())).findFirst().orElseThrow();
        StepListener windows = windows(false);
        Repair repair;
        try {
            repair = apply(mended, (plan, step, now) -> {
                stopping(bundle).step(plan, step, now);
                windows.step(plan, step, now);
            });
            assertFalse(Workbench.knows(CAUSE));
        } finally {
            startAgain(bundle);
        }
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(before, state());
    }

    /** The session that it has goes on, and then nobody gets into the host to say what came of it. */
    @Test
    void whatGetsIntoTheHostMayBeStopped() throws Exception {
        key.permissions("rw-------");
        HostState before = state();
        RepairPlan mended = plans().getFirst();
        Bundle bundle = bundle("org.rdpworkbench.host.smb");
        Repair repair;
        try {
            repair = apply(mended, stopping(bundle));
            assertEquals(Outcome.NOT_UNDONE, repair.outcome(), "the cause is still there, and nothing took it back");
            assertEquals("No installed plugin changes settings by the way in smb.",
                    assertThrows(RefusedException.class, () -> undo(repair)).getMessage());
        } finally {
            startAgain(bundle);
        }
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(before, state());
    }
}
