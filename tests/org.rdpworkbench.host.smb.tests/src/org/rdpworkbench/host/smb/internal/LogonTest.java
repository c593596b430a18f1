// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** How sessions begin and end. */
@Timeout(120)
class LogonTest {

    private static final String WRONG = "Wrong-2-Horse";

    @TempDir
    static Path folder;
    private static Samba samba;

    @BeforeAll
    static void start() throws IOException {
        samba = Samba.start(folder);
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(samba);
    }

    @Test
    void aRightPasswordIsTriedOnceToo() throws Exception {
        long before = samba.folder().logons(Samba.ADMINISTRATOR);
        Sessions.open(samba, Sessions.administrator()).close();
        assertEquals(before + 1, samba.folder().logons(Samba.ADMINISTRATOR));
        assertEquals(List.of(), Sessions.threads());
    }

    /** Others may have to wait for the logon, and nobody for a host that is not there. */
    @Test
    void aHostIsReachedWithoutALogon() throws Exception {
        long before = samba.folder().logons(Samba.ADMINISTRATOR);
        value(new SmbAccess().reach(samba.address(), SocketFactory.getDefault(), Sessions.LIMIT)).close();
        assertEquals(before, samba.folder().logons(Samba.ADMINISTRATOR));
        assertNone(Obstacle.CHANNEL_NOT_REACHABLE,
                new SmbAccess().reach(Samba.unused(), SocketFactory.getDefault(), Sessions.LIMIT));
        assertEquals(List.of(), Sessions.threads());
    }

    /** Accounts get locked after a few wrong ones, so one attempt is one. */
    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        long before = samba.folder().logons(Samba.ORDINARY);
        Answer<HostSession> answer = Sessions.answer(samba.address(),
                new Credential(Samba.DOMAIN, Samba.ORDINARY, WRONG.toCharArray()), SocketFactory.getDefault(),
                Sessions.LIMIT);
        assertNone(Obstacle.LOGON_FAILED, answer);
        assertEquals("0xC000006D STATUS_LOGON_FAILURE", none(answer).code());
        assertTrue(none(answer).detail().endsWith(" (SMB2 SESSION_SETUP: 0xC000006D STATUS_LOGON_FAILURE)"));
        assertEquals(before + 1, samba.folder().logons(Samba.ORDINARY));
        assertEquals(List.of(), Sessions.threads());
    }

    @Test
    void anUnknownUserIsRefused() throws Exception {
        Answer<HostSession> answer = Sessions.answer(samba.address(), Sessions.credential(Samba.DOMAIN, "nobody.here"),
                SocketFactory.getDefault(), Sessions.LIMIT);
        assertNone(Obstacle.LOGON_FAILED, answer);
        assertEquals(1, samba.folder().logons("nobody.here"));
    }

    @Test
    void whereNobodyListensNothingIsReached() throws Exception {
        Answer<HostSession> answer = Sessions.answer(Samba.unused(), Sessions.administrator(),
                SocketFactory.getDefault(), Sessions.LIMIT);
        assertNone(Obstacle.CHANNEL_NOT_REACHABLE, answer);
        assertEquals("ConnectException", none(answer).code());
        assertEquals(List.of(), Sessions.threads());
    }

    @Test
    void aClosedCredentialOpensNothing() {
        Credential closed = Sessions.administrator();
        closed.close();
        assertThrows(IllegalStateException.class, () -> new SmbAccess().open(samba.address(), Optional.of(closed),
                SocketFactory.getDefault(), Sessions.LIMIT));
        assertEquals(List.of(), Sessions.threads());
    }

    @Test
    void aClosedSessionAnswersNothing() throws Exception {
        HostSession session = Sessions.open(samba, Sessions.administrator());
        value(session.clock());
        session.close();
        session.close();
        assertNone(Obstacle.CHANNEL_NOT_REACHABLE, session.clock());
        assertEquals("the session has ended", none(session.registry().key("HKLM\\SOFTWARE")).code());
        assertEquals(List.of(), Sessions.threads());
    }

    @Test
    void anInterruptEndsTheSession() throws Exception {
        HostSession session = Sessions.open(samba, Sessions.administrator());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, session::clock);
        assertFalse(Thread.interrupted());
        assertNone(Obstacle.CHANNEL_NOT_REACHABLE, session.clock());
        session.close();
        assertEquals(List.of(), Sessions.threads());
    }

    /** As when a person cancels, and what was begun is tidied up on the way out. */
    @Test
    void closingWhileInterruptedLeavesNothingEither() throws Exception {
        HostSession session = Sessions.open(samba, Sessions.administrator());
        Thread.currentThread().interrupt();
        session.close();
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), Sessions.threads());
    }

    /** The library would log what a host did, with stack traces. */
    @Test
    void nothingIsLogged() throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new StreamHandler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getLoggerName() + " " + entry.getMessage());
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            Sessions.open(samba, Sessions.administrator()).close();
            Sessions.answer(Samba.unused(), Sessions.administrator(), SocketFactory.getDefault(), Sessions.LIMIT);
        } finally {
            root.removeHandler(handler);
        }
        assertEquals(List.of(), logged);
    }

    @Test
    void theWayInIsAService() {
        BundleContext context = FrameworkUtil.getBundle(SmbAccess.class).getBundleContext();
        ServiceReference<HostAccess> reference = context.getServiceReference(HostAccess.class);
        assertNotNull(reference);
        assertEquals("smb", context.getService(reference).id());
    }
}
