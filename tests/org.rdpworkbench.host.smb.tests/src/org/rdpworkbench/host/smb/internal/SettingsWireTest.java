// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** What goes over the wire to change something: each call once, nothing before it is to be, and handles are closed. */
@Timeout(120)
class SettingsWireTest {

    private static final String KEY = "HKLM\\SOFTWARE\\Kinds";
    private static final Setting PLACE = new Setting.Place("C:\\key", "C:\\key.bak");
    private static final SettingValue THERE = SettingValue.text("C:\\key.bak");
    private static final Setting DACL = new Setting.Dacl("C:\\key");
    /** Commands of [MS-SMB2] 2.2.1.2, and some fields of theirs behind the head. */
    private static final int CREATE = 5;
    private static final int CLOSE = 6;
    private static final int IOCTL = 11;
    private static final int SET_INFO = 17;
    private static final int COMMAND = 12;
    private static final int INPUT_OFFSET = 64 + 24;
    private static final int CREATE_OPTIONS = 64 + 40;
    private static final int BACKUP_INTENT = 0x4000;
    private static final int INFO = 64 + 2;
    private static final int ADDITIONAL_INFORMATION = 64 + 12;
    private static final int BUFFER = 64 + 32;
    /** Procedures of [MS-RRP] 3.1.5 that bring a handle, and the one that takes it back. */
    private static final List<Integer> OPEN = List.of(2, 4, 6, 15);
    private static final int CLOSE_KEY = 5;
    private static final int OPNUM = 22;

    @TempDir
    static Path folder;
    private static Samba samba;
    private static TappedSockets sockets;
    private static HostSession session;
    private static Settings settings;
    private int before;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder, "smb encrypt = off");
        samba.folder().importRegistry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Kinds]\n\"text\"=\"Greetings\"\n");
        Files.writeString(samba.folder().drive().resolve("key"), "0123456789");
        samba.folder().own(samba.folder().drive());
        sockets = new TappedSockets();
        session = value(Sessions.answer(samba.address(), Sessions.administrator(), sockets, Sessions.LIMIT));
        settings = session.settings();
        value(settings.get(new Setting.Key(KEY)));
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, samba);
    }

    @BeforeEach
    void listen() {
        before = sockets.messages().size();
    }

    private List<ByteBuffer> sent(int command) {
        List<byte[]> all = sockets.messages();
        return all.subList(before, all.size()).stream().map(ByteBuffer::wrap)
                .map(message -> message.order(ByteOrder.LITTLE_ENDIAN))
                .filter(message -> message.getShort(COMMAND) == command).toList();
    }

    /** The procedures that were called over a pipe, [C706] 12.6.4.9. */
    private List<Integer> called() {
        return sent(IOCTL).stream()
                .map(message -> (int) message.getShort(message.getInt(INPUT_OFFSET) + OPNUM)).toList();
    }

    @Test
    void aValueIsPutByOneCallAndItsHandlesAreClosed() throws Exception {
        Setting setting = new Setting.Value(KEY, "new");
        value(settings.may(setting, SettingValue.dword(1)));
        assertEquals(List.of(2, 15, 5, 5), called());
        listen();
        value(settings.put(setting, SettingValue.dword(1)));
        assertEquals(List.of(2, 15, 22, 5, 5), called());
        listen();
        value(settings.put(setting, SettingValue.ABSENT));
        assertEquals(List.of(2, 15, 8, 5, 5), called());
    }

    @Test
    void aKeyIsMadeAndTakenAwayByOneCallAndItsHandlesAreClosed() throws Exception {
        Setting setting = new Setting.Key(KEY + "\\New");
        value(settings.may(setting, Setting.THERE));
        assertEquals(List.of(2, 15, 5, 5), called());
        listen();
        value(settings.put(setting, Setting.THERE));
        assertEquals(List.of(2, 15, 6, 5, 5, 5), called());
        listen();
        value(settings.may(setting, SettingValue.ABSENT));
        assertEquals(List.of(2, 15, 5, 5), called());
        listen();
        value(settings.put(setting, SettingValue.ABSENT));
        assertEquals(List.of(2, 15, 16, 5, 5, 2, 15, 7, 5, 5), called());
    }

    @Test
    void handlesAreClosedAlsoWhereSomethingIsRefused() throws Exception {
        none(settings.put(new Setting.Key(KEY), SettingValue.ABSENT));
        none(settings.put(new Setting.Value(KEY, "a"),
                SettingValue.of("REG_BINARY", new byte[Winreg.MOST_VALUE + 1])));
        assertEquals(called().stream().filter(OPEN::contains).count(),
                called().stream().filter(opnum -> opnum == CLOSE_KEY).count());
        assertFalse(called().contains(7) || called().contains(22), () -> called().toString());
    }

    /** FileRenameInformation without ReplaceIfExists, and security information that is the DACL alone. */
    @Test
    void nothingIsReplacedAndNothingButTheDaclIsWritten() throws Exception {
        value(settings.put(PLACE, THERE));
        value(settings.put(PLACE, SettingValue.text("C:\\key")));
        for (ByteBuffer rename : sent(SET_INFO)) {
            assertEquals(0x0A01, rename.getShort(INFO));
            assertEquals(0, rename.get(BUFFER));
        }
        listen();
        value(settings.put(DACL, value(settings.get(DACL))));
        ByteBuffer change = sent(SET_INFO).getFirst();
        assertEquals(0x0003, change.getShort(INFO));
        assertEquals(0x0004, change.getInt(ADDITIONAL_INFORMATION));
    }

    /** Of the four that are opened to move a file one is not there, which is as it should be. */
    @Test
    void filesAreOpenedWithBackupIntentAndClosed() throws Exception {
        assertOpened(settings.may(PLACE, THERE), 4, 3, 0);
        assertOpened(settings.put(PLACE, THERE), 3, 2, 1);
        assertOpened(settings.put(PLACE, SettingValue.text("C:\\key")), 3, 2, 1);
        SettingValue was = value(settings.get(DACL));
        listen();
        assertOpened(settings.may(DACL, was), 1, 1, 0);
        assertOpened(settings.put(DACL, was), 1, 1, 1);
    }

    private void assertOpened(Answer<SettingValue> answer, int creates, int closes, int changes) {
        assertInstanceOf(Answer.Value.class, answer);
        assertEquals(creates, sent(CREATE).size());
        assertEquals(closes, sent(CLOSE).size());
        assertEquals(changes, sent(SET_INFO).size());
        sent(CREATE).forEach(message ->
                assertEquals(BACKUP_INTENT, message.getInt(CREATE_OPTIONS) & BACKUP_INTENT));
        listen();
    }
}
