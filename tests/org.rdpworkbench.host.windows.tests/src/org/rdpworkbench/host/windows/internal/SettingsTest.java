// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.wine.Asked;
import org.rdpworkbench.wine.Machine;

/**
 * What of a Windows is changed and put back, by the Java for Windows under Wine: of permissions what a mode of Unix can
 * say, since Wine takes others and loses them.
 */
@EnabledOnOs(OS.LINUX)
class SettingsTest {

    private static final String KEY = "HKLM\\Software\\Workbench";
    private static final Setting.Start START = new Setting.Start("Probe");
    private static final Setting.State STATE = new Setting.State("TermService");

    @TempDir
    private static Path folder;
    private static Machine machine;
    private static Asked asked;

    @BeforeAll
    static void start() throws Exception {
        machine = Machine.in(folder);
        machine.run("wine", "reg", "add", "HKLM\\Software\\Workbench", "/ve", "/d", "default");
        machine.run("wine", "sc", "create", "Probe", "binPath=", "C:\\probe.exe", "start=", "disabled",
                "DisplayName=", "A probe", "obj=", "NT Authority\\LocalService");
        machine.run("wine", "reg", "add", "HKLM\\System\\CurrentControlSet\\Services\\WinSock2\\Parameters", "/f");
        machine.off();
        asked = Questions.in(machine, "127.0.0.1");
        assertEquals("open", asked.first());
    }

    @AfterAll
    static void end() throws Exception {
        if (asked != null) {
            assertEquals("0 threads left", asked.last());
            asked.close();
        }
        if (machine != null) {
            machine.close();
        }
    }

    private static String answer(SettingValue value) {
        return "Value[content=" + value + "]";
    }

    private static String none(String obstacle, String call, String code) {
        return "None[obstacle=" + obstacle + ", call=" + call + ", code=" + code + "]";
    }

    private static String get(Setting setting) throws IOException {
        return asked.answer("get|" + setting);
    }

    private static String may(Setting setting, SettingValue value) throws IOException {
        return asked.answer("may|" + value + "|" + setting);
    }

    private static String put(Setting setting, SettingValue value) throws IOException {
        return asked.answer("put|" + value + "|" + setting);
    }

    /** From what it is to something else and back, without a change by the question whether it may be. */
    private static void changes(Setting setting, SettingValue before, SettingValue after) throws IOException {
        assertEquals(answer(before), get(setting), setting::toString);
        assertEquals(answer(after), may(setting, after), setting::toString);
        assertEquals(answer(before), get(setting), setting::toString);
        puts(setting, after);
        assertEquals(answer(before), may(setting, before), setting::toString);
        puts(setting, before);
    }

    /** A second time nothing is left to do, and that is fine. */
    private static void puts(Setting setting, SettingValue value) throws IOException {
        assertEquals(answer(value), put(setting, value), setting::toString);
        assertEquals(answer(value), get(setting), setting::toString);
        assertEquals(answer(value), put(setting, value), setting::toString);
        assertEquals(answer(value), get(setting), setting::toString);
    }

    /** That its program is found and ends well is all that this shows: Wine's does nothing. */
    @Test
    void winsockIsResetByTheProgramOfThatWindows() throws Exception {
        Setting winsock = new Setting.Winsock();
        SettingValue any = SettingValue.dword(0);
        assertEquals(answer(any), may(winsock, any));
        assertEquals(answer(any), put(winsock, any));
        assertEquals(none("UNSUPPORTED", "netsh winsock reset", "not a value of this setting"), get(winsock));
    }

