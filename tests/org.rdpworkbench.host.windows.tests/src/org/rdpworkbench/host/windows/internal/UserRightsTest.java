// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/** User rights, of which Wine has none. */
class UserRightsTest {

    private static final long POLICY = 78;
    private static final String RIGHT = "SeRemoteInteractiveLogonRight";
    private static final String ENUMERATE = "LsaEnumerateAccountsWithUserRight";
    private static final int NO_MORE_ENTRIES = 0x8000_001A;
    private static final int ACCESS_DENIED = 0xC000_0022;

    private final Played played = new Played();
    private final List<Object> freed = new ArrayList<>();

    private HostSession session(Computer computer) throws InterruptedException {
        return new WindowsSession(computer, Duration.ofSeconds(20)).load(played::windows).value().orElseThrow();
    }

    /** LSA_UNICODE_STRING as whoever is called reads it. */
    private static String text(Object string) {
        Memory memory = (Memory) string;
        assertEquals(memory.getShort(0), memory.getShort(2));
        return new String(memory.getPointer(8).getByteArray(0, memory.getShort(0)), StandardCharsets.UTF_16LE);
    }

    private Played policy() {
        return played.on("LsaOpenPolicy", arguments -> {
            assertNull(arguments[0]);
            ((long[]) arguments[3])[0] = POLICY;
            return 0;
        }).on("LsaClose", arguments -> {
            freed.add(arguments[0]);
            return 0;
        }).on("LsaFreeMemory", arguments -> {
            freed.add(arguments[0]);
            return 0;
        }).on("LsaNtStatusToWinError", arguments -> {
            assertEquals(ACCESS_DENIED, arguments[0]);
            return Win32.ACCESS_DENIED;
        });
    }

    @Test
    void holdersAreReadWhereTheirPointersLeadAndFreed() throws Exception {
        List<String> asked = new ArrayList<>();
        try (Memory buffer = new Memory(64); HostSession session = session(Computer.ITSELF)) {
            byte[] administrators = HexFormat.of().parseHex("01020000000000052000000020020000");
            byte[] everyone = HexFormat.of().parseHex("010100000000000100000000");
            buffer.setPointer(0, buffer.share(16));
            buffer.setPointer(8, buffer.share(40));
            buffer.write(16, administrators, 0, administrators.length);
            buffer.write(40, everyone, 0, everyone.length);
            policy().on(ENUMERATE, arguments -> {
                asked.add(text(arguments[1]));
                ((Pointer[]) arguments[2])[0] = buffer;
                ((int[]) arguments[3])[0] = 2;
                return 0;
            });
            assertEquals(Answer.of(Set.of("S-1-5-32-544", "S-1-1-0")), session.userRights().holders(RIGHT));
            assertEquals(List.of(buffer, POLICY), freed);
            assertEquals(List.of(RIGHT), asked);
        }
    }

    @Test
    void aRightOfNobodyIsAnAnswer() throws Exception {
        policy().on(ENUMERATE, arguments -> NO_MORE_ENTRIES);
        try (HostSession session = session(Computer.ITSELF)) {
            assertEquals(Answer.of(Set.of()), session.userRights().holders(RIGHT));
        }
        assertEquals(List.of(POLICY), freed);
    }

    @Test
    void anotherMachineIsNotAsked() throws Exception {
        try (HostSession session = session(new Computer("srv1"))) {
            assertEquals(Answer.none(Obstacle.UNSUPPORTED, ENUMERATE, "only the machine itself is asked"),
                    session.userRights().holders(RIGHT));
        }
        assertEquals(List.of(), played.called);
    }

    @Test
    void whatIsRefusedNamesTheFunctionAndClosesThePolicy() throws Exception {
        policy().on(ENUMERATE, arguments -> ACCESS_DENIED);
        try (HostSession session = session(Computer.ITSELF)) {
            assertEquals(Answer.none(Obstacle.NOT_ELEVATED, ENUMERATE, "0x5"), session.userRights().holders(RIGHT));
            assertEquals(List.of(POLICY), freed);
            played.on("LsaOpenPolicy", arguments -> ACCESS_DENIED);
            assertEquals(Answer.none(Obstacle.NOT_ELEVATED, "LsaOpenPolicy", "0x5"),
                    session.userRights().holders(RIGHT));
        }
        assertEquals(List.of(POLICY), freed);
    }

    @Test
    void whatIsNoSidIsSaidAndFreed() throws Exception {
        try (Memory buffer = new Memory(64); HostSession session = session(Computer.ITSELF)) {
            buffer.clear();
            buffer.setPointer(0, buffer.share(16));
            policy().on(ENUMERATE, arguments -> {
                ((Pointer[]) arguments[2])[0] = buffer;
                ((int[]) arguments[3])[0] = 1;
                return 0;
            });
            assertEquals(Obstacle.MALFORMED, ((Answer.None<Set<String>>) session.userRights().holders(RIGHT))
                    .obstacle());
            assertEquals(List.of(buffer, POLICY), freed);
        }
    }
}
