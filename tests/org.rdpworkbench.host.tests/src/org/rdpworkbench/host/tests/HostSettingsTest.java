// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Setting;

/** How changes become steps, and steps settings of a host. */
final class HostSettingsTest {

    private static final WayIn WAY = new WayIn("memory", Optional.empty());
    private static final SettingValue ZERO = SettingValue.dword(0);
    private static final SettingValue ONE = SettingValue.dword(1);

    private final SettableHost host = new SettableHost();
    private final Map<String, String> environment = new HashMap<>();
    private final HostSettings store = new HostSettings(new HostSessions(new Credentials(), List.of(host)),
            environment::get);

    private SettingSession open() throws Exception {
        return store.open(Target.of("127.0.0.1", 3389), WAY, SocketFactory.getDefault(), Duration.ofSeconds(5));
    }

    private List<Step> steps(Change change) throws Exception {
        try (SettingSession session = open()) {
            return session.steps(change);
        }
    }

    private String refused(Change change) {
        return assertThrows(SettingException.class, () -> steps(change)).getMessage();
    }

    private static Change set(String target, SettingValue after) {
        return new Change.Set(target, Optional.empty(), after);
    }

    private static Change act(Change.Action action, String subject) {
        return new Change.Act(action, subject, "It is so.");
    }

    @Test
    void itIsOpenedByInstalledWays() {
        assertTrue(store.reaches(WAY));
        assertFalse(store.reaches(new WayIn("smb", Optional.of("admin"))));
    }

    /** The names that Windows gives to sessions; that it does was not seen on Windows. */
    @Test
    void whoeverSitsBeforeTheMachineOverRemoteDesktopRestsOnThat() throws Exception {
        host.itself = true;
        assertEquals(Set.of(), open().services(), "a service has no such variable");
        environment.put("SESSIONNAME", "Console");
        assertEquals(Set.of(), open().services());
        environment.put("SESSIONNAME", "RDP-Tcp#3");
        assertEquals(Set.of("TermService"), open().services());
        assertEquals("the workbench runs in a Remote Desktop session of that machine, so do it at the console or from "
                + "another machine", open().otherWay());
    }

    @Test
    void whoeverComesFromElsewhereRestsOnWhatAnswers() throws Exception {
        environment.put("SESSIONNAME", "RDP-Tcp#3");
        assertEquals(Set.of("LanmanServer", "RemoteRegistry", "SamSs", "RpcSs"), open().services(),
                "it is a session of another machine");
        assertEquals("repair that at the machine itself", open().otherWay());
    }

    @Test
    void aMachineHasAGuidAndAName() throws Exception {
        String unnamed = assertThrows(SettingException.class, () -> open().machine()).getMessage();
        assertEquals("The host does not say which machine it is, so nothing is changed there.", unnamed);
        host.having("value:HKLM\\SOFTWARE\\Microsoft\\Cryptography\\\\MachineGuid", SettingValue.text("g"))
                .having("value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName"
                        + "\\\\ComputerName", SettingValue.text("SRV1"));
        assertEquals("g/SRV1", open().machine());
    }

    /** A look that went to some addresses, or did not come to look for one. */
    private record Look(Target target, Optional<TcpConnect> connect) implements CaseFile {

        @Override
        public Instant began() {
            return Instant.EPOCH;
        }

        @Override
        public <F extends Record & Fact> Optional<F> find(FactType<F> type, Vantage vantage) {
            return connect.map(type.record()::cast);
        }

        @Override
        public Evidence evidence(FactType<?> type, Vantage vantage) {
            throw new AssertionError("asked why there is none");
        }
    }

    private String openedAt(String name, MeantHost meant) throws Exception {
        store.open(Target.of(name, 3389), WAY, meant, SocketFactory.getDefault(), Duration.ofSeconds(5)).close();
        return host.addresses.getLast().toString();
    }

    private static MeantHost lookedAt(ConnectOutcome first, ConnectOutcome second) {
        return new MeantHost.LookedAt(new Look(Target.of("farm.example", 3389), Optional.of(new TcpConnect(List.of(
                new ToAddress("192.0.2.1", 3389, first, 1, ""), new ToAddress("192.0.2.2", 3389, second, 1, ""))))));
    }