    /** Also what no program should write: text without its end, or of half a character. */
    @Test
    void valuesOfAllKindsArePutAndTakenAwayByteByByte() throws Exception {
        List<SettingValue> values = List.of(SettingValue.dword(42), SettingValue.text("gr\u00fc\u00df"),
                SettingValue.of("REG_SZ", new byte[] {97, 0}), SettingValue.of("REG_SZ", new byte[] {97, 0, 98}),
                SettingValue.of("REG_SZ", new byte[0]), SettingValue.of("REG_MULTI_SZ", new byte[] {97, 0, 0, 0}),
                SettingValue.of("REG_EXPAND_SZ", new byte[] {37, 0}), SettingValue.of("REG_BINARY", new byte[3_000]),
                SettingValue.of("REG_NONE", new byte[] {1}), SettingValue.registry(0x20, new byte[] {1, 2}),
                SettingValue.registry(0xFFFF_FFFEL, new byte[] {3}));
        Setting setting = new Setting.Value(KEY, "A value");
        for (SettingValue value : values) {
            changes(setting, SettingValue.ABSENT, value);
        }
        changes(new Setting.Value(KEY, ""), SettingValue.text("default"), SettingValue.dword(1));
    }

    /** What Windows' own program sees. */
    @Test
    void whatIsPutIsThereForEverybody() throws Exception {
        Setting setting = new Setting.Value(KEY, "Seen");
        assertEquals(answer(SettingValue.dword(7)), put(setting, SettingValue.dword(7)));
        String seen = machine.run("wine", "reg", "query", "HKLM\\Software\\Workbench", "/v", "Seen");
        assertTrue(seen.matches("(?s).*Seen +REG_DWORD +0x7\\s.*"), seen);
        assertEquals(answer(SettingValue.ABSENT), put(setting, SettingValue.ABSENT));
    }

    @Test
    void aKeyIsMadeOneStepAtATimeAndTakenAwayWhenItIsEmpty() throws Exception {
        Setting one = new Setting.Key(KEY + "\\One");
        Setting two = new Setting.Key(KEY + "\\One\\Two");
        Setting value = new Setting.Value(KEY + "\\One", "x");
        String above = none("UNSUPPORTED", "RegOpenKeyExW", "the key above it is not there");
        assertEquals(above, may(two, Setting.THERE));
        assertEquals(above, put(two, Setting.THERE));
        changes(one, SettingValue.ABSENT, Setting.THERE);
        puts(one, Setting.THERE);
        changes(two, SettingValue.ABSENT, Setting.THERE);
        puts(two, Setting.THERE);
        String notEmpty = none("OTHER", "RegDeleteKeyExW", "it is not empty");
        assertEquals(notEmpty, put(one, SettingValue.ABSENT));
        puts(two, SettingValue.ABSENT);
        puts(value, SettingValue.dword(1));
        assertEquals(notEmpty, put(one, SettingValue.ABSENT));
        assertEquals(answer(SettingValue.dword(1)), get(value));
        puts(value, SettingValue.ABSENT);
        puts(one, SettingValue.ABSENT);
        changes(new Setting.Key("HKLM\\Workbench"), SettingValue.ABSENT, Setting.THERE);
    }

    @Test
    void aServicesStartTypeIsChangedAndNothingElseOfIt() throws Exception {
        String before = asked.answer("service|Probe");
        changes(START, SettingValue.dword(4), SettingValue.dword(3));
        assertEquals(before, asked.answer("service|Probe"));
        assertEquals(answer(SettingValue.dword(2)), put(START, SettingValue.dword(2)));
        assertEquals(before.replace("start=DISABLED", "start=AUTO"), asked.answer("service|Probe"));
        assertEquals(answer(SettingValue.dword(4)), put(START, SettingValue.dword(4)));
    }

    /** Waits for what the service itself does, for as long as the questions are answered. */
    private static void becomes(SettingValue state) throws IOException {
        String is = get(STATE);
        while (!is.equals(answer(state))) {
            assertTrue(is.matches("Value\\[content=REG_DWORD 0[1-4]000000]"), is);
            is = get(STATE);
            assertNotNull(is);
        }
    }

    @Test
    void aServiceIsStartedAndStopped() throws Exception {
        assertEquals(answer(Setting.State.STOPPED), get(STATE));
        assertEquals(answer(Setting.State.RUNNING), may(STATE, Setting.State.RUNNING));
        assertEquals(answer(Setting.State.STOPPED), get(STATE));
        for (SettingValue state : List.of(Setting.State.RUNNING, Setting.State.STOPPED)) {
            assertEquals(answer(state), put(STATE, state));
            becomes(state);
            assertEquals(answer(state), put(STATE, state));
            assertEquals(answer(state), get(STATE));
            assertEquals(answer(state), may(STATE, state));
        }
        // Its program is none: Windows says so, and it stays as it was.
        assertEquals(none("OTHER", "StartServiceW", "0x422"), put(new Setting.State("Probe"), Setting.State.RUNNING));
    }

