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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Probe;
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

    /** The address where the look went on comes first. */
    private static List<ConnectOutcome> outcomes(Quick quick) {
        return quick.fact(TcpConnect.TYPE).attempts().stream().map(TcpConnect.ToAddress::outcome).toList();
    }

    @Test
    void aDeadAddressDoesNotKeepFromTheNext() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Quick.look(NAME, host.address().getPort(),
                    new KnownAddresses(List.of(NOBODY, "127.0.0.1", NOBODY_ELSE), List.of()));
            assertEquals(List.of(ConnectOutcome.CONNECTED, ConnectOutcome.REFUSED, ConnectOutcome.REFUSED),
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
    void anAddressOfWhichNothingIsKnownYetIsNotTried() throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy());
                DeadAddress dead = new DeadAddress(NOBODY_ELSE, host.address().getPort())) {
            Quick quick = Quick.look(NAME, host.address().getPort(), Duration.ofSeconds(3),
                    new KnownAddresses(List.of(NOBODY, NOBODY_ELSE), List.of()));
            assertEquals(List.of(ConnectOutcome.REFUSED, ConnectOutcome.NOT_TRIED), outcomes(quick));
            assertEquals(Optional.of(Reason.TIMED_OUT), quick.reason(Negotiation.TYPE));
        }
    }

    /** One after another they would use up all the time there is. */
    @Test
    void manyDeadAddressesCostTheTimeOfOne() throws IOException {
        List<DeadAddress> dead = new ArrayList<>();
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            List<String> addresses = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                addresses.add("127.77.254." + i);
                dead.add(new DeadAddress(addresses.getLast(), host.address().getPort()));
            }
            addresses.add("127.0.0.1");
            Quick quick = Quick.look(NAME, host.address().getPort(), new KnownAddresses(addresses, List.of()));
            List<ConnectOutcome> expected = new ArrayList<>(Collections.nCopies(5, ConnectOutcome.TIMED_OUT));
            expected.set(0, ConnectOutcome.CONNECTED);
            assertEquals(expected, outcomes(quick));
            assertEquals(CredSsp.Outcome.CHALLENGED, quick.fact(CredSsp.TYPE).outcome());
            assertEquals(2, host.connections());
            assertEquals(List.of(), quick.problems());
        } finally {
            for (DeadAddress one : dead) {
                one.close();
            }
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

    /** Of all that accept only one is asked anything; it is the first one if that does. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.77.255.1", "127.77.255.1, 127.0.0.1"})
    void ofSeveralThatAcceptOneIsLookedAt(String first, String second) throws IOException, InterruptedException {
        try (LabHost one = LabHost.start(Behaviour.healthy());
                LabHost other = LabHost.start(Behaviour.healthy(),
                        new InetSocketAddress("127.77.253.1", one.address().getPort()))) {
            Quick quick = Quick.look(NAME, one.address().getPort(),
                    new KnownAddresses(List.of(first, second, "127.77.253.1"), List.of()));
            assertEquals(List.of(ConnectOutcome.CONNECTED, ConnectOutcome.CONNECTED, ConnectOutcome.REFUSED),
                    outcomes(quick).stream().sorted().toList());
            String asked = quick.fact(TcpConnect.TYPE).connected().orElseThrow().address();
            assertTrue(asked.equals("127.0.0.1") || first.equals(NOBODY), asked);
            LabHost leftAlone = asked.equals("127.0.0.1") ? other : one;
            assertTrue(leftAlone.awaitEnded(1, Duration.ofSeconds(10)), "the other one is connected to and left");
            assertEquals(3, one.connections() + other.connections());
            assertEquals(1, leftAlone.connections());
            assertEquals(0, leftAlone.visits().getFirst().received().length);
        }
    }

    /** Nobody may keep an address from others while waiting for a second one. */
    @Test
    void looksAtTheSameAddressesDoNotWaitForEachOther() throws Exception {
        try (LabHost one = LabHost.start(Behaviour.healthy());
                LabHost other = LabHost.start(Behaviour.healthy(),
                        new InetSocketAddress(NOBODY, one.address().getPort()));
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<List<String>> orders = List.of(List.of(NOBODY_ELSE, NOBODY, "127.0.0.1"),
                    List.of(NOBODY_ELSE, "127.0.0.1", NOBODY), List.of("127.0.0.1", NOBODY),
                    List.of(NOBODY, "127.0.0.1"));
            Quick.Engine engine = new Quick.Engine(KnownAddresses.inTurns(orders));
            List<Future<Quick>> looks = new ArrayList<>();
            for (int i = 0; i < 2 * orders.size(); i++) {
                looks.add(threads.submit(() -> engine.look(NAME, one.address().getPort())));
            }
            for (Future<Quick> look : looks) {
                assertEquals(CredSsp.Outcome.CHALLENGED, look.get().fact(CredSsp.TYPE).outcome());
                assertTrue(look.get().fact(TcpConnect.TYPE).attempts().stream()
                        .noneMatch(a -> a.outcome() == ConnectOutcome.NOT_TRIED));
            }
        }
    }

    @Test
    void cancellingEndsEveryAttempt() throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Quick> result = new AtomicReference<>();
        try (LabHost host = LabHost.start(Behaviour.healthy());
                DeadAddress one = new DeadAddress(NOBODY, host.address().getPort());
                DeadAddress other = new DeadAddress(NOBODY_ELSE, host.address().getPort())) {
            Probe names = new KnownAddresses(() -> {
                begun.countDown();
                return List.of(NOBODY, NOBODY_ELSE);
            }, List.of());
            Thread person = Thread.ofPlatform().start(
                    () -> result.set(Quick.look(NAME, host.address().getPort(), names)));
            assertTrue(begun.await(30, TimeUnit.SECONDS));
            person.interrupt();
            assertTrue(person.join(Duration.ofSeconds(30)));
        }
        assertTrue(result.get().run().cancelled());
        assertEquals(Optional.of(Reason.CANCELLED), result.get().reason(TcpConnect.TYPE));
        assertEquals(List.of(), result.get().problems(), "nothing was left behind");
    }

    /** A link-local address without its link cannot even be sent to. */
    @Test
    void whatThisMachineCannotDoSaysNothingAboutTheHost() throws IOException {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        Quick quick = Quick.look(NAME, 9, new KnownAddresses(List.of(), List.of("fe80:0:0:0:0:0:0:1")));
        assertEquals(Optional.of(Reason.NO_ACCESS), quick.reason(TcpConnect.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS), quick.reason(Negotiation.TYPE));
        assertEquals(Optional.empty(), quick.run().diagnosis().stage());
        assertTrue(quick.run().diagnosis().incomplete());
        assertEquals(List.of(), quick.problems(), "no plugin is to blame");
    }

    @Test
    void whatThisMachineCannotDoDoesNotKeepFromTheNextAddress() throws IOException {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Quick.look(NAME, host.address().getPort(),
                    new KnownAddresses(List.of("127.0.0.1"), List.of("fe80:0:0:0:0:0:0:1")));
            assertEquals(List.of(ConnectOutcome.CONNECTED, ConnectOutcome.NOT_TRIED), outcomes(quick));
            assertEquals(CredSsp.Outcome.CHALLENGED, quick.fact(CredSsp.TYPE).outcome());
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
            assertEquals(List.of(ConnectOutcome.CONNECTED, ConnectOutcome.REFUSED), outcomes(quick));
            assertEquals(ServerCertificate.NameMatch.MISMATCH, quick.fact(ServerCertificate.TYPE).name());
        }
    }

    private static boolean hasIpv6() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address.isLoopbackAddress() && address instanceof Inet6Address);
    }
}