    /** Nothing is looked up for that: the name has no address here. */
    @Test
    void itIsOpenedWhereALookWentInside() throws Exception {
        assertEquals("farm.example/192.0.2.2", openedAt("farm.example",
                lookedAt(ConnectOutcome.REFUSED, ConnectOutcome.CONNECTED)));
        assertEquals("farm.example/192.0.2.1", openedAt("farm.example",
                lookedAt(ConnectOutcome.REFUSED, ConnectOutcome.TIMED_OUT)));
        MeantHost nowhere = new MeantHost.LookedAt(new Look(Target.of("127.0.0.1", 3389), Optional.empty()));
        assertEquals("/127.0.0.1", openedAt("127.0.0.1", nowhere));
    }

    /** At one address there is no choice; the engine compares, and says which machine it wants. */
    @Test
    void atTheOnlyAddressItIsOpenedWhateverMachineIsThere() throws Exception {
        assertEquals("/127.0.0.1", openedAt("127.0.0.1", new MeantHost.Known(machine -> false,
                Optional.empty())));
    }

    @Test
    void aSessionSaysWhereItIs() throws Exception {
        assertEquals(Optional.of("127.0.0.1"), open().address());
    }

    @Test
    void keysThatAreNotThereAreMadeFirst() throws Exception {
        host.having("key:HKLM\\A", Setting.THERE);
        assertEquals(List.of(new Step("key:HKLM\\A\\B", SettingValue.ABSENT, Setting.THERE),
                new Step("key:HKLM\\A\\B\\C", SettingValue.ABSENT, Setting.THERE),
                new Step("value:HKLM\\A\\B\\C\\\\x", SettingValue.ABSENT, ONE)),
                steps(set("registry:HKLM\\A\\B\\C\\x", ONE)));
        assertEquals(List.of(), steps(set("registry:HKLM\\A\\B\\C\\x", SettingValue.ABSENT)), "it is absent already");
    }

    @Test
    void whatIsAsWantedTakesNoStep() throws Exception {
        host.having("key:HKLM\\A\\B", Setting.THERE).having("value:HKLM\\A\\B\\\\x", ONE);
        assertEquals(List.of(), steps(set("registry:HKLM\\A\\B\\x", ONE)));
        assertEquals(List.of(new Step("value:HKLM\\A\\B\\\\x", ONE, ZERO)), steps(set("registry:HKLM\\A\\B\\x", ZERO)));
    }

    @Test
    void whatTheLookSawDifferentlyIsRefused() {
        host.having("key:HKLM\\A\\B", Setting.THERE).having("value:HKLM\\A\\B\\\\x", ONE);
        assertEquals("registry:HKLM\\A\\B\\x holds 1 and not 0, as the look saw it: it was changed meanwhile.",
                refused(new Change.Set("registry:HKLM\\A\\B\\x", Optional.of(ZERO), SettingValue.dword(2))));
    }

    @Test
    void servicesStartAndAFileHasPermissionsOnlyWhereTheyAre() throws Exception {
        assertEquals("service:Term is not there.", refused(set("service:Term", ONE)));
        assertEquals("acl:C:\\a is not there.", refused(set("acl:C:\\a",
                SettingValue.of(Setting.SECURITY_DESCRIPTOR, new byte[20]))));
        host.having("start:Term", SettingValue.dword(4));
        assertEquals(List.of(new Step("start:Term", SettingValue.dword(4), SettingValue.dword(3))),
                steps(set("service:Term", SettingValue.dword(3))));
    }

    @Test
    void aFileIsMovedFromWhereItIs() throws Exception {
        Change move = new Change.Move("C:\\a\\b", "C:\\a\\b.old");
        assertEquals("C:\\a\\b is not there.", refused(move));
        SettingValue anything = SettingValue.of(Setting.SECURITY_DESCRIPTOR, new byte[20]);
        host.having("dacl:C:\\a\\b", anything);
        assertEquals(List.of(new Step("aside:C:\\a\\b|C:\\a\\b.old", SettingValue.text("C:\\a\\b"),
                SettingValue.text("C:\\a\\b.old"))), steps(move));
        host.having("dacl:C:\\a\\b.old", anything);
        assertEquals("C:\\a\\b.old is there already.", refused(move));
    }

