// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Domain;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Samba;

/** Logons with a ticket of a domain, and what comes where there is none. */
@Timeout(180)
class KerberosTest {

    private static final String CONFIGURATION = "java.security.krb5.conf";
    private static final String UPN = Domain.ADMINISTRATOR + "@corp.example";
    private static final String TICKET = "[SMB2,krb5]";
    private static final String NTLM = "Auth: [SMB2,NTLMSSP]";
    private static final Duration BRIEF = Duration.ofMinutes(10);
    private static final String AT_THE_CENTRE = "Auth: [Kerberos KDC,";

    @TempDir
    static Path folder;
    private static Domain domain;
    private static DatagramChannel silent;
    private static Optional<String> before;

    @BeforeAll
    static void start() throws IOException {
        domain = Domain.start(folder);
        silent = DatagramChannel.open().bind(new InetSocketAddress(Samba.unused(), Domain.KERBEROS));
        silent.configureBlocking(false);
        before = Optional.ofNullable(System.getProperty(CONFIGURATION));
        System.setProperty(CONFIGURATION, domain.kerberosConfiguration(
                ((InetSocketAddress) silent.getLocalAddress()).getAddress()).toString());
    }

    @AfterAll
    static void end() throws IOException {
        if (domain != null) {
            before.ifPresentOrElse(was -> System.setProperty(CONFIGURATION, was),
                    () -> System.clearProperty(CONFIGURATION));
            silent.close();
            domain.close();
        }
    }

    private static Answer<HostSession> open(InetAddress address, String of, String user, String password)
            throws InterruptedException {
        return Sessions.answer(address, new Credential(of, user, password.toCharArray()), SocketFactory.getDefault(),
                Sessions.LIMIT);
    }

    private static void works(Answer<HostSession> answer) throws Exception {
        try (HostSession session = value(answer)) {
            value(session.clock());
        }
        assertEquals(List.of(), Sessions.threads());
    }

    @Test
    void aTicketLogsOnWhereTheAccountSaysItsRealm() throws Exception {
        long tickets = domain.logons(TICKET);
        long ntlm = domain.logons(NTLM);
        works(open(domain.address(), "", UPN, Domain.PASSWORD));
        works(open(domain.address(), "corp.example", Domain.ADMINISTRATOR, Domain.PASSWORD));
        assertEquals(tickets + 2, domain.logons(TICKET));
        assertEquals(ntlm, domain.logons(NTLM));
    }

    @Test
    void aPasswordThatTheDomainRefusesIsTriedNowhereElse() throws Exception {
        long refused = domain.logons(AT_THE_CENTRE, "WRONG_PASSWORD");
        long ntlm = domain.logons(NTLM);
        Answer<HostSession> answer = open(domain.address(), "", UPN, "Wrong-2-Horse");
        assertNone(Obstacle.LOGON_FAILED, answer);
        assertEquals("KRB-ERROR 24", none(answer).code());
        assertEquals(refused + 1, domain.logons(AT_THE_CENTRE, "WRONG_PASSWORD"));
        assertEquals(ntlm, domain.logons(NTLM));
        assertEquals(List.of(), Sessions.threads());
    }

    /** By its address, by a name that the domain does not know, with no realm, or one that is nowhere to be found. */
    @Test
    void whereThereIsNoTicketNtlmLogsOn() throws Exception {
        long tickets = domain.logons(TICKET);
        long ntlm = domain.logons(NTLM);
        works(open(InetAddress.getByAddress(domain.address().getAddress()), "", UPN, Domain.PASSWORD));
        works(open(domain.address("other.corp.example"), "", UPN, Domain.PASSWORD));
        works(open(domain.address(), "CORP", Domain.ADMINISTRATOR, Domain.PASSWORD));
        assertNone(Obstacle.LOGON_FAILED,
                open(domain.address(), "", Domain.ADMINISTRATOR + "@nowhere.example", Domain.PASSWORD));
        assertEquals(tickets, domain.logons(TICKET));
        assertEquals(ntlm + 4, domain.logons(NTLM));
    }

    /** The password was right when the ticket was given, so that this is no second try of it. */
    @Test
    void whereTheHostDoesNotTakeTheTicketNtlmLogsOn(@TempDir Path other) throws Exception {
        try (Samba samba = Samba.start(other)) {
            InetAddress called = InetAddress.getByAddress(Domain.CONTROLLER, samba.address().getAddress());
            long given = domain.logons(AT_THE_CENTRE, Samba.ADMINISTRATOR, "NT_STATUS_OK");
            works(open(called, "corp.example", Samba.ADMINISTRATOR, Samba.PASSWORD));
            assertEquals(1, samba.folder().logons(Samba.ADMINISTRATOR));
            assertTrue(domain.logons(AT_THE_CENTRE, Samba.ADMINISTRATOR, "NT_STATUS_OK") > given);
        }
    }

    @Test
    void aCentreThatDoesNotAnswerIsNotAskedForEachHost(@TempDir Path other) throws Exception {
        try (Samba samba = Samba.start(other)) {
            SmbAccess access = new SmbAccess();
            InetAddress called = InetAddress.getByAddress("srv.silent.example", samba.address().getAddress());
            for (int host = 0; host < 2; host++) {
                try (Credential credential = Sessions.credential("silent.example", Samba.ADMINISTRATOR)) {
                    works(access.open(called, Optional.of(credential), SocketFactory.getDefault(), Sessions.LIMIT));
                }
            }
            assertNotNull(silent.receive(ByteBuffer.allocate(4096)));
            assertNull(silent.receive(ByteBuffer.allocate(4096)));
        }
    }

    /** The runtime asks for what its configuration says, and the centre may give less, and never more. */
    @Test
    void aSessionWithATicketIsValidAsLongAsTheCentreSaid(@TempDir Path other) throws Exception {
        String usual = System.getProperty(CONFIGURATION);
        Path brief = Files.writeString(other.resolve("krb5.conf"), Files.readString(Path.of(usual)).replace(
                "[libdefaults]\n", "[libdefaults]\n ticket_lifetime = 10m\n"));
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        System.setProperty(CONFIGURATION, brief.toString());
        try (HostSession session = value(open(domain.address(), "", UPN, Domain.PASSWORD))) {
            Instant end = session.validUntil().orElseThrow();
            assertFalse(end.isBefore(begun.plus(BRIEF)), end::toString);
            assertFalse(end.isAfter(Instant.now().plus(BRIEF)), end::toString);
        } finally {
            System.setProperty(CONFIGURATION, usual);
        }
        try (HostSession session = value(open(domain.address(), "", UPN, Domain.PASSWORD))) {
            Instant end = session.validUntil().orElseThrow();
            assertTrue(end.isAfter(begun.plus(Duration.ofHours(1))), end::toString);
        }
        InetAddress address = InetAddress.getByAddress(domain.address().getAddress());
        try (HostSession session = value(open(address, "", UPN, Domain.PASSWORD))) {
            assertEquals(Optional.empty(), session.validUntil(), "NTLM says nothing of that");
        }
    }

    @Test
    void aRealmIsADomainByItsDnsName() {
        assertEquals(Optional.of(Domain.REALM), Kerberos.realm("", UPN));
        assertEquals(Optional.of(Domain.REALM), Kerberos.realm("corp.example", "admin"));
        assertEquals(Optional.empty(), Kerberos.realm("CORP", "admin"));
        assertEquals(Optional.empty(), Kerberos.realm(".", "admin"));
        assertEquals(Optional.empty(), Kerberos.realm("", "admin"));
        assertEquals(Optional.empty(), Kerberos.realm("", "admin@corp"));
    }
}
