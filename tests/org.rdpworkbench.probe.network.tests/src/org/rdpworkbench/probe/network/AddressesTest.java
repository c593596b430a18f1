// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;

class AddressesTest {

    private static final String NAME = "host.example";
    private static final String NOBODY = "127.77.255.1";
    private static final String NOBODY_ELSE = "127.77.255.2";

    private static List<ConnectOutcome> outcomes(Quick quick) {
        return quick.fact(TcpConnect.TYPE).attempts().stream().map(TcpConnect.ToAddress::outcome).toList();
    }

    @Test
    void aDeadAddressDoesNotKeepFromTheNext() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Quick.look(NAME, host.address().getPort(),
                    new KnownAddresses(List.of(NOBODY, "127.0.0.1", NOBODY_ELSE), List.of()));
            assertEquals(List.of(ConnectOutcome.REFUSED, ConnectOutcome.CONNECTED, ConnectOutcome.REFUSED),
                    outcomes(quick));
            assertEquals(CredSsp.Outcome.CHALLENGED, quick.fact(CredSsp.TYPE).outcome());
            Rung network = quick.run().diagnosis().ladder().stream().filter(r -> r.stage() == Stage.NETWORK)
                    .findFirst().orElseThrow();
            assertEquals(Rung.State.REMARKABLE, network.state());
        }
    }

    @Test
    void everyAddressIsConnectedToButOnlyOneIsLookedAt() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            // All of 127/8 leads here, but the host listens on one address; the second one is the same host's.
            Quick quick = Quick.look(NAME, host.address().getPort(),
                    new KnownAddresses(List.of("127.0.0.1", "127.0.0.1"), List.of()));
            assertEquals(List.of(), outcomes(quick).stream().filter(o -> o != ConnectOutcome.CONNECTED).toList());
            Map<String, Long> connections = quick.run().record().transcripts().stream()
                    .collect(Collectors.groupingBy(Transcript::remote, Collectors.counting()));
            assertEquals(1, connections.size());
        }
    }

    @Test
    void anAddressWhoseTurnDidNotComeIsNotTried() {
        try (LabHost mute = LabHost.start(Behaviour.healthy().negotiating(Fault.silence()))) {
            Quick quick = Quick.look(NAME, mute.address().getPort(), Duration.ofSeconds(1),
                    new KnownAddresses(List.of("127.0.0.1", NOBODY), List.of()));
            assertEquals(List.of(ConnectOutcome.CONNECTED, ConnectOutcome.NOT_TRIED), outcomes(quick));
            assertEquals(Optional.of(Reason.TIMED_OUT), quick.reason(Negotiation.TYPE));
        }
    }

    @Test
    void withNoAddressAliveEverythingBehindIsMissing() {
        Quick quick = Quick.look(NAME, 9, new KnownAddresses(List.of(NOBODY, NOBODY_ELSE), List.of()));
        assertTrue(quick.fact(TcpConnect.TYPE).allRefused());
        assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(Negotiation.TYPE));
        assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(ServerCertificate.TYPE));
        assertEquals(List.of(), quick.problems());
    }

    @Test
    void aNameWithoutAddressBreaksThere() {
        Quick quick = Quick.look("no-such-host.invalid", 9, new NameProbe());
        assertEquals(NameResolution.Outcome.NOT_FOUND, quick.fact(NameResolution.TYPE).outcome());
        assertEquals(Optional.of(Stage.NAME), quick.run().diagnosis().stage());
        assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(TcpConnect.TYPE));
        assertEquals(List.of(), quick.problems());
    }

    @Test
    void anAddressIsNotAsked() {
        NameResolution resolution = Quick.look("127.0.0.1", 9, new NameProbe()).fact(NameResolution.TYPE);
        assertEquals(NameResolution.Outcome.ADDRESS, resolution.outcome());
        assertEquals(List.of("127.0.0.1"), resolution.addresses());
    }

    @Test
    void localhostHasItsAddresses() {
        NameResolution resolution = Quick.look("localhost", 9, new NameProbe()).fact(NameResolution.TYPE);
        assertEquals(NameResolution.Outcome.RESOLVED, resolution.outcome());
        assertTrue(resolution.addresses().contains("127.0.0.1") || resolution.addresses().contains("0:0:0:0:0:0:0:1"));
    }

    @Test
    void anIpv6HostIsLookedAt() throws IOException {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        try (LabHost host = LabHost.start(Behaviour.healthy(),
                new InetSocketAddress(InetAddress.getByName("::1"), 0))) {
            Quick quick = Quick.look("::1", host.address().getPort(), new NameProbe());
            assertEquals(CredSsp.Outcome.CHALLENGED, quick.fact(CredSsp.TYPE).outcome());
            assertEquals(ServerCertificate.NameMatch.MATCH, quick.fact(ServerCertificate.TYPE).name());
        }
    }

    @Test
    void bothFamiliesAreTried() throws IOException {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        try (LabHost host = LabHost.start(Behaviour.healthy(),
                new InetSocketAddress(InetAddress.getByName("::1"), 0))) {
            Quick quick = Quick.look(NAME, host.address().getPort(),
                    new KnownAddresses(List.of(NOBODY), List.of("0:0:0:0:0:0:0:1")));
            assertEquals(List.of(ConnectOutcome.REFUSED, ConnectOutcome.CONNECTED), outcomes(quick));
            assertEquals(ServerCertificate.NameMatch.MISMATCH, quick.fact(ServerCertificate.TYPE).name());
        }
    }

    private static boolean hasIpv6() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address.isLoopbackAddress() && address instanceof Inet6Address);
    }
}