    @Test
    void aFolderIsMadeOnlyWhereThereIsNone() throws Exception {
        Change make = set("folder:C:\\a\\b", KeyFile.FOLDER_AS_MADE);
        Step step = new Step("folder:C:\\a\\b", SettingValue.ABSENT, KeyFile.FOLDER_AS_MADE);
        assertEquals(List.of(step), steps(make));
        host.having("folder:C:\\a\\b", KeyFile.FOLDER_AS_MADE);
        assertEquals(List.of(), steps(make));
        assertEquals("The folder C:\\a\\b is there already.", refused(set("folder:C:\\a\\b", SettingValue.ABSENT)));
        host.having("folder:C:\\a\\b", SettingValue.of(Setting.SECURITY_DESCRIPTOR, new byte[20]));
        assertEquals("The folder C:\\a\\b is there already.", refused(make));
    }

    @Test
    void whatNeedsAServiceStopsBeforeItAndStartsBehindIt() throws Exception {
        host.having("state:Term", Setting.State.RUNNING).having("state:UmRdp", Setting.State.RUNNING)
                .having("state:Idle", Setting.State.STOPPED);
        host.dependents.put("Term", List.of("UmRdp", "Idle"));
        Change restart = act(Change.Action.RESTART_SERVICE, "Term");
        assertEquals(List.of("state:UmRdp", "state:Term", "state:Term", "state:UmRdp"),
                steps(restart).stream().map(Step::setting).toList());
        assertEquals(List.of(Setting.State.STOPPED, Setting.State.STOPPED, Setting.State.RUNNING,
                Setting.State.RUNNING), steps(restart).stream().map(Step::after).toList());
        assertEquals(List.of(), steps(act(Change.Action.START_SERVICE, "Term")));
    }

    @Test
    void whatRunsAndIsDisabledIsNotStoppedToBeStartedAgain() throws Exception {
        host.having("state:Term", Setting.State.RUNNING).having("state:UmRdp", Setting.State.RUNNING)
                .having("start:Term", SettingValue.dword(3)).having("start:UmRdp", SettingValue.dword(4));
        host.dependents.put("Term", List.of("UmRdp"));
        assertEquals("The service UmRdp runs and is set to Disabled, so that nobody could start it again once it is "
                + "stopped: change its start type first.", refused(act(Change.Action.RESTART_SERVICE, "Term")));
        assertEquals(2, steps(act(Change.Action.STOP_SERVICE, "Term")).size(), "nobody wants it on again");
        host.having("state:UmRdp", Setting.State.STOPPED);
        assertEquals(2, steps(act(Change.Action.RESTART_SERVICE, "Term")).size(), "it stays off");
    }

    @Test
    void aServiceThatIsStoppedIsStarted() throws Exception {
        host.having("state:Term", Setting.State.STOPPED);
        List<Step> start = List.of(new Step("state:Term", Setting.State.STOPPED, Setting.State.RUNNING));
        assertEquals(start, steps(act(Change.Action.START_SERVICE, "Term")));
        assertEquals(start, steps(act(Change.Action.RESTART_SERVICE, "Term")));
        assertEquals(List.of(), steps(act(Change.Action.STOP_SERVICE, "Term")));
        assertEquals("The host has no service Nothing.", refused(act(Change.Action.START_SERVICE, "Nothing")));
        host.having("state:Term", SettingValue.dword(3));
        assertEquals("The service Term is starting or stopping; wait until it is done.",
                refused(act(Change.Action.START_SERVICE, "Term")));
    }

    @Test
    void aCertificateIsTakenOutOfTheStoreOfThoseThatTheHostMadeItself() throws Exception {
        String thumbprint = "ab".repeat(20);
        String key = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop\\Certificates\\"
                + "AB".repeat(20);
        Change remove = act(Change.Action.REMOVE_CERTIFICATE, thumbprint);
        assertEquals(List.of(), steps(remove), "it is not there");
        SettingValue blob = SettingValue.of("REG_BINARY", new byte[] {1, 2});
        host.having("key:" + key, Setting.THERE).having("value:" + key + "\\\\Blob", blob);
        assertEquals(List.of(new Step("value:" + key + "\\\\Blob", blob, SettingValue.ABSENT),
                new Step("key:" + key, Setting.THERE, SettingValue.ABSENT)), steps(remove));
    }

    private void key(String path, List<String> subkeys, Map<String, SettingValue> values) {
        host.keys.put(path, new RegistryKey(path, Optional.empty(), subkeys, values));
    }

