// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.ANOTHER;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.DACL;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.KEPT;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.KEY;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.OTHER;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.PLACE;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.START;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.STATE;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.VALUE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;

/** What is asked of Windows to change a setting, and what becomes of its refusals: Wine grants nearly everything. */
class PlayedSettingsTest {

    /** A value of a setting, and what may fail when it is put. */
    private record Case(Setting setting, SettingValue value, List<String> failing) {}

    private static final List<Case> CASES = List.of(
            new Case(VALUE, SettingValue.dword(1), List.of("RegOpenKeyExW", "RegSetValueExW")),
            new Case(VALUE, SettingValue.ABSENT, List.of("RegOpenKeyExW", "RegDeleteValueW")),
            new Case(KEY, Setting.THERE, List.of("RegOpenKeyExW", "RegCreateKeyExW")),
            new Case(KEY, SettingValue.ABSENT, List.of("RegOpenKeyExW", "RegQueryInfoKeyW", "RegDeleteKeyExW")),
            new Case(START, SettingValue.dword(4), List.of("OpenSCManagerW", "OpenServiceW", "ChangeServiceConfigW")),
            new Case(STATE, Setting.State.RUNNING, List.of("OpenSCManagerW", "OpenServiceW", "StartServiceW")),
            new Case(STATE, Setting.State.STOPPED, List.of("OpenServiceW", "ControlService")),
            new Case(PLACE, OTHER, List.of("CreateFileW", "GetFileInformationByHandleEx", "MoveFileExW")),
            new Case(DACL, KEPT, List.of("CreateFileW", "GetFileInformationByHandleEx",
                    "SetKernelObjectSecurity")));

    private final PlayedMachine machine = new PlayedMachine();

    private void eachFailureIsSaid(Computer computer, Obstacle obstacle) throws Exception {
        try (HostSession session = machine.session(computer)) {
            for (Case one : CASES) {
                assertEquals(Answer.of(one.value()), session.settings().put(one.setting(), one.value()));
                assertEquals(Set.of(), machine.open, one::toString);
                for (String function : one.failing()) {
                    machine.refuses(function);
                    assertEquals(Answer.none(obstacle, function, "0x5"),
                            session.settings().put(one.setting(), one.value()));
                    assertEquals(Set.of(), machine.open, function);
                    machine.works();
                }
            }
        }
    }

    @Test
    void eachRefusalIsSaidAndNothingStaysOpen() throws Exception {
        eachFailureIsSaid(Computer.ITSELF, Obstacle.NOT_ELEVATED);
        assertFalse(machine.played.called.contains("RegConnectRegistryW"));
    }

    @Test
    void eachRefusalOfAnotherMachineIsSaidAndNothingStaysOpen() throws Exception {
        eachFailureIsSaid(ANOTHER, Obstacle.NO_ACCESS);
        assertFalse(machine.played.called.contains("LookupPrivilegeValueW"));
    }

    @Test
    void readingNeedsNoRightToWriteAndLeavesNothingOpen() throws Exception {
        try (HostSession session = machine.session(Computer.ITSELF)) {
            for (Setting setting : List.of(VALUE, KEY, START, STATE, PLACE, DACL)) {
                session.settings().get(setting).value().orElseThrow();
            }
            assertEquals(Answer.of(KEPT), session.settings().get(DACL));
            Map<Setting, String> reading = Map.of(VALUE, "RegQueryValueExW", START, "QueryServiceConfigW",
                    STATE, "QueryServiceStatusEx", DACL, "GetKernelObjectSecurity");
            for (Map.Entry<Setting, String> reads : reading.entrySet()) {
                machine.refuses(reads.getValue());
                assertEquals(Answer.none(Obstacle.NOT_ELEVATED, reads.getValue(), "0x5"),
                        session.settings().get(reads.getKey()));
            }
        }
        assertEquals(Set.of(), machine.open);
        assertEquals(Set.of("109", "1", "4", "5", "100080", "20000"), Set.copyOf(machine.accesses));
    }

