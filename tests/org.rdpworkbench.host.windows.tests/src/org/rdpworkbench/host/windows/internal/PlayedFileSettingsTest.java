// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.ANOTHER;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.DACL;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.KEPT;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.OTHER;
import static org.rdpworkbench.host.windows.internal.PlayedMachine.PLACE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/** How files are moved and their permissions put, of which Wine keeps none. */
class PlayedFileSettingsTest {

    private final PlayedMachine machine = new PlayedMachine();

    @Test
    void aFileIsMovedByItsPathOnThatMachineAndNotTwice() throws Exception {
        try (HostSession session = machine.session(ANOTHER)) {
            session.settings().put(PLACE, OTHER);
            assertEquals(List.of("\\\\?\\UNC\\srv1\\C$\\keys\\one", "\\\\?\\UNC\\srv1\\C$\\keys\\two", "0"),
                    Arrays.stream(machine.written.getFirst()).map(Object::toString).toList());
            machine.atOther = true;
            assertEquals(Answer.of(OTHER), session.settings().get(PLACE));
            assertEquals(Answer.of(OTHER), session.settings().may(PLACE, OTHER));
            assertEquals(Answer.of(OTHER), session.settings().put(PLACE, OTHER));
        }
        assertEquals(1, machine.written.size());
    }

    /** Directory of FILE_STANDARD_INFO. */
    @Test
    void theSameOfAFolderIsRefused() throws Exception {
        machine.played.on("GetFileInformationByHandleEx", arguments -> {
            ((byte[]) arguments[2])[21] = 1;
            return true;
        });
        Answer<SettingValue> refused = Answer.none(Obstacle.UNSUPPORTED, "CreateFileW", "a folder is there");
        try (HostSession session = machine.session(Computer.ITSELF)) {
            assertEquals(refused, session.settings().get(DACL));
            assertEquals(refused, session.settings().may(DACL, KEPT));
            assertEquals(refused, session.settings().put(DACL, KEPT));
        }
        assertEquals(List.of(), machine.written);
        assertEquals(Set.of(), machine.open);
    }

    private void assertWritten(int call, int information, String control) {
        assertEquals(information, machine.written.get(call)[1]);
        assertEquals(PlayedMachine.dacl(control),
                SettingValue.of(KEPT.kind(), (byte[]) machine.written.get(call)[2]));
    }

    /** That entries were inherited is kept only where SE_DACL_AUTO_INHERIT_REQ asks for it. */
    @Test
    void permissionsArePutByteByByteWithWhatKeepsTheirBits() throws Exception {
        try (HostSession session = machine.session(Computer.ITSELF)) {
            for (String control : List.of("0494", "0484", "0480")) {
                SettingValue value = PlayedMachine.dacl(control);
                assertEquals(Answer.of(value), session.settings().put(DACL, value));
            }
        }
        assertWritten(0, 0x8000_0004, "0495");
        assertWritten(1, 0x2000_0004, "0485");
        assertWritten(2, 0x2000_0004, "0480");
        assertEquals(3, machine.written.size());
    }

    /** TOKEN_PRIVILEGES with the numbers that the privileges have here. */
    @Test
    void toRestoreIsTakenToWriteOnly() throws Exception {
        List<String> taken = new ArrayList<>();
        machine.played.on("LookupPrivilegeValueW", arguments -> {
            ((long[]) arguments[2])[0] = arguments[1].toString().equals("SeRestorePrivilege") ? 18 : 17;
            return true;
        }).on("ImpersonateSelf", arguments -> true).on("GetCurrentThread", arguments -> -2L)
                .on("OpenThreadToken", arguments -> {
                    ((long[]) arguments[3])[0] = machine.opened(arguments[1]);
                    return true;
                }).on("AdjustTokenPrivileges", arguments -> taken.add(HexFormat.of().formatHex((byte[]) arguments[2])));
        String backup = "110000000000000002000000";
        String both = "02000000" + backup + "120000000000000002000000";
        try (HostSession session = machine.session(Computer.ITSELF)) {
            session.settings().get(DACL);
            session.settings().may(DACL, KEPT);
            session.settings().put(PLACE, OTHER);
            session.settings().get(PLACE);
        }
        assertEquals(List.of("01000000" + backup, both, both, "01000000" + backup), taken);
        assertEquals(Set.of(), machine.open);
    }
}
