// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialSource.Kept;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.Obstacle;

/** One logon for a credential until it is known to be good, and none after it was refused. */
final class HostSessionsTest {

    private static final WayIn WAY = new WayIn("test", Optional.of("admin"));
    private static final Answer<HostSession> REFUSED =
            Answer.none(Obstacle.LOGON_FAILED, "logon", "0xC000006D STATUS_LOGON_FAILURE");

    private final Credentials credentials = new Credentials();

    /** A way in that answers as a test says. */
    private record Way(String id, Consumer<InetAddress> asked, Logon logon) implements HostAccess {

        interface Logon {
            Answer<HostSession> with(Credential credential, Duration limit) throws InterruptedException;
        }

        @Override
        public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
                Duration limit) throws InterruptedException {
            asked.accept(address);
            return logon.with(credential.orElse(null), limit);
        }
    }

    private HostSessions through(Way.Logon logon) {
        credentials.add("admin", new Credential("", "admin", "secret".toCharArray()));
        return new HostSessions(credentials, List.of(new Way("test", address -> { }, logon)));
    }

    private static Answer<HostSession> of(HostSessions sessions, OneRun run)
            throws ProbeException, InterruptedException {
        return sessions.open(run, SocketFactory.getDefault(), Duration.ofSeconds(20)).session();
    }

    private static Obstacle obstacle(Answer<HostSession> answer) {
        return assertInstanceOf(Answer.None.class, answer).obstacle();
    }

    @Test
    void itGoesWhereTheLookFromOutsideWent() throws Exception {
        List<InetAddress> asked = new ArrayList<>();
        credentials.add("admin", new Credential("", "admin", "secret".toCharArray()));
        HostSessions sessions = new HostSessions(credentials, List.of(new Way("test", asked::add,
                (credential, limit) -> Answer.of(new NoSession()))));
        of(sessions, new OneRun(WAY, new TcpConnect(List.of(
                new ToAddress("192.0.2.1", 3389, ConnectOutcome.TIMED_OUT, 1, ""),
                new ToAddress("192.0.2.2", 3389, ConnectOutcome.CONNECTED, 1, "")))));
        of(sessions, new OneRun(WAY, new TcpConnect(List.of(
                new ToAddress("192.0.2.3", 3389, ConnectOutcome.REFUSED, 1, "")))));
        assertEquals(List.of("192.0.2.2", "192.0.2.3"), asked.stream().map(InetAddress::getHostAddress).toList());
        assertThrows(ProbeException.class, () -> of(sessions, new OneRun(WAY, new TcpConnect(List.of()))));
    }

    /** Some logons need it, and nobody looks it up again. */
    @Test
    void theNameByWhichTheHostWasCalledGoesWithItsAddress() throws Exception {
        List<InetAddress> asked = new ArrayList<>();
        credentials.add("admin", new Credential("", "admin", "secret".toCharArray()));
        HostSessions sessions = new HostSessions(credentials, List.of(new Way("test", asked::add,
                (credential, limit) -> Answer.of(new NoSession()))));
        TcpConnect connect = new OneRun(WAY).connect();
        for (String host : List.of("srv01.example", "127.0.0.1", "::1")) {
            of(sessions, new OneRun(WAY, connect, host));
        }
        assertEquals(List.of("srv01.example/127.0.0.1", "/127.0.0.1", "/127.0.0.1"),
                asked.stream().map(InetAddress::toString).toList());
    }

    @Test
    void afterARefusalTheCredentialIsTriedNowhere() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        HostSessions sessions = through((credential, limit) -> {
            tried.incrementAndGet();
            return REFUSED;
        });
        for (int host = 0; host < 20; host++) {
            assertEquals(Obstacle.LOGON_FAILED, obstacle(of(sessions, new OneRun(WAY))));
        }
        assertEquals(1, tried.get());
    }

    @Test
    void aRefusalCountsEvenAfterOthersTookIt() throws Exception {
        List<Answer<HostSession>> answers = new ArrayList<>(List.of(Answer.of(new NoSession()), REFUSED));
        HostSessions sessions = through((credential, limit) -> answers.removeFirst());
        assertTrue(of(sessions, new OneRun(WAY)).value().isPresent());
        assertEquals(Obstacle.LOGON_FAILED, obstacle(of(sessions, new OneRun(WAY))));
        assertEquals(Obstacle.LOGON_FAILED, obstacle(of(sessions, new OneRun(WAY))), "it was not tried");
    }

    @Test
    void aHostThatCannotBeReachedSaysNothingOfTheCredential() throws Exception {
        List<Answer<HostSession>> answers = new ArrayList<>(List.of(
                Answer.none(Obstacle.CHANNEL_NOT_REACHABLE, "connect", "refused"), Answer.of(new NoSession())));
        HostSessions sessions = through((credential, limit) -> answers.removeFirst());
        assertEquals(Obstacle.CHANNEL_NOT_REACHABLE, obstacle(of(sessions, new OneRun(WAY))));
        assertTrue(of(sessions, new OneRun(WAY)).value().isPresent());
    }

    @Test
    void anotherSecretBeginsAnew() throws Exception {
        List<Answer<HostSession>> answers = new ArrayList<>(List.of(REFUSED, Answer.of(new NoSession())));
        HostSessions sessions = through((credential, limit) -> answers.removeFirst());
        of(sessions, new OneRun(WAY));
        credentials.add("admin", new Credential("", "admin", "the right one".toCharArray()));
        assertTrue(of(sessions, new OneRun(WAY)).value().isPresent());
    }

    /** Twenty hosts at once: they wait for the first one, and none of them tries what it was refused. */
    @Test
    void othersWaitForTheFirstHost() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch asking = new CountDownLatch(1);
        AtomicInteger tried = new AtomicInteger();
        HostSessions sessions = through((credential, limit) -> {
            tried.incrementAndGet();
            asking.countDown();
            first.await();
            return REFUSED;
        });
        List<CompletableFuture<Answer<HostSession>>> all = new ArrayList<>();
        for (int host = 0; host < 20; host++) {
            all.add(beside(sessions, new OneRun(WAY)));
        }
        assertTrue(asking.await(20, TimeUnit.SECONDS));
        first.countDown();
        for (CompletableFuture<Answer<HostSession>> one : all) {
            assertEquals(Obstacle.LOGON_FAILED, obstacle(one.get(20, TimeUnit.SECONDS)));
        }
        assertEquals(1, tried.get());
    }

    /** A way in whose first host does not answer until a test says so, as behind a filter; counts what is open. */
    private record Filtered(CountDownLatch connecting, CountDownLatch end, AtomicInteger open, Way.Logon logon)
            implements HostAccess {

        @Override
        public String id() {
            return "test";
        }

        @Override
        public Answer<Reached> reach(InetAddress address, SocketFactory sockets, Duration limit)
                throws InterruptedException {
            if (address.getHostAddress().equals("192.0.2.1")) {
                connecting.countDown();
                end.await();
                return Answer.none(Obstacle.CHANNEL_NOT_REACHABLE, "connect", "no answer");
            }
            open.incrementAndGet();
            return Answer.of(new Reached() {
                @Override
                public Answer<HostSession> logOn(Optional<Credential> credential, Duration left)
                        throws InterruptedException {
                    return logon.with(credential.orElseThrow(), left);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            });
        }

        @Override
        public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
                Duration limit) {
            throw new AssertionError("connected and logged on at once");
        }
    }

    private static OneRun at(String address) {
        return new OneRun(WAY, new TcpConnect(List.of(
                new ToAddress(address, 3389, ConnectOutcome.CONNECTED, 1, ""))));
    }

    private static CompletableFuture<Answer<HostSession>> beside(HostSessions sessions, OneRun run) {
        CompletableFuture<Answer<HostSession>> one = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                one.complete(of(sessions, run));
            } catch (ProbeException | InterruptedException | AssertionError e) {
                one.completeExceptionally(e);
            }
        });
        return one;
    }

    @Test
    void aHostThatIsNotReachedHoldsNobodyUp() throws Exception {
        Filtered way = new Filtered(new CountDownLatch(1), new CountDownLatch(1), new AtomicInteger(),
                (credential, limit) -> Answer.of(new NoSession()));
        credentials.add("admin", new Credential("", "admin", "secret".toCharArray()));
        HostSessions sessions = new HostSessions(credentials, List.of(way));
        CompletableFuture<Answer<HostSession>> filtered = beside(sessions, at("192.0.2.1"));
        assertTrue(way.connecting().await(20, TimeUnit.SECONDS));
        Answer<HostSession> other = beside(sessions, at("192.0.2.2")).get(20, TimeUnit.SECONDS);
        assertTrue(other.value().isPresent());
        assertFalse(filtered.isDone());
        way.end().countDown();
        assertEquals(Obstacle.CHANNEL_NOT_REACHABLE, obstacle(filtered.get(20, TimeUnit.SECONDS)));
    }

    @Test
    void aHostThatWasReachedInVainIsLetGo() throws Exception {
        Filtered way = new Filtered(new CountDownLatch(1), new CountDownLatch(1), new AtomicInteger(),
                (credential, limit) -> REFUSED);
        credentials.add("admin", new Credential("", "admin", "secret".toCharArray()));
        HostSessions sessions = new HostSessions(credentials, List.of(way));
        for (int host = 2; host < 5; host++) {
            assertEquals(Obstacle.LOGON_FAILED, obstacle(of(sessions, at("192.0.2." + host))));
            assertEquals(0, way.open().get(), "refused at the first, not tried at others");
        }
    }

    @Test
    void whatIsNotKnownHereIsSaidByItsName() {
        HostSessions sessions = through((credential, limit) -> REFUSED);
        assertEquals("no installed plugin knows the way in wmi", assertThrows(ProbeException.class,
                () -> of(sessions, new OneRun(new WayIn("wmi", Optional.of("admin"))))).getMessage());
        assertEquals("the credential somebody is not known", assertThrows(ProbeException.class,
                () -> of(sessions, new OneRun(new WayIn("test", Optional.of("somebody"))))).getMessage());
    }

    /** A way in as the account that is signed in. */
    private record SignedIn(List<Optional<Credential>> asked, Answer<HostSession> answer) implements HostAccess {

        SignedIn(List<Optional<Credential>> asked) {
            this(asked, Answer.of(new NoSession()));
        }


        @Override
        public String id() {
            return "signed-in";
        }

        @Override
        public boolean takesCredential() {
            return false;
        }

        @Override
        public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
                Duration limit) {
            asked.add(credential);
            return answer;
        }
    }

    @Test
    void whoIsSignedInNeedsNoCredential() throws Exception {
        List<Optional<Credential>> asked = new ArrayList<>();
        HostSessions sessions = new HostSessions(credentials, List.of(new SignedIn(asked)));
        assertInstanceOf(Answer.Value.class, of(sessions, new OneRun(new WayIn("signed-in", Optional.empty()))));
        assertEquals(List.of(Optional.empty()), asked);
    }

    /** The password may be another one by now, and every host has a say in when the account is locked. */
    @Test
    void afterARefusalWhoIsSignedInIsTriedNowhere() throws Exception {
        List<Optional<Credential>> asked = new ArrayList<>();
        HostSessions sessions = new HostSessions(credentials, List.of(new SignedIn(asked, REFUSED)));
        for (int host = 0; host < 20; host++) {
            assertEquals(Obstacle.LOGON_FAILED,
                    obstacle(of(sessions, new OneRun(new WayIn("signed-in", Optional.empty())))));
        }
        assertEquals(1, asked.size());
    }

    @Test
    void theRefusalOfWhoIsSignedInHoldsForItsTime() throws Exception {
        List<Optional<Credential>> asked = new ArrayList<>();
        HostSessions sessions =
                new HostSessions(credentials, List.of(new SignedIn(asked, REFUSED)), Duration.ZERO);
        of(sessions, new OneRun(new WayIn("signed-in", Optional.empty())));
        of(sessions, new OneRun(new WayIn("signed-in", Optional.empty())));
        assertEquals(2, asked.size());
    }

    @Test
    void aWayIsGivenACredentialWhenItTakesOneAndElseNot() {
        credentials.add("admin", new Credential("", "admin", "secret".toCharArray()));
        HostSessions sessions = new HostSessions(credentials, List.of(new SignedIn(new ArrayList<>()),
                new Way("test", address -> { }, (credential, limit) -> REFUSED)));
        assertEquals("the way in signed-in takes no credential", assertThrows(ProbeException.class,
                () -> of(sessions, new OneRun(new WayIn("signed-in", Optional.of("admin"))))).getMessage());
        assertEquals("the way in test takes a credential", assertThrows(ProbeException.class,
                () -> of(sessions, new OneRun(new WayIn("test", Optional.empty())))).getMessage());
    }

    /** One that is kept elsewhere, whose secret is another one for each host and that notes who asked for it. */
    private record PerHost(Object version, List<String> asked, boolean locked) implements Kept {
        @Override
        public Answer<Credential> open(String host, Duration limit) {
            asked.add(host);
            return locked ? Answer.none(Obstacle.NO_SECRET, "admin", "locked")
                    : Answer.of(new Credential("", "admin", ("of " + host).toCharArray()));
        }
    }

    private static HostSessions keeping(Kept kept, HostAccess way) {
        return new HostSessions(new Credentials(List.of(id -> Optional.of(kept).filter(one -> id.equals("admin")))),
                List.of(way));
    }

    @Test
    void aKeptCredentialIsOpenedForEachHostAndClosedAgain() throws Exception {
        List<Credential> used = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        PerHost kept = new PerHost("1", new ArrayList<>(), false);
        HostSessions sessions = keeping(kept, new Way("test", address -> { }, (credential, limit) -> {
            used.add(credential);
            secrets.add(new String(credential.secret()));
            return Answer.of(new NoSession());
        }));
        assertTrue(of(sessions, new OneRun(WAY)).value().isPresent());
        assertTrue(of(sessions, new OneRun(WAY)).value().isPresent());
        assertEquals(List.of("of 127.0.0.1", "of 127.0.0.1"), secrets);
        used.forEach(one -> assertThrows(IllegalStateException.class, one::secret));
        assertEquals("the credential other is not known", assertThrows(ProbeException.class,
                () -> of(sessions, new OneRun(new WayIn("test", Optional.of("other"))))).getMessage());
    }

    /** Each host's secret is another one, but the account is refused as a whole, until it is defined anew. */
    @Test
    void aRefusedSecretOfOneHostCountsForTheCredential() throws Exception {
        List<String> asked = new ArrayList<>();
        AtomicInteger tried = new AtomicInteger();
        Way way = new Way("test", address -> { }, (credential, limit) -> {
            tried.incrementAndGet();
            return REFUSED;
        });
        AtomicReference<Kept> kept = new AtomicReference<>(new PerHost("1", asked, false));
        HostSessions sessions = new HostSessions(new Credentials(List.of(id -> Optional.of(kept.get()))), List.of(way));
        for (int host = 0; host < 3; host++) {
            assertEquals(Obstacle.LOGON_FAILED, obstacle(of(sessions, new OneRun(WAY))));
            kept.set(new PerHost("1", asked, false));
        }
        assertEquals(1, tried.get());
        assertEquals(1, asked.size(), "no secret is read in vain");
        kept.set(new PerHost("2", asked, false));
        of(sessions, new OneRun(WAY));
        assertEquals(2, tried.get());
    }

    @Test
    void aSecretThatCannotBeHadSaysNothingOfTheCredential() throws Exception {
        List<String> asked = new ArrayList<>();
        HostSessions sessions = keeping(new PerHost("1", asked, true), new Way("test", address -> { },
                (credential, limit) -> REFUSED));
        assertEquals(Obstacle.NO_SECRET, obstacle(of(sessions, new OneRun(WAY))));
        assertEquals(Obstacle.NO_SECRET, obstacle(of(sessions, new OneRun(WAY))));
        assertEquals(2, asked.size());
    }

    @Test
    void noSecretIsReadForAHostThatIsNotReached() throws Exception {
        Filtered way = new Filtered(new CountDownLatch(1), new CountDownLatch(0), new AtomicInteger(),
                (credential, limit) -> REFUSED);
        PerHost kept = new PerHost("1", new ArrayList<>(), false);
        assertEquals(Obstacle.CHANNEL_NOT_REACHABLE, obstacle(of(keeping(kept, way), at("192.0.2.1"))));
        assertEquals(List.of(), kept.asked());
    }

    @Test
    void secretsThatAreNotNeededAnyMoreAreOverwritten() {
        Credential before = new Credential("", "admin", "secret".toCharArray());
        credentials.add("admin", before);
        credentials.add("admin", new Credential("", "admin", "other".toCharArray()));
        assertThrows(IllegalStateException.class, before::secret);
        credentials.forget();
        assertEquals(Optional.empty(), credentials.find("admin"));
    }
}
