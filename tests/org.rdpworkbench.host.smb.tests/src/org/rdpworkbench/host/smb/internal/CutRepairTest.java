// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.samba.Await;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/**
 * A repair of all that can be changed over SMB, whose connection is cut everywhere: values and a key of the registry,
 * permissions and the place of a file, a certificate, and how services start and run. Who does it has the engine, the
 * journal and the wire that the product has.
 */
@Timeout(600)
class CutRepairTest {

    private static final WayIn WAY = new WayIn("smb", Optional.of("admin"));
    private static final String TERMINAL = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    /** Full control for SYSTEM, and read access for NETWORK SERVICE. */
    private static final SettingValue PERMISSIONS = SettingValue.of(Setting.SECURITY_DESCRIPTOR, HexFormat.of()
            .parseHex("0100049000000000000000000000000014000000" + "0200300002000000"
                    + "00001400ff011f00010100000000000512000000" + "0000140089001200010100000000000514000000"));
    private static final Pattern THUMBPRINT = Pattern.compile("(?i)\\\\Certificates\\\\([0-9a-f]{40})]");
    /** Of the answers that come one behind the other, the first is lost, and then each of so many. */
    private static final int STRIDE = 13;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Where a wire is cut. */
    @FunctionalInterface
    private interface Cut {
        void at(CutWire wire, int step, Repair.Progress now);
    }

    @TempDir
    private Path folder;
    @TempDir
    private Path journalFolder;
    private Samba samba;
    private ServiceControl services;
    private CutWire wire;
    private BoundKey key;
    private HostSettings settings;
    private Repairs repairs;
    private Set<ProcessHandle> idle;
    private HostState before;
    private HostState planned;
    private RepairPlan plan;

    @BeforeEach
    void start() throws Exception {
        samba = Samba.start(folder, ServiceControl.OPTION);
        services = ServiceControl.start(samba.folder()).withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        wire = CutWire.to(samba);
        key = BoundKey.in(samba.folder());
        samba.folder().own(Files.writeString(key.file().resolveSibling("second"), "second"));
        samba.folder().importRegistry("[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]\n"
                + "\"fDenyTSConnections\"=dword:00000001\n\"Odd\"=hex:25,00,41\n"
                + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"
                + "\"SystemRoot\"=\"C:\\\\ProgramData\"\n");
        Credentials credentials = new Credentials();
        credentials.add("admin", Sessions.administrator());
        settings = new HostSettings(new HostSessions(credentials, List.of(new SmbAccess())));
        repairs = new CutHost(changes(), () -> Files.exists(key.file())).repairs(settings);
        idle = samba.children();
        before = state();
        plan = repairs.plan(look(), Progress.SILENT).plans().getFirst();
        planned();
    }

    @AfterEach
    void end() throws IOException {
        if (samba != null) {
            wire.close();
            services.close();
            samba.close();
        }
    }

