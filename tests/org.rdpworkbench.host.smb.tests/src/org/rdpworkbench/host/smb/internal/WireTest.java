// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Samba;

/** What goes over the wire: nothing of a session that somebody on the way could read or change. */
@Timeout(120)
class WireTest {

    /** Negotiate, and two messages of NTLM. */
    private static final int BEFORE_THE_SESSION = 3;
    /** CreateOptions of SMB2 CREATE behind the head, and some of them; [MS-SMB2] 2.2.13. */
    private static final int OPTIONS = 64 + 40;
    private static final int DIRECTORY = 0x0001;
    private static final int NO_DIRECTORY = 0x0040;
    private static final int BACKUP_INTENT = 0x4000;
    /** Waited for in full where answers are not believed. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void aSessionIsEncryptedWhereTheHostOffersIt() throws Exception {
        try (Samba samba = Samba.start(folder)) {
            TappedSockets sockets = new TappedSockets();
            try (HostSession session = value(Sessions.answer(samba.address(), Sessions.administrator(), sockets,
                    Sessions.LIMIT))) {
                value(session.clock());
            }
            List<byte[]> messages = sockets.messages();
            assertTrue(messages.size() > BEFORE_THE_SESSION);
            messages.subList(BEFORE_THE_SESSION, messages.size())
                    .forEach(message -> assertTrue(TappedSockets.encrypted(message)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMB2_02", "SMB2_10", "SMB3_00", "SMB3_11"})
    void aSessionIsSignedWhereItIsNotEncrypted(String dialect) throws Exception {
        try (Samba samba = Samba.start(folder, "smb encrypt = off", "server max protocol = " + dialect)) {
            TappedSockets sockets = new TappedSockets();
            try (HostSession session = value(Sessions.answer(samba.address(), Sessions.administrator(), sockets,
                    Sessions.LIMIT))) {
                value(session.clock());
            }
            List<byte[]> messages = sockets.messages();
            assertTrue(messages.size() > BEFORE_THE_SESSION);
            for (byte[] message : messages.subList(BEFORE_THE_SESSION, messages.size())) {
                assertFalse(TappedSockets.encrypted(message));
                assertTrue(TappedSockets.signed(message));
            }
        }
    }

    /** An administrator may then read what grants administrators nothing, as the keys of a healthy host do. */
    @Test
    void filesAreOpenedWithBackupIntent() throws Exception {
        try (Samba samba = Samba.start(folder, "smb encrypt = off")) {
            TappedSockets sockets = new TappedSockets();
            try (HostSession session = value(Sessions.answer(samba.address(), Sessions.administrator(), sockets,
                    Sessions.LIMIT))) {
                value(session.files().list("C:\\"));
                value(session.files().security("C:\\"));
                value(session.files().read("C:\\Nothing", 0, 1));
            }
            List<Integer> options = sockets.messages().stream().filter(WireTest::creates)
                    .map(message -> ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(OPTIONS)).toList();
            assertEquals(List.of(BACKUP_INTENT | DIRECTORY, BACKUP_INTENT, BACKUP_INTENT | NO_DIRECTORY), options);
        }
    }

    /** Whether it is SMB2 CREATE, by its Command; [MS-SMB2] 2.2.1.2. */
    private static boolean creates(byte[] message) {
        return message[0] == (byte) 0xFE && message[12] == 5;
    }

    /** Starts the processes behind the pipes, which takes a while. */
    private static void warmUp(Samba samba) throws InterruptedException {
        try (HostSession session = Sessions.open(samba, Sessions.administrator())) {
            value(session.clock());
        }
    }

    @Test
    void anAnswerWithoutSignatureIsNotBelieved() throws Exception {
        try (Samba samba = Samba.start(folder, "smb encrypt = off")) {
            warmUp(samba);
            TappedSockets sockets = new TappedSockets();
            try (HostSession session = value(Sessions.answer(samba.address(), Sessions.administrator(), sockets,
                    SHORT))) {
                value(session.clock());
                sockets.removeSignatures();
                assertNone(Obstacle.TIMED_OUT, session.clock());
            }
        }
    }

    @Test
    void aChangedAnswerIsNotBelieved() throws Exception {
        try (Samba samba = Samba.start(folder, "smb encrypt = off")) {
            warmUp(samba);
            TappedSockets sockets = new TappedSockets();
            try (HostSession session = value(Sessions.answer(samba.address(), Sessions.administrator(), sockets,
                    SHORT))) {
                value(session.clock());
                sockets.spoil();
                assertNone(Obstacle.TIMED_OUT, session.clock());
            }
        }
    }

    @Test
    void aHostThatOffersOnlySmb1CannotBeAsked() throws Exception {
        try (Samba samba = Samba.start(folder, "server min protocol = NT1", "server max protocol = NT1")) {
            assertNone(Obstacle.CHANNEL_NOT_REACHABLE, Sessions.answer(samba.address(),
                    Sessions.administrator(), new TappedSockets(), Sessions.LIMIT));
            assertEquals(List.of(), Sessions.threads());
        }
    }

    /** What Samba answers for an unknown user when it takes all of them for guests, whose messages nobody signs. */
    @Test
    void aGuestIsNoSession() throws Exception {
        try (Samba samba = Samba.start(folder, "map to guest = bad user")) {
            assertNone(Obstacle.LOGON_FAILED, Sessions.answer(samba.address(),
                    Sessions.credential(Samba.DOMAIN, "stranger"), new TappedSockets(), Sessions.LIMIT));
            assertEquals(List.of(), Sessions.threads());
        }
    }
}