    /** With the rights that each change takes, and not by a try. */
    @Test
    void whetherItMayBeIsAskedByOpeningAlone() throws Exception {
        Map<Case, List<String>> rights = Map.of(CASES.get(0), List.of("102"), CASES.get(1), List.of("102"),
                CASES.get(2), List.of("104"), CASES.get(3), List.of("10100"), CASES.get(4), List.of("5", "2"),
                CASES.get(5), List.of("5", "10"), CASES.get(6), List.of("5", "20"),
                CASES.get(7), List.of("100080", "10000", "2"), CASES.get(8), List.of("60000"));
        try (HostSession session = machine.session(Computer.ITSELF)) {
            for (Case one : CASES) {
                machine.accesses.clear();
                assertEquals(Answer.of(one.value()), session.settings().may(one.setting(), one.value()));
                assertEquals(rights.get(one), machine.accesses, one::toString);
            }
        }
        assertEquals(Set.of(), machine.open);
        assertEquals(List.of(), machine.written);
    }

    @Test
    void aFileIsHeldUntilTheEndAndNotWhereItCannotBeWritten() throws Exception {
        machine.played.on("CreateFileW", arguments -> machine.opened(arguments[1]));
        machine.refuses("WriteFile");
        try (HostSession session = machine.session(Computer.ITSELF)) {
            assertEquals(Answer.none(Obstacle.NOT_ELEVATED, "WriteFile", "0x5"),
                    session.settings().hold("C:\\lock", new byte[1]));
            assertEquals(Set.of(), machine.open);
            machine.played.on("WriteFile", arguments -> true);
            assertEquals(Answer.of(Optional.empty()), session.settings().hold("C:\\lock", new byte[1]));
            assertEquals(1, machine.open.size());
        }
        assertEquals(Set.of(), machine.open);
    }

    @Test
    void nothingButTheStartTypeIsChanged() throws Exception {
        try (HostSession session = machine.session(Computer.ITSELF)) {
            session.settings().put(START, SettingValue.dword(3));
        }
        assertEquals(Arrays.asList(-1, 3, -1, null, null, null, null, null, null, null),
                Arrays.asList(machine.written.getFirst()).subList(1, 11));
    }

    @Test
    void aServiceThatIsSoAlreadyIsFine() throws Exception {
        // ERROR_SERVICE_ALREADY_RUNNING and ERROR_SERVICE_NOT_ACTIVE
        machine.played.failing("StartServiceW", false, 1056).failing("ControlService", false, 1062);
        try (HostSession session = machine.session(Computer.ITSELF)) {
            for (SettingValue state : List.of(Setting.State.RUNNING, Setting.State.STOPPED)) {
                assertEquals(Answer.of(state), session.settings().put(STATE, state));
            }
            // ERROR_DEPENDENT_SERVICES_RUNNING
            machine.played.failing("ControlService", false, 1051);
            assertEquals(Answer.none(Obstacle.OTHER, "ControlService", "0x41B"),
                    session.settings().put(STATE, Setting.State.STOPPED));
        }
    }

    /** To text without a NUL at its end Windows adds the one that it finds behind it. */
    @Test
    void whatLiesBehindAValueIsNoNul() throws Exception {
        try (HostSession session = machine.session(Computer.ITSELF)) {
            session.settings().put(VALUE, SettingValue.of("REG_SZ", new byte[] {97, 0}));
        }
        assertArrayEquals(new byte[] {97, 0, -1, -1}, (byte[]) machine.written.getFirst()[4]);
        assertEquals(2, machine.written.getFirst()[5]);
    }

    private Answer<SettingValue> restarted(Computer computer) throws Exception {
        machine.played.on("InitiateSystemShutdownExW", arguments -> {
            machine.written.add(arguments);
            return true;
        });
        try (HostSession session = machine.session(computer)) {
            return session.settings().put(new Setting.Restart(), KEPT);
        }
    }

