// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.integration.InsideLook.finding;
import static org.rdpworkbench.integration.InsideLook.held;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.evtx.tests.LogWriter;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** What the wire shows and what the host's inside shows, in one diagnosis: Samba is the inside, the lab the outside. */
final class InsideTest {

    private static final String KEY = "privatekey.unusable";
    private static final String REPLACED = "privatekey.folder-replaced";
    private static final String IGNORED = "certificate.binding-ignored";
    private static final String UNBOUND = "certificate.unbound";
    private static final String INTERCEPTED = "path.intercepted";
    private static final Behaviour CLOSES = Behaviour.healthy().tls(Fault.close());
    private static final String ADMIN = "inside-test-admin";

    @TempDir
    private static Path folder;
    private static Samba samba;
    private static BoundKey key;

    @BeforeAll
    static void start() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(KEY);
        samba = Samba.start(folder);
        key = BoundKey.in(samba.folder());
    }

    @AfterAll
    static void stop() throws Exception {
        Started.end(samba);
    }

    private static Run look(Behaviour outside, String credential) throws Exception {
        return InsideLook.at(samba, outside, credential);
    }

    /** What speaks for or against the key by its file; the log says what it may, of other tests as well. */
    private static List<String> byTheFile(Run run) {
        return held(run, KEY).stream().filter(List.of("key-unreadable", "key-readable", "key-gone")::contains).toList();
    }

    private static void firstCauseIsTheKey(Run run) {
        assertEquals(Verdict.FAIL, run.diagnosis().verdict());
        assertEquals(KEY, run.diagnosis().causes().getFirst().cause().id());
    }

    @Test
    void aKeyThatTheServiceMayNotRead() throws Exception {
        key.permissions("rw-------");
        Run run = look(CLOSES, ADMIN);
        firstCauseIsTheKey(run);
        assertEquals(List.of("key-unreadable"), byTheFile(run));
        KeyAccess access = run.record().find(KeyAccess.TYPE, Vantage.INSIDE).orElseThrow();
        assertTrue(access.file().endsWith(BoundKey.FILE), access::file);
        assertTrue(access.permissions().orElseThrow().startsWith("O:S-1-"), access::toString);
    }

    @Test
    void aHealthyKeyBesideTheOrphanOfAnotherMachine() throws Exception {
        key.permissions("rw-r--r--");
        key.orphan();
        Run run = look(Behaviour.healthy(), ADMIN);
        assertEquals(Verdict.PASS, finding(run, KEY).verdict());
        assertEquals(List.of("key-readable"), byTheFile(run));
        assertTrue(run.diagnosis().findings().stream().noneMatch(one -> one.verdict() == Verdict.FAIL),
                run.diagnosis()::toString);
        BoundCertificate bound = run.record().find(BoundCertificate.TYPE, Vantage.INSIDE).orElseThrow();
        assertEquals(BoundKey.FILE, bound.stored().orElseThrow().key().orElseThrow().file().orElseThrow());
        KeyFolder folder = run.record().find(KeyFolder.TYPE, Vantage.INSIDE).orElseThrow();
        assertEquals(Optional.of(1), folder.orphans(), folder::toString);
        assertEquals(Verdict.PASS, finding(run, REPLACED).verdict());
    }

    /** It warns where the wire is fine, and is the closest description where the bound key went along. */
    @Test
    void aFolderThatCameInPlaceOfAnother() throws Exception {
        key.permissions("rw-r--r--");
        key.putFolderAside();
        try {
            Run run = look(Behaviour.healthy(), ADMIN);
            assertEquals(Verdict.WARN, finding(run, REPLACED).verdict(), run.diagnosis()::toString);
            assertTrue(run.diagnosis().findings().stream().noneMatch(one -> one.verdict() == Verdict.FAIL),
                    run.diagnosis()::toString);
            run = look(CLOSES, ADMIN);
            assertEquals(Verdict.FAIL, run.diagnosis().verdict());
            assertEquals(REPLACED, run.diagnosis().causes().getFirst().cause().id());
            assertEquals(List.of("put-aside", "key-went-along"), held(run, REPLACED));
        } finally {
            key.bringFolderBack();
        }
    }

    @Test
    void aKeyThatIsGone() throws Exception {
        key.permissions("rw-r--r--");
        key.hide();
        try {
            Run run = look(CLOSES, ADMIN);
            firstCauseIsTheKey(run);
            assertEquals(List.of("key-gone"), byTheFile(run));
        } finally {
            key.show();
        }
    }

    /** What was renewed without being bound anew: connections work, and the host shows the one of its own. */
    @Test
    void aStaleThumbprintWhileTheWireIsFine() throws Exception {
        Workbench.needs(IGNORED);
        key.permissions("rw-r--r--");
        key.bindStale(true);
        try {
            Run run = look(Behaviour.healthy(), ADMIN);
            assertEquals(IGNORED, run.diagnosis().causes().getFirst().cause().id());
            assertEquals(Verdict.WARN, finding(run, IGNORED).verdict());
            assertEquals(List.of("nowhere", "other-shown"), held(run, IGNORED));
            run = look(CLOSES, ADMIN);
            assertEquals(List.of("bound-nowhere"), held(run, UNBOUND));
        } finally {
            key.bindStale(false);
        }
    }

    @Test
    void theHostsOwnLogDecides() throws Exception {
        key.permissions("rw-r--r--");
        // Samba writes none itself, and by its clock ours is soon: one for each second in which it may happen.
        Instant now = Instant.now();
        for (int second = 0; second < 20; second++) {
            samba.folder().writeEvents("System", BoundKey.event(now.plusSeconds(second)));
        }
        Run run = look(CLOSES, ADMIN);
        firstCauseIsTheKey(run);
        assertTrue(held(run, KEY).contains("key-event"), run.diagnosis()::toString);
        assertTrue(run.diagnosis().causes().getFirst().share() > 0.9, run.diagnosis().causes()::toString);
    }

    /** Something that answers in the host's place is on the way, or else the host would have written it down. */
    @Test
    void theListenerWroteNothingOfOurConnection() throws Exception {
        Workbench.needs(INTERCEPTED);
        key.permissions("rw-r--r--");
        Path log = samba.folder().drive().resolve("Windows/System32/winevt/Logs/"
                + "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx");
        Files.createDirectories(log.getParent());
        Files.write(log, goingOn(Instant.now().plusSeconds(600)));
        samba.folder().own(samba.folder().drive());
        try {
            Run run = look(CLOSES, ADMIN);
            assertTrue(run.record().find(ListenerEvents.TYPE, Vantage.INSIDE).orElseThrow().absent());
            assertTrue(held(run, INTERCEPTED).contains("not-in-log"), run.diagnosis()::toString);
        } finally {
            Files.delete(log);
        }
    }

    /** The host took a connection at our time, and not from us: something relays. */
    @Test
    void theListenerTookTheConnectionFromAnotherAddress() throws Exception {
        Workbench.needs(INTERCEPTED);
        key.permissions("rw-r--r--");
        Path log = samba.folder().drive().resolve("Windows/System32/winevt/Logs/"
                + "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx");
        Files.createDirectories(log.getParent());
        // By Samba's clock ours is soon: one for each second in which it may happen.
        LogWriter others = new LogWriter();
        Instant now = Instant.now();
        for (int second = 0; second < 60; second++) {
            accepted(others, second + 1, now.plusSeconds(second), "192.0.2.7:50000");
        }
        Files.write(log, others.file());
        samba.folder().own(samba.folder().drive());
        try {
            Run run = look(CLOSES, ADMIN);
            ListenerEvents seen = run.record().find(ListenerEvents.TYPE, Vantage.INSIDE).orElseThrow();
            assertTrue(seen.address().startsWith("127."), seen::toString);
            assertTrue(held(run, INTERCEPTED).contains("other-client-in-log"), run.diagnosis()::toString);
        } finally {
            Files.delete(log);
        }
    }

    /** Event 131, as a real log has it. */
    private static void accepted(LogWriter log, int number, Instant at, String client) {
        log.record(number, at, () -> {
            log.open("Event").close().open("System").close();
            log.open("EventID").close().text("131").end();
            log.end().open("EventData").close();
            log.openWith("Data").attribute("Name").text("ConnType").close().text("TCP").end();
            log.openWith("Data").attribute("Name").text("ClientIP").close().text(client).end();
            log.end().end();
        });
    }

    /** A log with an event of that time, about something else. */
    private static byte[] goingOn(Instant at) {
        LogWriter log = new LogWriter();
        return log.record(1, at, () -> {
            log.open("Event").close().open("System").close();
            log.open("EventID").close().text("258").end();
            log.end().end();
        }).file();
    }

    @Test
    void aWrongPasswordIsTriedOnceAndLeavesTheOutsideAsItIs() throws Exception {
        long before = samba.folder().logons(Samba.ORDINARY);
        InsideLook.credentials().add("wrong", new Credential(Samba.DOMAIN, Samba.ORDINARY, "wrong".toCharArray()));
        for (int host = 0; host < 3; host++) {
            Run run = look(CLOSES, "wrong");
            firstCauseIsTheKey(run);
            Evidence.Missing missing = assertInstanceOf(Evidence.Missing.class,
                    run.record().evidence(ServiceStates.TYPE, Vantage.INSIDE));
            assertEquals(Reason.NO_ACCESS, missing.reason());
        }
        assertEquals(before + 1, samba.folder().logons(Samba.ORDINARY));
    }
}
