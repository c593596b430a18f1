// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** Files of a host by Samba are moved, and who may use them is changed, and all is put back. */
@Timeout(180)
class FileSettingsTest {

    private static final String KEYS = "C:\\ProgramData\\Keys\\";
    private static final Setting PLACE = new Setting.Place(KEYS + "f686", KEYS + "f686.bak");
    private static final SettingValue HERE = SettingValue.text(KEYS + "f686");
    private static final SettingValue THERE = SettingValue.text(KEYS + "f686.bak");
    private static final Setting DACL = new Setting.Dacl(KEYS + "f686");
    /** Full control for SYSTEM, and read access for NETWORK SERVICE, which was inherited. */
    private static final String ENTRIES = "02003000 02000000 00001400 ff011f00 010100000000000512000000"
            + "00101400 89001200 010100000000000514000000";

    @TempDir
    static Path folder;
    private static Samba samba;
    private static HostSession session;
    private static Settings settings;
    private static Path keys;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        keys = Files.createDirectories(samba.folder().drive().resolve("ProgramData/Keys"));
        session = Sessions.open(samba, Sessions.administrator());
        settings = session.settings();
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, samba);
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.deleteIfExists(keys.resolve("f686.bak"));
        Files.deleteIfExists(keys.resolve("f686"));
        Files.writeString(keys.resolve("f686"), "0123456789");
        samba.folder().own(samba.folder().drive());
    }

    private static void put(Setting setting, SettingValue value) throws Exception {
        assertEquals(value, value(settings.may(setting, value)));
        assertEquals(value, value(settings.put(setting, value)));
        assertEquals(value, value(settings.get(setting)));
    }

    @Test
    void aFileIsMovedAndMovedBack() throws Exception {
        assertEquals(HERE, value(settings.get(PLACE)));
        assertEquals(THERE, value(settings.may(PLACE, THERE)));
        assertEquals(HERE, value(settings.get(PLACE)));
        put(PLACE, HERE);
        put(PLACE, THERE);
        assertFalse(Files.exists(keys.resolve("f686")));
        assertEquals("0123456789", Files.readString(keys.resolve("f686.bak")));
        put(PLACE, THERE);
        put(PLACE, HERE);
        assertEquals("0123456789", Files.readString(keys.resolve("f686")));
        assertFalse(Files.exists(keys.resolve("f686.bak")));
        nobodyHasItOpen("ProgramData\\Keys\\f686");
    }

    /** Opens it by the library's own way, and lets nobody else in. */
    private static void nobodyHasItOpen(String path) throws IOException {
        try (SMBClient client = new SMBClient(); DiskShare drive = (DiskShare) client
                .connect(samba.address().getHostAddress()).authenticate(new AuthenticationContext(Samba.ADMINISTRATOR,
                        Samba.PASSWORD.toCharArray(), Samba.DOMAIN)).connectShare("C$");
                File file = drive.openFile(path, EnumSet.of(AccessMask.FILE_READ_DATA, AccessMask.DELETE), null,
                        null, SMB2CreateDisposition.FILE_OPEN, null)) {
            assertTrue(file.getFileId() != null);
        }
    }

    @Test
    void whatIsAtTheOtherPlaceIsNotReplaced() throws Exception {
        Files.writeString(keys.resolve("f686.bak"), "other");
        samba.folder().own(keys);
        for (SettingValue value : List.of(HERE, THERE)) {
            assertNone(Obstacle.OTHER, settings.may(PLACE, value));
            assertNone(Obstacle.OTHER, settings.put(PLACE, value));
        }
        assertEquals("both are there", none(settings.get(PLACE)).code());
        assertEquals("0123456789", Files.readString(keys.resolve("f686")));
        assertEquals("other", Files.readString(keys.resolve("f686.bak")));
    }

    @Test
    void aFileThatIsAtNeitherPlaceIsAbsent() throws Exception {
        Setting nowhere = new Setting.Place(KEYS + "a", KEYS + "b");
        assertEquals(SettingValue.ABSENT, value(settings.get(nowhere)));
        assertNone(Obstacle.UNSUPPORTED, settings.may(nowhere, SettingValue.text(KEYS + "a")));
        assertEquals("the file is not there", none(settings.put(nowhere, SettingValue.text(KEYS + "a"))).code());
        Setting far = new Setting.Place(KEYS + "f686", "C:\\Nothing\\f686");
        assertEquals("the folder is not there", none(settings.may(far, SettingValue.text("C:\\Nothing\\f686"))).code());
        assertNone(Obstacle.OTHER, settings.put(far, SettingValue.text("C:\\Nothing\\f686")));
        assertEquals(HERE, value(settings.get(far)));
    }

    @Test
    void aFolderIsNotMoved() throws Exception {
        Setting all = new Setting.Place("C:\\ProgramData\\Keys", "C:\\ProgramData\\Keys_old");
        SettingValue old = SettingValue.text("C:\\ProgramData\\Keys_old");
        assertNone(Obstacle.UNSUPPORTED, settings.may(all, old));
        assertNone(Obstacle.UNSUPPORTED, settings.put(all, old));
        assertTrue(Files.isDirectory(keys));
    }

    /** Whatever Control says of what was inherited, and whether more may be. */
    @ParameterizedTest
    @ValueSource(strings = {"0480", "0484", "0490", "0494"})
    void aDaclIsPutBackByteForByte(String control) throws Exception {
        SettingValue was = value(settings.get(DACL));
        put(DACL, descriptor(control));
        SecurityDescriptor seen = value(session.files().security(KEYS + "f686")).orElseThrow();
        assertTrue(seen.sddl().endsWith("(A;;0x1f01ff;;;S-1-5-18)(A;ID;0x120089;;;S-1-5-20)"), seen::sddl);
        assertTrue(seen.owner().isPresent());
        SettingValue changed = value(settings.get(DACL));
        put(DACL, was);
        assertNotEquals(changed, was);
        put(DACL, changed);
        put(DACL, was);
    }

    /** The second entry is of a kind that nobody knows. */
    @Test
    void anEntryOfAnUnknownKindIsPutBackToo() throws Exception {
        SettingValue was = value(settings.get(DACL));
        SettingValue unknown = SettingValue.of(Setting.SECURITY_DESCRIPTOR,
                HexFormat.of().parseHex(descriptor("0490").hex().replace("0010140089", "6310140089")));
        assertNotEquals(descriptor("0490"), unknown);
        put(DACL, unknown);
        put(DACL, was);
        put(DACL, unknown);
        put(DACL, was);
    }

    private static SettingValue descriptor(String control) {
        String head = "0100" + control + "00000000 00000000 00000000 14000000";
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR,
                HexFormat.of().parseHex((head + ENTRIES).replace(" ", "")));
    }

    @Test
    void mayChangesNoDacl() throws Exception {
        SettingValue was = value(settings.get(DACL));
        assertEquals(descriptor("0490"), value(settings.may(DACL, descriptor("0490"))));
        assertEquals(was, value(settings.get(DACL)));
    }

    @Test
    void whatIsNoneOfItsValuesIsRefused() throws Exception {
        SettingValue was = value(settings.get(DACL));
        for (SettingValue wrong : List.of(SettingValue.ABSENT, SettingValue.dword(1), SettingValue.text(KEYS + "other"),
                SettingValue.of(Setting.SECURITY_DESCRIPTOR, new byte[] {1, 2, 3}))) {
            for (Setting setting : List.of(DACL, PLACE)) {
                assertNone(Obstacle.UNSUPPORTED, settings.may(setting, wrong));
                assertNone(Obstacle.UNSUPPORTED, settings.put(setting, wrong));
            }
        }
        assertEquals(was, value(settings.get(DACL)));
        assertEquals(HERE, value(settings.get(PLACE)));
    }

    @Test
    void aFileThatIsNotThereHasNoDacl() throws Exception {
        Setting nothing = new Setting.Dacl(KEYS + "nothing");
        assertEquals(SettingValue.ABSENT, value(settings.get(nothing)));
        assertNone(Obstacle.UNSUPPORTED, settings.may(nothing, descriptor("0490")));
        assertNone(Obstacle.UNSUPPORTED, settings.put(nothing, descriptor("0490")));
        assertEquals(Optional.empty(), value(session.files().security(KEYS + "nothing")));
    }

    private static final Setting.Folder MADE = new Setting.Folder(KEYS + "made");

    /** With the owner and every bit of the DACL, of which nothing reaches what lies in it. */
    @Test
    void aFolderIsMadeAsWindowsHasItAndTakenAway() throws Exception {
        assertEquals(SettingValue.ABSENT, value(settings.get(MADE)));
        assertEquals(SettingValue.ABSENT, value(settings.may(MADE, SettingValue.ABSENT)));
        put(MADE, KeyFile.FOLDER_AS_MADE);
        assertEquals("O:S-1-5-18G:%sD:PAI(A;;0x1f01ff;;;S-1-5-32-544)(A;;0x12019f;;;S-1-1-0)", value(session.files()
                .security(KEYS + "made")).orElseThrow().sddl().replaceFirst("G:[^D]*", "G:%s"));
        assertFalse(Files.exists(keys.resolve("made.making")));
        put(MADE, SettingValue.ABSENT);
        assertFalse(Files.exists(keys.resolve("made")));
        put(MADE, SettingValue.ABSENT);
    }

    @Test
    void aFolderThatIsNotEmptyStays() throws Exception {
        put(MADE, KeyFile.FOLDER_AS_MADE);
        Path inside = Files.writeString(keys.resolve("made/key"), "x");
        assertEquals("it is not empty, and stays with what is in it",
                none(settings.put(MADE, SettingValue.ABSENT)).code());
        assertEquals("x", Files.readString(inside));
        assertEquals(KeyFile.FOLDER_AS_MADE, value(settings.get(MADE)));
        Files.delete(inside);
        put(MADE, SettingValue.ABSENT);
    }

    @Test
    void aFolderThatWasLeftHalfMadeIsMadeAnewAndOneThatIsThereIsNotReplaced() throws Exception {
        samba.folder().own(Files.createDirectory(keys.resolve("made.making")));
        put(MADE, KeyFile.FOLDER_AS_MADE);
        assertNone(Obstacle.OTHER, settings.put(MADE, KeyFile.FOLDER_AS_MADE));
        assertFalse(Files.exists(keys.resolve("made.making")), "what could not get its name is taken away");
        put(MADE, SettingValue.ABSENT);
        assertNone(Obstacle.UNSUPPORTED, settings.may(new Setting.Folder("C:\\nowhere\\x"), KeyFile.FOLDER_AS_MADE));
        // Without an owner it is no value of a folder.
        assertNone(Obstacle.UNSUPPORTED, settings.put(MADE, descriptor("0490")));
        assertFalse(Files.exists(keys.resolve("made")));
    }

    /** Something that is in it was put there by somebody else. */
    @Test
    void aFolderThatWasLeftHalfMadeIsTakenAwayWhileItIsEmpty() throws Exception {
        Path making = Files.createDirectory(keys.resolve("made.making"));
        samba.folder().own(making);
        put(MADE, SettingValue.ABSENT);
        assertFalse(Files.exists(making));
        Path inside = Files.writeString(Files.createDirectory(making).resolve("x"), "x");
        samba.folder().own(making);
        put(MADE, SettingValue.ABSENT);
        assertEquals("x", Files.readString(inside));
        Files.delete(inside);
        put(MADE, SettingValue.ABSENT);
        assertFalse(Files.exists(making));
    }

    @Test
    void pathsThatGoElsewhereAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> settings.get(new Setting.Dacl("C:\\a\\..\\b")));
        assertThrows(IllegalArgumentException.class,
                () -> settings.get(new Setting.Place("C:\\a\\..\\b", "C:\\b")));
    }

    @Test
    void whoIsNoAdministratorChangesNothing() throws Exception {
        SettingValue was = value(settings.get(DACL));
        try (HostSession ordinary = Sessions.open(samba, Sessions.credential(Samba.DOMAIN, Samba.ORDINARY))) {
            assertNone(Obstacle.NO_ACCESS, ordinary.settings().get(PLACE));
            assertNone(Obstacle.NO_ACCESS, ordinary.settings().may(PLACE, THERE));
            assertNone(Obstacle.NO_ACCESS, ordinary.settings().put(PLACE, THERE));
            assertNone(Obstacle.NO_ACCESS, ordinary.settings().may(DACL, descriptor("0490")));
            assertNone(Obstacle.NO_ACCESS, ordinary.settings().put(DACL, descriptor("0490")));
        }
        assertEquals(HERE, value(settings.get(PLACE)));
        assertEquals(was, value(settings.get(DACL)));
    }
}