    private void assertAsked(Object computer) {
        Object[] asked = machine.written.getFirst();
        assertEquals(Arrays.asList(computer, 60, true, true, 0x8002_0004),
                Arrays.asList(Objects.toString(asked[0], null), asked[2], asked[3], asked[4], asked[5]));
    }

    /** In the machine itself a privilege is taken for it, and that it can be had is known before. */
    @Test
    void theMachineItselfIsRestartedWithAPrivilege() throws Exception {
        Answer<SettingValue> refused = Answer.none(Obstacle.NOT_ELEVATED, "AdjustTokenPrivileges", "0x522");
        assertEquals(refused, restarted(Computer.ITSELF));
        machine.played.on("LookupPrivilegeValueW", arguments -> arguments[1].toString().equals("SeShutdownPrivilege"))
                .on("ImpersonateSelf", arguments -> true).on("GetCurrentThread", arguments -> -2L)
                .on("OpenThreadToken", arguments -> {
                    ((long[]) arguments[3])[0] = machine.opened(0);
                    return true;
                }).failing("AdjustTokenPrivileges", true, Win32.NOT_ALL_ASSIGNED);
        assertEquals(refused, restarted(Computer.ITSELF));
        assertEquals(List.of(), machine.written);
        machine.played.failing("AdjustTokenPrivileges", true, 0);
        assertEquals(Answer.of(KEPT), restarted(Computer.ITSELF));
        assertAsked(null);
        assertEquals(Set.of(), machine.open);
    }

    @Test
    void anotherMachineIsAskedToRestart() throws Exception {
        assertEquals(Answer.of(KEPT), restarted(ANOTHER));
        assertAsked("\\\\srv1");
        // ERROR_SHUTDOWN_IN_PROGRESS
        machine.played.failing("InitiateSystemShutdownExW", false, 1115);
        try (HostSession session = machine.session(ANOTHER)) {
            assertEquals(Answer.of(KEPT), session.settings().may(new Setting.Restart(), KEPT));
            assertEquals(Answer.none(Obstacle.OTHER, "InitiateSystemShutdownExW", "0x45B"),
                    session.settings().put(new Setting.Restart(), KEPT));
        }
        assertFalse(machine.played.called.contains("LookupPrivilegeValueW"));
    }

    private Answer.None<?> reset(Computer computer, WinsockCalls.Program program) {
        return (Answer.None<?>) assertThrows(Unanswered.class,
                () -> new WinsockCalls(computer, program).put(machine.played.windows(), KEPT)).answer();
    }

    /** By the program of that Windows, and only where the account may write there. */
    @Test
    void winsockIsResetByWindowsItself() throws Exception {
        List<List<String>> run = new ArrayList<>();
        WinsockCalls calls = new WinsockCalls(Computer.ITSELF, words -> {
            run.add(words);
            return 0;
        });
        calls.may(machine.played.windows(), KEPT);
        assertEquals(List.of(), run, "asking whether it may be does nothing");
        calls.put(machine.played.windows(), KEPT);
        assertEquals(List.of("winsock", "reset"), run.getFirst().subList(1, 3));
        assertTrue(run.getFirst().getFirst().matches(".+\\\\System32\\\\netsh\\.exe"), run::toString);
        assertEquals(Set.of(), machine.open);
        assertEquals("exit state 1", reset(Computer.ITSELF, words -> 1).code());
        WinsockCalls.Program never = words -> {
            throw new AssertionError("it ran");
        };
        assertEquals(Obstacle.UNSUPPORTED, reset(ANOTHER, never).obstacle());
        machine.refuses("RegOpenKeyExW");
        assertEquals(Obstacle.NOT_ELEVATED, reset(Computer.ITSELF, never).obstacle());
    }
}
