// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.CredSspAct;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.testkit.ScriptedContext;

class AddressIdentitiesTest {

    private static final String OTHER = "127.77.252.1";
    private static final String DEAD = "127.77.252.2";

    private static Identity lookAtOne(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            int port = host.address().getPort();
            Quick quick = Alone.look(new AddressesProbe(), port,
                    Alone.connected(host.address().getAddress().getHostAddress(), port),
                    new ToAddress(DEAD, port, ConnectOutcome.TIMED_OUT, 4_000, ""));
            assertEquals(List.of(), quick.problems());
            assertEquals(1, host.connections());
            assertFalse(host.sawAuthenticate());
            return quick.fact(AddressIdentities.TYPE).identities().getFirst();
        }
    }

    @Test
    void everyAddressTellsWhoIsThere() throws IOException, GeneralSecurityException {
        Behaviour another = Behaviour.healthy().certificate(c -> c.subject("rds02.corp.example").named())
                .credSsp(CredSspAct.challenge().names("RDS02", "CORP", "corp.example"));
        try (LabHost one = LabHost.start(Behaviour.healthy());
                LabHost other = LabHost.start(another, new InetSocketAddress(OTHER, one.address().getPort()))) {
            int port = one.address().getPort();
            AddressIdentities seen = Alone.look(new AddressesProbe(), port, Alone.connected(OTHER, port),
                    new ToAddress(DEAD, port, ConnectOutcome.TIMED_OUT, 4_000, ""),
                    Alone.connected("127.0.0.1", port)).fact(AddressIdentities.TYPE);
            assertEquals(List.of(OTHER, DEAD, "127.0.0.1"),
                    seen.identities().stream().map(Identity::address).toList());
            Identity rds02 = seen.identities().getFirst();
            assertEquals(Optional.of("rds02.corp.example"), rds02.computer());
            assertEquals(List.of("rds02.corp.example"), rds02.certificateNames());
            assertEquals(Optional.of(sha256(other)), rds02.certificate());
            Identity labHost = seen.identities().getLast();
            assertEquals(Optional.of("lab-host.lab.example"), labHost.computer());
            assertTrue(labHost.certificateNames().contains("localhost"));
            assertNotEquals(rds02.certificate(), labHost.certificate());
            assertEquals(List.of(DEAD), seen.dead().stream().map(Identity::address).toList());
            assertEquals(2, one.connections() + other.connections());
            assertFalse(one.sawAuthenticate() || other.sawAuthenticate());
        }
    }

    private static String sha256(LabHost host) throws GeneralSecurityException {
        return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(host.certificate().getEncoded()));
    }

    @Test
    void aHostWithoutNlaTellsItsCertificateAlone() {
        Identity identity = lookAtOne(Behaviour.healthy().negotiating(NegotiationAct.tlsOnly()));
        assertTrue(identity.answered() && identity.certificate().isPresent());
        assertEquals(Optional.empty(), identity.computer());
    }

    @Test
    void aHostWithoutTlsTellsNothingButAnswers() {
        Identity identity = lookAtOne(Behaviour.healthy().negotiating(NegotiationAct.rdpOnly()));
        assertTrue(identity.answered());
        assertEquals(Optional.empty(), identity.certificate());
    }

    @Test
    void aHandshakeThatFailsTellsNothing() {
        Identity identity = lookAtOne(Behaviour.healthy().tls(Fault.close()));
        assertTrue(identity.answered());
        assertEquals(Optional.empty(), identity.certificate());
    }

    @Test
    void whoClosesIsAliveAndHasNotAnswered() {
        Identity identity = lookAtOne(Behaviour.healthy().negotiating(Fault.close()));
        assertEquals(ConnectOutcome.CONNECTED, identity.outcome());
        assertFalse(identity.answered());
    }

    @Test
    void anAddressThatIsAloneIsNotAskedAgain() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Alone.look(new AddressesProbe(), host.address());
            assertEquals(Optional.of(Reason.NOT_APPLICABLE), quick.reason(AddressIdentities.TYPE));
            assertEquals(0, host.connections());
        }
    }

    @Test
    void addressesKnownToBeDeadAreNotTriedAgain() throws ProbeException, InterruptedException {
        ToAddress dead = new ToAddress(DEAD, 3389, ConnectOutcome.TIMED_OUT, 4_000, "");
        AddressIdentities seen = ScriptedContext.to(Target.of("host.example", 3389))
                .knowing(new TcpConnect(List.of(dead))).knowing(Alone.resolution(dead)).run(new AddressesProbe())
                .seen(AddressIdentities.TYPE).orElseThrow();
        assertEquals(1, seen.dead().size());
    }

    /** Two in a row are enough: the third one is left as not tried, which is no finding about it. */
    @Test
    void connectionsThatAreNotHadAreNotTriedForEver() throws ProbeException, InterruptedException {
        ToAddress[] all = {Alone.connected("127.77.252.3", 3389), Alone.connected("127.77.252.4", 3389),
            Alone.connected("127.77.252.5", 3389)};
        AddressIdentities seen = ScriptedContext.to(Target.of("host.example", 3389))
                .knowing(new TcpConnect(List.of(all))).knowing(Alone.resolution(all))
                .failing(ConnectOutcome.TIMED_OUT).failing(ConnectOutcome.REFUSED).run(new AddressesProbe())
                .seen(AddressIdentities.TYPE).orElseThrow();
        assertEquals(List.of(ConnectOutcome.TIMED_OUT, ConnectOutcome.REFUSED, ConnectOutcome.NOT_TRIED),
                seen.identities().stream().map(Identity::outcome).toList());
        assertEquals(2, seen.dead().size());
    }
}
