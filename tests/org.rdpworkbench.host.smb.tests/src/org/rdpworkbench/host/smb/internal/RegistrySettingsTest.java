// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** Values and keys of a host by Samba are changed and put back; after each test all is as it was before. */
@Timeout(180)
class RegistrySettingsTest {

    private static final String KEY = "HKLM\\SOFTWARE\\Kinds";

    @TempDir
    static Path folder;
    private static Samba samba;
    private static HostSession session;
    private static Settings settings;
    private RegistryKey before;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        samba.folder().importRegistry("""
                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Kinds]
                @="default"
                "dword"=dword:00000d3d
                "text"="Greetings"
                "expand"=hex(2):25,00,41,00,25,00,00,00
                "multi"=hex(7):61,00,00,00,62,00,00,00,00,00
                "binary"=hex:00,01,ff
                "qword"=hex(b):01,02,03,04,05,06,07,08
                "none"=hex(0):aa,bb
                "odd"=hex(63):01
                "empty"=hex:

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Kinds\\First]
                "x"="y"
                """);
        session = Sessions.open(samba, Sessions.administrator());
        settings = session.settings();
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, samba);
    }

    @BeforeEach
    void remember() throws Exception {
        before = read(KEY);
    }

    @AfterEach
    void allIsAsBefore() throws Exception {
        assertEquals(before, read(KEY));
        assertEquals(Map.of("x", SettingValue.text("y")), read(KEY + "\\First").values());
    }

    private static RegistryKey read(String key) throws Exception {
        return value(session.registry().key(key)).orElseThrow();
    }

    private static void put(Setting setting, SettingValue value) throws Exception {
        assertEquals(value, value(settings.may(setting, value)));
        assertEquals(value, value(settings.put(setting, value)));
        assertEquals(value, value(settings.get(setting)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dword", "text", "expand", "multi", "binary", "qword", "none", "odd", "empty"})
    void aValueIsChangedTakenAwayAndPutBack(String name) throws Exception {
        Setting setting = new Setting.Value(KEY, name);
        SettingValue was = value(settings.get(setting));
        assertEquals(before.value(name), was);
        put(setting, SettingValue.dword(7));
        assertEquals(SettingValue.dword(7), read(KEY).value(name));
        put(setting, SettingValue.ABSENT);
        put(setting, SettingValue.ABSENT);
        assertEquals(before.values().size() - 1, read(KEY).values().size());
        put(setting, was);
    }

    @Test
    void mayWritesNothing() throws Exception {
        Setting setting = new Setting.Value(KEY, "new");
        assertEquals(SettingValue.dword(1), value(settings.may(setting, SettingValue.dword(1))));
        assertEquals(SettingValue.ABSENT, value(settings.may(new Setting.Value(KEY, "text"), SettingValue.ABSENT)));
        assertEquals(Setting.THERE, value(settings.may(new Setting.Key(KEY + "\\New"), Setting.THERE)));
        assertEquals(SettingValue.ABSENT, value(settings.may(new Setting.Key(KEY + "\\First"), SettingValue.ABSENT)));
    }

    /** An odd number of characters, too, behind which bytes are left out. */
    @ParameterizedTest
    @ValueSource(strings = {"New", "New one"})
    void aKeyIsMadeAndTakenAway(String name) throws Exception {
        Setting.Key setting = new Setting.Key(KEY + "\\" + name);
        Setting.Value inside = new Setting.Value(setting.key(), "inside");
        assertEquals(SettingValue.ABSENT, value(settings.get(setting)));
        assertNone(Obstacle.UNSUPPORTED, settings.may(inside, SettingValue.dword(1)));
        assertNone(Obstacle.UNSUPPORTED, settings.put(inside, SettingValue.dword(1)));
        assertEquals("the key is not there", none(settings.put(inside, SettingValue.ABSENT)).code());
        put(setting, Setting.THERE);
        put(setting, Setting.THERE);
        put(inside, SettingValue.dword(1));
        assertNone(Obstacle.OTHER, settings.put(setting, SettingValue.ABSENT));
        assertEquals(Setting.THERE, value(settings.get(setting)));
        put(inside, SettingValue.ABSENT);
        put(setting, SettingValue.ABSENT);
        put(setting, SettingValue.ABSENT);
    }

    @Test
    void aKeyThatHasSomethingInItStays() throws Exception {
        for (String key : new String[] {KEY, KEY + "\\First"}) {
            assertEquals("it is not empty", none(settings.put(new Setting.Key(key), SettingValue.ABSENT)).code());
        }
    }

    @Test
    void onlyOneKeyIsMadeAtATime() throws Exception {
        Setting deep = new Setting.Key(KEY + "\\New\\Deeper");
        assertNone(Obstacle.UNSUPPORTED, settings.may(deep, Setting.THERE));
        assertNone(Obstacle.UNSUPPORTED, settings.put(deep, Setting.THERE));
        assertEquals("the key above it is not there", none(settings.put(deep, Setting.THERE)).code());
        assertEquals(SettingValue.ABSENT, value(settings.put(deep, SettingValue.ABSENT)));
    }

    @Test
    void whatIsNoneOfItsValuesIsRefused() throws Exception {
        for (SettingValue wrong : new SettingValue[] {Setting.THERE, SettingValue.of("SDDL", new byte[] {1})}) {
            assertNone(Obstacle.UNSUPPORTED, settings.may(new Setting.Value(KEY, "dword"), wrong));
            assertNone(Obstacle.UNSUPPORTED, settings.put(new Setting.Value(KEY, "dword"), wrong));
        }
        assertNone(Obstacle.UNSUPPORTED, settings.may(new Setting.Key(KEY), SettingValue.dword(1)));
        assertNone(Obstacle.UNSUPPORTED, settings.put(new Setting.Key(KEY), SettingValue.dword(1)));
    }

    /** In one fragment, in just so many, and in one that holds no more than the end of another. */
    @ParameterizedTest
    @ValueSource(ints = {4_100, RpcPdu.MOST_STUB, 4_300, 3 * RpcPdu.MOST_STUB - 60, 100_001})
    void aLongValueIsPutAndPutBack(int size) throws Exception {
        Setting setting = new Setting.Value(KEY, "long");
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        SettingValue was = SettingValue.of("REG_BINARY", bytes);
        put(setting, was);
        put(setting, SettingValue.dword(1));
        put(setting, was);
        put(setting, SettingValue.ABSENT);
    }

    @Test
    void moreThanIsReadIsNotPut() throws Exception {
        Setting setting = new Setting.Value(KEY, "long");
        SettingValue most = SettingValue.of("REG_BINARY", new byte[Winreg.MOST_VALUE]);
        SettingValue more = SettingValue.of("REG_BINARY", new byte[Winreg.MOST_VALUE + 1]);
        assertEquals(most, value(settings.may(setting, most)));
        assertNone(Obstacle.TOO_LARGE, settings.may(setting, more));
        assertNone(Obstacle.TOO_LARGE, settings.put(setting, more));
        assertEquals(SettingValue.ABSENT, value(settings.get(setting)));
    }

    @Test
    void whoIsNoAdministratorChangesNothing() throws Exception {
        try (HostSession ordinary = Sessions.open(samba, Sessions.credential(Samba.DOMAIN, Samba.ORDINARY))) {
            Map<Setting, SettingValue> wanted = Map.of(new Setting.Value(KEY, "dword"), SettingValue.dword(7),
                    new Setting.Value(KEY, "text"), SettingValue.ABSENT,
                    new Setting.Key(KEY + "\\New"), Setting.THERE);
            for (Map.Entry<Setting, SettingValue> one : wanted.entrySet()) {
                assertNone(Obstacle.NO_ACCESS, ordinary.settings().may(one.getKey(), one.getValue()));
                assertNone(Obstacle.NO_ACCESS, ordinary.settings().put(one.getKey(), one.getValue()));
                assertEquals("BaseRegOpenKey", none(ordinary.settings().put(one.getKey(), one.getValue())).call());
                assertEquals("0x5", none(ordinary.settings().put(one.getKey(), one.getValue())).code());
            }
            assertNone(Obstacle.NO_ACCESS,
                    ordinary.settings().may(new Setting.Key(KEY + "\\First"), SettingValue.ABSENT));
            Setting.Key empty = new Setting.Key(KEY + "\\Empty");
            put(empty, Setting.THERE);
            assertNone(Obstacle.NO_ACCESS, ordinary.settings().put(empty, SettingValue.ABSENT));
            put(empty, SettingValue.ABSENT);
        }
    }
}
