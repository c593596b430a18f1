// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** A file of a host by Samba is put aside, another is made in its place, and the first one comes back. */
@Timeout(180)
class PutAsideTest {

    private static final String KEY = "C:\\ProgramData\\Keys\\f686";
    private static final Change MOVE = new Change.Move(KEY, KEY + ".bak");
    private static final SettingValue HERE = SettingValue.text(KEY);
    private static final SettingValue ASIDE = SettingValue.text(KEY + ".bak");

    @TempDir
    static Path folder;
    private static Samba samba;
    private static SettingSession session;
    private static Path keys;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        keys = Files.createDirectories(samba.folder().drive().resolve("ProgramData/Keys"));
        Credentials credentials = new Credentials();
        credentials.add("admin", Sessions.administrator());
        session = new HostSettings(new HostSessions(credentials, List.of(new SmbAccess()))).open(
                Target.of(samba.address().getHostAddress(), 3389), new WayIn("smb", Optional.of("admin")),
                SocketFactory.getDefault(), Sessions.LIMIT);
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, samba);
    }

    @BeforeEach
    void prepare() throws IOException {
        try (Stream<Path> all = Files.list(keys)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        make("f686", "first");
    }

    private static void make(String name, String content) throws IOException {
        Files.writeString(keys.resolve(name), content);
        samba.folder().own(samba.folder().drive());
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(keys)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static String step() throws Exception {
        List<Step> steps = session.steps(MOVE);
        assertEquals(List.of(HERE), steps.stream().map(Step::before).toList());
        assertEquals(List.of(ASIDE), steps.stream().map(Step::after).toList());
        return steps.getFirst().setting();
    }

    @Test
    void itGoesAndComesBackWithItsPermissions() throws Exception {
        SettingValue permissions = session.now("dacl:" + KEY);
        String file = step();
        session.may(file, ASIDE);
        assertEquals(HERE, session.now(file));
        session.put(file, ASIDE);
        assertEquals(Map.of("f686.bak", "first"), files());
        session.put(file, HERE);
        assertEquals(Map.of("f686", "first"), files());
        assertEquals(permissions, session.now("dacl:" + KEY));
    }

    /** Each time another one is made in its place, that lies beside it afterwards. */
    @Test
    void whatIsMadeInItsPlaceLiesBesideItWhenItComesBack() throws Exception {
        String file = step();
        Map<String, String> expected = new TreeMap<>(Map.of("f686", "first"));
        for (int time = 1; time <= 2; time++) {
            session.put(file, ASIDE);
            make("f686", "made " + time);
            assertEquals(ASIDE, session.now(file), "that there is another one changes nothing");
            session.put(file, HERE);
            expected.put("f686.made-" + time, "made " + time);
            assertEquals(expected, files());
            assertEquals(HERE, session.now(file));
        }
    }

    /** As where the connection was lost between both moves. */
    @Test
    void halfOfTheWayBackIsGoneOnWith() throws Exception {
        String file = step();
        session.put(file, ASIDE);
        make("f686.made-1", "made");
        assertEquals(ASIDE, session.now(file));
        session.put(file, HERE);
        assertEquals(Map.of("f686", "first", "f686.made-1", "made"), files());
    }

    @Test
    void whereSomethingIsAtTheOtherPlaceNothingIsBegun() throws Exception {
        make("f686.bak", "other");
        assertEquals(KEY + ".bak is there already.",
                assertThrows(SettingException.class, () -> session.steps(MOVE)).getMessage());
        assertEquals(Map.of("f686", "first", "f686.bak", "other"), files());
    }

    @Test
    void aFileThatIsAtNeitherPlaceIsNotMoved() throws Exception {
        Files.delete(keys.resolve("f686"));
        assertEquals(KEY + " is not there.",
                assertThrows(SettingException.class, () -> session.steps(MOVE)).getMessage());
        assertEquals(SettingValue.ABSENT, session.now("aside:" + KEY + "|" + KEY + ".bak"));
    }
}