    private FixPlan changes() throws Exception {
        return FixPlan.of(CutHost.CAUSE, "all", FixPlan.Security.SAME).settlingWithin(Duration.ZERO)
                .then(set("registry:" + TERMINAL + "\\fDenyTSConnections", SettingValue.dword(0)))
                .then(set("registry:" + TERMINAL + "\\Odd", SettingValue.ABSENT))
                .then(set("registry:" + TERMINAL + "\\New\\Deep\\Value", SettingValue.text("new")))
                .then(set("acl:" + HostState.KEYS + "second", PERMISSIONS))
                .then(new Change.Move(HostState.KEYS + BoundKey.FILE, HostState.KEYS + BoundKey.FILE + ".bak"))
                .then(new Change.Act(Change.Action.REMOVE_CERTIFICATE, thumbprint(), "It is gone."))
                .then(set("service:TermService", SettingValue.dword(2)))
                .then(new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "It runs."));
    }

    private static Change set(String target, SettingValue after) {
        return new Change.Set(target, Optional.empty(), after);
    }

    private String thumbprint() throws IOException {
        String all = String.join("\n", samba.folder().exportRegistry("HKLM\\SOFTWARE\\Microsoft"));
        return THUMBPRINT.matcher(all).results().map(found -> found.group(1).toLowerCase(Locale.ROOT)).findFirst()
                .orElseThrow(() -> new AssertionError(all));
    }

    private Target target() {
        return Target.of(wire.address().getHostAddress(), 3389);
    }

    private Request look() {
        return Repairs.look(target(), WAY, LIMIT);
    }

    private Journals journals() {
        return new Journals(journalFolder);
    }

    private Manner cut(Cut cut) {
        return new Manner("a tester", (all, step, now) -> cut.at(wire, step, now));
    }

    private Manner whole() {
        return cut((all, step, now) -> { });
    }

    /** Behind all that is done for connections that were cut: what a host had open for them is closed by then. */
    private HostState state() throws Exception {
        assertTrue(Await.until(LIMIT, () -> idle.containsAll(samba.children())));
        try (SettingSession session = settings.open(Target.of(samba.address().getHostAddress(), 3389), WAY,
                SocketFactory.getDefault(), LIMIT);
                HostSession inside = Sessions.open(samba, Sessions.administrator())) {
            return HostState.of(samba.folder(), services, path -> session.now("dacl:" + path) + " "
                    + Sessions.value(inside.files().security(path)).orElseThrow().sddl());
        }
    }

    private Repair apply(Manner manner) throws Exception {
        return repairs.apply(plan, look(), journals(), manner, Progress.SILENT);
    }

    private Repair resume(Repair repair, Manner manner) throws Exception {
        return repairs.resume(repair.id(), look(), journals(), manner, Progress.SILENT);
    }

    private Repair undo(Repair repair, Manner manner) throws Exception {
        return repairs.undo(repair.id(), WAY, journals(), manner);
    }

    /** What a repair makes of it that nobody cuts. */
    private void planned() throws Exception {
        Repair repair = apply(whole());
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        planned = state();
        assertNotEquals(before, planned);
        undone(repair);
    }

    private void undone(Repair repair) throws Exception {
        Repair undone = undo(repair, whole());
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(before, state(), () -> undone.progress() + " " + undone.why());
    }

    /** It is neither done nor taken back, and says so. */
    private Repair isCut(Repair repair) throws Exception {
        assertEquals(Outcome.NOT_UNDONE, repair.outcome(), repair.why());
        return mended(repair);
    }

    private Repair mended(Repair repair) throws Exception {
        assertTrue(wire.mend());
        assertTrue(Await.until(LIMIT, () -> idle.containsAll(samba.children())));
        return repair;
    }

    private static Cut where(int step, Repair.Progress progress) {
        return (wire, number, now) -> {
            if (number == step && now == progress) {
                wire.cut();
            }
        };
    }

    /** Before the step is done, and behind it. */
    private List<Cut> everywhere(Repair.Progress before, Repair.Progress behind) {
        return IntStream.range(0, plan.steps().size()).boxed()
                .flatMap(step -> Stream.of(where(step, before), where(step, behind))).toList();
    }

    @Test
    void cutAtEveryStepItIsUndone() throws Exception {
        for (Cut cut : everywhere(Repair.Progress.DOING, Repair.Progress.DONE)) {
            undone(isCut(apply(cut(cut))));
        }
    }

    @Test
    void cutAtEveryStepItIsGoneOnWith() throws Exception {
        for (Cut cut : everywhere(Repair.Progress.DOING, Repair.Progress.DONE)) {
            confirmed(resume(isCut(apply(cut(cut))), whole()));
        }
    }

    private void confirmed(Repair repair) throws Exception {
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(planned, state());
        undone(repair);
    }

    @Test
    void cutAtEveryStepOfItsWayBackItIsUndoneOrDoneAgain() throws Exception {
        for (Cut cut : everywhere(Repair.Progress.UNDOING, Repair.Progress.TAKEN_BACK)) {
            undone(isCut(undo(apply(whole()), cut(cut))));
            confirmed(resume(isCut(undo(apply(whole()), cut(cut))), whole()));
        }
    }

    /** Behind all steps there is one more question, which machine was looked at; without its answer none is proven. */
    private Repair isCutOrUnasked(Repair repair) throws Exception {
        if (repair.outcome() != Outcome.APPLIED) {
            return isCut(repair);
        }
        assertTrue(repair.why().startsWith("A look does not find the cause any more, and the machine to which it came "
                + "could not be asked"), repair.why());
        return mended(repair);
    }

    /** What was asked is done, and nobody hears of it. */
    @Test
    void whicheverAnswerIsLostItIsUndoneOrGoneOnWith() throws Exception {
        boolean cut = true;
        int lost = 0;
        for (; cut; lost += STRIDE) {
            Repair repair = apply(cut(lostBehind(lost)));
            cut = repair.outcome() != Outcome.CONFIRMED;
            if (!cut) {
                wire.mend();
                undone(repair);
            } else if (lost % 2 == 0) {
                undone(isCutOrUnasked(repair));
            } else {
                confirmed(resume(isCutOrUnasked(repair), whole()));
            }
        }
        assertTrue(lost > plan.steps().size() * STRIDE, "answers: " + lost);
    }

    private static Cut lostBehind(int answers) {
        return (wire, step, now) -> {
            if (step == 0 && now == Repair.Progress.DOING) {
                wire.cutBehind(answers);
            }
        };
    }
}