    /** All that is there goes into the step, as the registry editor would write it. */
    @Test
    void winsockIsResetAtTheMachineItselfAndItsCatalogueKept() throws Exception {
        String parameters = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters";
        Change reset = act(Change.Action.RESET_WINSOCK, "");
        assertTrue(refused(reset).startsWith("Winsock is reset only at the machine itself"));
        host.itself = true;
        key(parameters, List.of("Sub"), Map.of("Odd \\ \"name\"", SettingValue.dword(0x1234)));
        key(parameters + "\\Sub", List.of(), Map.of("", SettingValue.registry(0x20, new byte[] {1}),
                "None", SettingValue.of("REG_BINARY", new byte[0])));
        Step step = steps(reset).getFirst();
        assertEquals("winsock:catalog", step.setting());
        assertEquals(Step.Kind.ONCE, step.kind());
        String root = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters";
        assertEquals(String.join("\r\n", "Windows Registry Editor Version 5.00", "", root + "]",
                "\"Odd \\\\ \\\"name\\\"\"=hex(4):34,12,00,00", "", root + "\\Sub]", "@=hex(20):01",
                "\"None\"=hex(3):", ""), new String(HexFormat.of().parseHex(step.before().hex()),
                        StandardCharsets.UTF_8));
        try (SettingSession session = open()) {
            assertEquals(step.before(), session.now(step.setting()));
            session.put(step.setting(), step.after());
            assertEquals(List.of("winsock:catalog"), host.put);
        }
        key(parameters, List.of(), Map.of("Large", SettingValue.of("REG_BINARY", new byte[1 << 20])));
        assertTrue(refused(reset).contains("larger than can be kept"));
    }

    private void named(String key, String name) {
        host.having("value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\" + key + "\\\\ComputerName",
                SettingValue.text(name));
    }

    @Test
    void aHostIsRestartedAndMayBeCalledOtherwiseThen() throws Exception {
        named("ActiveComputerName", "SRV1");
        SettingValue before = SettingValue.text("/SRV1");
        assertEquals(List.of(new Step("restart:host", before, before, Step.Kind.RESTART)),
                steps(act(Change.Action.RESTART_HOST, "")));
        named("ComputerName", "SRV2");
        assertEquals(List.of(new Step("restart:host", before, SettingValue.text("/SRV2"), Step.Kind.RESTART)),
                steps(act(Change.Action.RESTART_HOST, "")));
        try (SettingSession session = open()) {
            assertEquals(before, session.now("restart:host"));
            session.put("restart:host", SettingValue.text("/SRV2"));
            assertEquals(List.of("restart:host"), host.put);
            assertEquals(before, session.now("restart:host"), "nobody waits for it here");
        }
    }

    @Test
    void aHostThatIsGoingDownAlreadyDoesNotRefuse() throws Exception {
        try (SettingSession session = open()) {
            host.refusing = Optional.of("0x45B");
            session.put("restart:host", SettingValue.text("/SRV1"));
            assertThrows(SettingException.class, () -> session.put("state:Term", Setting.State.STOPPED));
            host.refusing = Optional.of("0x5");
            assertThrows(SettingException.class, () -> session.put("restart:host", SettingValue.text("/SRV1")));
        }
    }

    /** By the clock of this machine, whatever the host's own shows. */
    @Test
    void aHostSaysWhenItWasStarted() throws Exception {
        Instant here = Instant.parse("2026-11-28T12:00:00Z");
        host.clock = new ClockReading(here.plusSeconds(3_600), here.minusSeconds(1), here.plusSeconds(1), 0,
                Optional.of(Duration.ofMinutes(5)));
        try (SettingSession session = open()) {
            assertEquals(here.minus(Duration.ofMinutes(5)), session.started());
            host.clock = new ClockReading(here, here, here, 0);
            assertTrue(assertThrows(SettingException.class, session::started).getMessage()
                    .startsWith("The host does not say when it was started"));
        }
    }

    @Test
    void whatIsPutIsReadBack() throws Exception {
        try (SettingSession session = open()) {
            session.put("value:HKLM\\A\\\\x", ONE);
            assertEquals(ONE, session.now("value:HKLM\\A\\\\x"));
        }
        assertEquals(List.of("value:HKLM\\A\\\\x"), host.put);
    }
}
