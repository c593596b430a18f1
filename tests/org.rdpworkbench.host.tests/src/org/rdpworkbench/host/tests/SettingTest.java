// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.host.Setting;

class SettingTest {

    @Test
    void aTextSaysAllOfIt() {
        for (Setting setting : List.<Setting>of(new Setting.Value("HKLM\\SYSTEM\\X", "fDenyTSConnections"),
                new Setting.Value("HKLM\\SYSTEM\\X", ""), new Setting.Value("HKU\\.DEFAULT\\X", "a\\b"),
                new Setting.Key("HKLM\\SOFTWARE\\a b"), new Setting.Start("TermService"),
                new Setting.State("Session$Env"), new Setting.Place("C:\\a\\b", "C:\\a\\b.bak"),
                new Setting.Dacl("C:\\ProgramData\\x"),
                new Setting.Folder("C:\\ProgramData\\y"), new Setting.Restart(), new Setting.Winsock())) {
            assertEquals(setting, Setting.parse(setting.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "value:HKLM\\X", "key:HKCR\\x", "key:HKLM", "start:a b", "state:", "place:C:\\a",
        "place:C:\\a|D:\\b", "dacl:C:\\a\\..\\b", "value:HKLM\\X\\\\a\u0000", "dacl:\\\\x\\y",
        "dacl:C:\\a*", "folder:C:\\", "folder:x", "dacl:C:\\", "file:C:\\a", "restart:", "restart:x", "winsock:x"})
    void whatIsNoSettingIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Setting.parse(text));
    }
}