    @Test
    void aFileIsMovedAndNothingReplaced() throws Exception {
        Path keys = Files.createDirectories(machine.drive().resolve("keys/aside"));
        Path file = Files.writeString(keys.resolveSibling("one"), "first");
        Setting place = new Setting.Place("C:\\keys\\one", "C:\\keys\\aside\\two");
        SettingValue one = SettingValue.text("C:\\keys\\one");
        SettingValue two = SettingValue.text("C:\\keys\\aside\\two");
        changes(place, one, two);
        assertEquals("first", Files.readString(file));
        Files.writeString(keys.resolve("two"), "second");
        String both = none("OTHER", "CreateFileW", "both are there");
        assertEquals(List.of(both, both, both), List.of(get(place), may(place, two), put(place, two)));
        assertEquals(List.of("first", "second"),
                List.of(Files.readString(file), Files.readString(keys.resolve("two"))));
        Files.delete(keys.resolve("two"));
        Setting nowhere = new Setting.Place("C:\\keys\\one", "C:\\keys\\none\\two");
        assertEquals(none("UNSUPPORTED", "CreateFileW", "the folder is not there"),
                may(nowhere, SettingValue.text("C:\\keys\\none\\two")));
        assertEquals(none("OTHER", "MoveFileExW", "0x3"), put(nowhere, SettingValue.text("C:\\keys\\none\\two")));
        assertTrue(Files.exists(file));
        String aFolder = none("UNSUPPORTED", "CreateFileW", "a folder is there");
        Setting moved = new Setting.Place("C:\\keys", "C:\\moved");
        assertEquals(List.of(aFolder, aFolder), List.of(get(moved), put(moved, SettingValue.text("C:\\moved"))));
        assertFalse(Files.exists(machine.drive().resolve("moved")));
    }

