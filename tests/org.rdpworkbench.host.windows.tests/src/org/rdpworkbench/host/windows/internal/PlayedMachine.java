// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Setting;

/** A played machine on which all is there that the settings name, and on which each function does its work. */
final class PlayedMachine {

    private static final long NO_FILE = -1;
    static final Computer ANOTHER = new Computer("srv1");
    static final Setting VALUE = new Setting.Value("HKLM\\One\\Two", "x");
    static final Setting KEY = new Setting.Key("HKLM\\One\\Two");
    static final Setting START = new Setting.Start("TermService");
    static final Setting STATE = new Setting.State("TermService");
    static final Setting PLACE = new Setting.Place("C:\\keys\\one", "C:\\keys\\two");
    static final Setting DACL = new Setting.Dacl("C:\\keys\\one");
    /** The other path of the place. */
    static final SettingValue OTHER = SettingValue.text("C:\\keys\\two");
    /** The permissions of the file: D:PAI(A;;FA;;;SY)(A;;FR;;;NS). */
    static final SettingValue KEPT = dacl("0494");

    final Played played = new Played();
    /** The handles that are open. */
    final Set<Long> open = new TreeSet<>();
    /** With which access whatever was opened, in order. */
    final List<String> accesses = new ArrayList<>();
    /** The arguments of all calls that write, in order. */
    final List<Object[]> written = new ArrayList<>();
    /** Whether the file of the place is at its other path. */
    boolean atOther;
    private long last = 100;

    PlayedMachine() {
        works();
    }

    /** These permissions with that Control, in hex. */
    static SettingValue dacl(String control) {
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, HexFormat.of().parseHex("0100" + control
                + "000000000000000000000000" + "14000000" + "0200300002000000"
                + "00001400ff011f00" + "010100000000000512000000" + "0000140089001200" + "010100000000000514000000"));
    }

    /** Each function does its work again. */
    void works() {
        registry();
        services();
        files();
    }

    /** A function is refused. */
    void refuses(String function) {
        if (function.startsWith("Reg")) {
            played.on(function, arguments -> Win32.ACCESS_DENIED);
        } else {
            Object nothing = function.equals("CreateFileW") ? (Object) NO_FILE
                    : function.startsWith("Open") ? (Object) 0L : false;
            played.failing(function, nothing, Win32.ACCESS_DENIED);
        }
    }

    HostSession session(Computer computer) throws InterruptedException {
        return new WindowsSession(computer, Duration.ofSeconds(20)).load(played::windows).value().orElseThrow();
    }

    /** A new handle. */
    long opened(Object access) {
        accesses.add("%x".formatted(access));
        open.add(++last);
        return last;
    }

    private boolean closed(Object handle) {
        assertTrue(open.remove(handle), "it was not open");
        return true;
    }

    private void registry() {
        played.on("RegConnectRegistryW", arguments -> key(arguments[2], 0))
                .on("RegOpenKeyExW", arguments -> key(arguments[4], arguments[3]))
                .on("RegCreateKeyExW", arguments -> key(arguments[7], arguments[5]))
                .on("RegQueryValueExW", arguments -> Win32.FILE_NOT_FOUND)
                .on("RegQueryInfoKeyW", arguments -> Win32.SUCCESS)
                .on("RegCloseKey", arguments -> closed(arguments[0]) ? Win32.SUCCESS : Win32.ACCESS_DENIED);
        for (String writes : List.of("RegSetValueExW", "RegDeleteValueW", "RegDeleteKeyExW")) {
            played.on(writes, arguments -> write(arguments, Win32.SUCCESS));
        }
    }

    private void services() {
        played.on("OpenSCManagerW", arguments -> opened(arguments[2]))
                .on("OpenServiceW", arguments -> opened(arguments[2])).on("QueryServiceStatusEx", arguments -> true)
                .on("QueryServiceConfigW", arguments -> true)
                .on("CloseServiceHandle", arguments -> closed(arguments[0]));
        for (String writes : List.of("ChangeServiceConfigW", "StartServiceW", "ControlService")) {
            played.on(writes, arguments -> write(arguments, true));
        }
    }

    private void files() {
        played.failing("LookupPrivilegeValueW", false, Win32.ACCESS_DENIED).on("CreateFileW", arguments -> {
            assertEquals(0x0220_0000, arguments[5], "a link is opened itself");
            String name = arguments[0].toString();
            if (name.endsWith(atOther ? "one" : "two")) {
                Native.setLastError(Win32.FILE_NOT_FOUND);
                return NO_FILE;
            }
            return opened(arguments[1]);
        }).on("GetFileInformationByHandleEx", arguments -> true).on("GetKernelObjectSecurity", arguments -> {
            byte[] descriptor = HexFormat.of().parseHex(KEPT.hex());
            System.arraycopy(descriptor, 0, arguments[2], 0, descriptor.length);
            ((int[]) arguments[4])[0] = descriptor.length;
            return true;
        }).on("CloseHandle", arguments -> closed(arguments[0]));
        for (String writes : List.of("MoveFileExW", "SetKernelObjectSecurity")) {
            played.on(writes, arguments -> write(arguments, true));
        }
    }

    private int key(Object result, Object access) {
        ((long[]) result)[0] = opened(access);
        return Win32.SUCCESS;
    }

    private Object write(Object[] arguments, Object result) {
        written.add(arguments);
        return result;
    }
}