    /** Which permissions Wine makes up is its own; that they are bytes that can be read is not. */
    @Test
    void permissionsAreReadWithoutOwnerAndGroup() throws Exception {
        Files.writeString(machine.drive().resolve("secured"), "x");
        Setting dacl = new Setting.Dacl("C:\\secured");
        String answer = get(dacl);
        Matcher bytes = Pattern.compile("Value\\[content=SECURITY_DESCRIPTOR (\\w+)]").matcher(answer);
        assertTrue(bytes.matches(), answer);
        byte[] descriptor = HexFormat.of().parseHex(bytes.group(1));
        SecurityDescriptor read = SecurityDescriptor.read(descriptor);
        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(read.owner(), read.group()));
        // Nothing lies behind the one entry list that there is.
        assertEquals(descriptor.length, 20 + (descriptor[22] & 0xFF) + ((descriptor[23] & 0xFF) << 8));
        assertFalse(read.dacl().orElseThrow().isEmpty());
        assertEquals(answer, may(dacl, SettingValue.of(Setting.SECURITY_DESCRIPTOR, descriptor)));
    }

    @Test
    void permissionsOfAFolderAreNobodysToPut() throws Exception {
        Files.writeString(machine.drive().resolve("one"), "x");
        SettingValue some = SettingValue.of(Setting.SECURITY_DESCRIPTOR, HexFormat.of().parseHex(
                get(new Setting.Dacl("C:\\one")).replaceFirst(".* (\\w+)]", "$1")));
        Path made = Files.createDirectory(machine.drive().resolve("a folder"));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-x---"));
        Setting folder = new Setting.Dacl("C:\\a folder");
        String refused = none("UNSUPPORTED", "CreateFileW", "a folder is there");
        assertEquals(List.of(refused, refused, refused), List.of(get(folder), may(folder, some), put(folder, some)));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    }

    @Test
    void permissionsThatAModeCanSayArePutByteByByte() throws Exception {
        Path file = Files.writeString(machine.drive().resolve("mode"), "x");
        Setting dacl = new Setting.Dacl("C:\\mode");
        SettingValue all = permissions(file, dacl, "rw-r--r--");
        changes(dacl, permissions(file, dacl, "rw-------"), all);
    }

    private static SettingValue permissions(Path file, Setting dacl, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        String hex = get(dacl).replaceFirst(".* (\\w+)]", "$1");
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, HexFormat.of().parseHex(hex));
    }

    /** Of owner and permissions Wine keeps what a mode of Unix can say; so the folder itself is proven here. */
    @Test
    void aFolderIsMadeAndTakenAwayWhileItIsEmpty() throws Exception {
        Setting folder = new Setting.Folder("C:\\made");
        Path made = machine.drive().resolve("made");
        assertEquals(answer(SettingValue.ABSENT), get(folder));
        assertEquals(answer(KeyFile.FOLDER_AS_MADE), may(folder, KeyFile.FOLDER_AS_MADE));
        assertFalse(Files.exists(made));
        assertEquals(answer(KeyFile.FOLDER_AS_MADE), put(folder, KeyFile.FOLDER_AS_MADE));
        assertTrue(Files.isDirectory(made));
        assertFalse(Files.exists(machine.drive().resolve("made.making")));
        assertTrue(get(folder).startsWith("Value[content=SECURITY_DESCRIPTOR "), get(folder));
        Path inside = Files.writeString(made.resolve("key"), "x");
        String kept = put(folder, SettingValue.ABSENT);
        assertTrue(kept.endsWith("code=it is not empty, and stays with what is in it]"), kept);
        assertTrue(Files.exists(inside));
        Files.delete(inside);
        assertEquals(answer(SettingValue.ABSENT), put(folder, SettingValue.ABSENT));
        assertFalse(Files.exists(made));
        assertEquals(answer(SettingValue.ABSENT), put(folder, SettingValue.ABSENT));
        Path making = Files.createDirectory(machine.drive().resolve("made.making"));
        Path other = Files.writeString(making.resolve("x"), "x");
        assertEquals(answer(SettingValue.ABSENT), put(folder, SettingValue.ABSENT));
        assertTrue(Files.exists(other), "no repair makes something in it");
        Files.delete(other);
        assertEquals(answer(SettingValue.ABSENT), put(folder, SettingValue.ABSENT));
        assertFalse(Files.exists(making), "it was left half made");
    }

    /** The functions of Windows see it go and come back with all that they had put there. */
    @Test
    void aCertificateIsTakenOutOfItsStoreAndPutBack() throws Exception {
        String store = "Remote Desktop";
        assertEquals("Value[content=[]]", asked.answer("kept|" + store));
        assertEquals("Value[content=true]", asked.answer("keep|" + store + "|Its name"));
        String kept = asked.answer("kept|" + store);
        Matcher one = Pattern.compile("Value\\[content=\\[([0-9A-F]{40}) Its name]]").matcher(kept);
        assertTrue(one.matches(), kept);
        String key = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\" + store + "\\Certificates\\" + one.group(1);
        Setting entry = new Setting.Key(key);
        Setting blob = new Setting.Value(key, "Blob");
        String bytes = get(blob).replaceFirst("Value\\[content=REG_BINARY (\\w+)]", "$1");
        SettingValue before = SettingValue.of("REG_BINARY", HexFormat.of().parseHex(bytes));
        puts(blob, SettingValue.ABSENT);
        puts(entry, SettingValue.ABSENT);
        assertEquals("Value[content=[]]", asked.answer("kept|" + store));
        puts(entry, Setting.THERE);
        puts(blob, before);
        assertEquals(kept, asked.answer("kept|" + store));
    }

    private static void isMissing(String what, String call, Setting setting, SettingValue value) throws IOException {
        String missing = none("UNSUPPORTED", call, "the " + what + " is not there");
        assertEquals(List.of(answer(SettingValue.ABSENT), missing, missing),
                List.of(get(setting), may(setting, value), put(setting, value)));
    }

    @Test
    void whatIsNotThereIsAbsentAndIsNotMade() throws Exception {
        isMissing("key", "RegOpenKeyExW", new Setting.Value(KEY + "\\No", "x"), SettingValue.dword(1));
        isMissing("key", "RegOpenKeyExW", new Setting.Value(KEY + "\\No", "x"), SettingValue.ABSENT);
        isMissing("service", "OpenServiceW", new Setting.Start("nothing"), SettingValue.dword(3));
        isMissing("service", "OpenServiceW", new Setting.State("nothing"), Setting.State.STOPPED);
        isMissing("file", "CreateFileW", new Setting.Place("C:\\no", "C:\\not"), SettingValue.text("C:\\not"));
        isMissing("file", "CreateFileW", new Setting.Dacl("C:\\no"), SettingValue.of(Setting.SECURITY_DESCRIPTOR,
                HexFormat.of().parseHex("0100048000000000000000000000000014000000" + "0200080000000000")));
        assertEquals(answer(SettingValue.ABSENT), get(new Setting.Key(KEY + "\\No")));
    }

    @Test
    void aValueThatASettingNeverHasIsNotPut() throws Exception {
        SettingValue odd = SettingValue.of("SDDL", new byte[] {1});
        for (Setting setting : List.of(new Setting.Value(KEY, "x"), new Setting.Key(KEY), START, STATE,
                new Setting.Place("C:\\no", "C:\\not"), new Setting.Dacl("C:\\no"))) {
            String may = may(setting, odd);
            assertTrue(may.matches("None\\[obstacle=UNSUPPORTED, call=\\w+, code=not a value of this setting]"), may);
            assertEquals(may, put(setting, odd), setting::toString);
        }
        String never = "code=not a value of this setting]";
        // SERVICE_NO_CHANGE, which would be taken and change nothing.
        assertTrue(put(START, SettingValue.dword(-1)).endsWith(never));
        assertTrue(put(STATE, SettingValue.dword(7)).endsWith(never));
        for (Setting setting : List.of(START, STATE, new Setting.Place("C:\\no", "C:\\not"),
                new Setting.Dacl("C:\\no"))) {
            assertTrue(put(setting, SettingValue.ABSENT).endsWith(never), setting::toString);
        }
    }

    /** By two programs at once; the file goes away with the one that has it. */
    @Test
    void aFileIsHeldByOneAndReadByTheOther() throws Exception {
        String hold = "hold|C:\\windows\\repair.lock|";
        Path file = machine.drive().resolve("windows/repair.lock");
        Files.writeString(file, "left by somebody long ago");
        try (Asked first = Questions.in(machine, "127.0.0.1")) {
            assertEquals("open", first.first());
            assertEquals("Value[content=Optional.empty]", first.answer(hold + "ann"));
            assertEquals("Value[content=Optional[ann]]", asked.answer(hold + "bob"));
            assertEquals("0 threads left", first.last());
        }
        assertFalse(Files.exists(file));
        assertEquals(none("OTHER", "CreateFileW", "0x3"), asked.answer("hold|C:\\no\\repair.lock|bob"));
    }

    /** By its name, as another machine is. */
    @Test
    void aMachineByItsNameIsChangedInTheSameManner() throws Exception {
        try (Asked named = Questions.in(machine)) {
            assertEquals("open", named.first());
            machine.share(named.answer("name").replaceFirst("Value\\[content=(.*)]", "$1"));
            Files.writeString(machine.drive().resolve("here"), "x");
            SettingValue there = SettingValue.text("C:\\there");
            Setting place = new Setting.Place("C:\\here", "C:\\there");
            Setting value = new Setting.Value(KEY, "Named");
            assertEquals(answer(there), named.answer("put|" + there + "|" + place));
            assertEquals(answer(there), get(place));
            assertEquals(answer(SettingValue.dword(5)), named.answer("put|" + SettingValue.dword(5) + "|" + value));
            assertEquals(answer(SettingValue.dword(5)), get(value));
            assertEquals(answer(SettingValue.dword(4)), named.answer("put|" + SettingValue.dword(4) + "|" + START));
            assertEquals("0 threads left", named.last());
        }
    }
}
