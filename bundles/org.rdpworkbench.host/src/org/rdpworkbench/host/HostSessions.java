// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SessionSource;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.CredentialSource.Kept;
import org.rdpworkbench.host.HostAccess.Reached;

/**
 * Opens sessions inside hosts for probes, which ask for {@link Inside} and need {@link TcpConnect}: one for each run,
 * by the way that a person named.
 */
@Component(service = {SessionSource.class, HostSessions.class})
public final class HostSessions implements SessionSource<Inside> {

    /** No single question to a host is worth more, and a look asks many. */
    private static final Duration MOST = Duration.ofSeconds(10);

    /**
     * Nobody can name the account that is signed in anew, as other credentials can be. One refusal in this time locks
     * no account where the threshold is what Microsoft's baseline recommends: ten in a quarter of an hour.
     */
    private static final Duration REST_OF_SIGNED_IN = Duration.ofMinutes(15);

    private final Credentials credentials;
    private final List<HostAccess> ways = new CopyOnWriteArrayList<>();
    /** For each version of a credential: whoever gives or defines another one begins anew. */
    private final Map<Object, Canary> canaries = new ConcurrentHashMap<>();
    private final Canary signedIn;

    /** As a component. */
    @Activate
    public HostSessions(@Reference Credentials credentials) {
        this(credentials, List.of());
    }

    /** For programs that have no plugin framework. */
    public HostSessions(Credentials credentials, List<HostAccess> ways) {
        this(credentials, ways, REST_OF_SIGNED_IN);
    }

    /** @param rest how long the account that is signed in is tried nowhere after a refusal */
    public HostSessions(Credentials credentials, List<HostAccess> ways, Duration rest) {
        this.credentials = credentials;
        signedIn = new Canary(rest);
        this.ways.addAll(ways);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWay(HostAccess way) {
        ways.add(way);
    }

    void removeWay(HostAccess way) {
        ways.remove(way);
    }

    /** The ids of the ways in that are installed. */
    public SortedSet<String> ways() {
        SortedSet<String> ids = new TreeSet<>();
        ways.forEach(way -> ids.add(way.id()));
        return ids;
    }

    /** The way in with that id, where it is installed. */
    public Optional<HostAccess> way(String id) {
        return ways.stream().filter(way -> way.id().equals(id)).findFirst();
    }

    @Override
    public Class<Inside> kind() {
        return Inside.class;
    }

    @Override
    public Inside open(ProbeContext context, SocketFactory sockets, Duration limit)
            throws ProbeException, InterruptedException {
        WayIn wayIn = context.wayIn().orElseThrow();
        InetAddress address = address(context.target().host(), context.fact(TcpConnect.TYPE));
        return new Inside(open(wayIn, context.target().host(), address, sockets, () -> limit(context)));
    }

    /**
     * Where the look from outside went; where nobody accepted, as when the service is stopped, the first address.
     *
     * @param host what it was called
     */
    static InetAddress address(String host, TcpConnect connect) throws ProbeException {
        return named(host, address(connect));
    }

    private static InetAddress address(TcpConnect connect) throws ProbeException {
        String address = connect.connected().or(() -> connect.attempts().stream().findFirst())
                .map(TcpConnect.ToAddress::address)
                .orElseThrow(() -> new ProbeException("no address of the host is known"));
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new ProbeException(address + " is no address", e);
        }
    }

    /** With the name by which the host was called, which some logons need. */
    private static InetAddress named(String host, InetAddress address) throws ProbeException {
        if (host.indexOf(':') >= 0 || !host.matches(".*\\p{L}.*")) {
            return address;
        }
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        } catch (UnknownHostException e) {
            throw new ProbeException(host + " has no address", e);
        }
    }

    /**
     * Opens one for something else than a run.
     *
     * @param host the name or address by which a person called it
     * @param limit what there is left for each thing that is asked
     * @throws ProbeException when the way in or the credential is not known
     */
    Answer<HostSession> open(WayIn wayIn, String host, InetAddress address, SocketFactory sockets,
            Supplier<Duration> limit) throws ProbeException, InterruptedException {
        HostAccess access = way(wayIn.access())
                .orElseThrow(() -> new ProbeException("no installed plugin knows the way in " + wayIn.access()));
        Optional<Kept> credential = wayIn.credential().isEmpty() ? Optional.empty()
                : Optional.of(credential(wayIn.credential().get()));
        if (access.takesCredential() != credential.isPresent()) {
            throw new ProbeException("the way in " + access.id() + (credential.isPresent() ? " takes no credential"
                    : " takes a credential"));
        }
        return switch (access.reach(address, sockets, limit.get())) {
            case Answer.None<Reached>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Reached>(Reached reached) -> logOn(reached, credential, host, limit);
        };
    }

    /** Whoever was not reached is not here, so that nobody waits for such a host, and no secret is read for it. */
    private Answer<HostSession> logOn(Reached reached, Optional<Kept> credential, String host,
            Supplier<Duration> limit) throws InterruptedException {
        Answer<HostSession> session = null;
        try {
            session = credential.isPresent() ? logOn(reached, credential.get(), host, limit)
                    : signedIn.open(() -> reached.logOn(Optional.empty(), limit.get()));
            return session;
        } finally {
            if (!(session instanceof Answer.Value)) {
                reached.close();
            }
        }
    }

    private Answer<HostSession> logOn(Reached reached, Kept known, String host, Supplier<Duration> limit)
            throws InterruptedException {
        Canary canary = canaries.computeIfAbsent(known.version(),
                version -> new Canary(ChronoUnit.FOREVER.getDuration()));
        if (canary.refused()) {
            return Canary.notTried();
        }
        switch (known.open(host, limit.get())) {
            case Answer.None<Credential>(Obstacle obstacle, String call, String code) -> {
                return Answer.none(obstacle, call, code);
            }
            case Answer.Value<Credential>(Credential credential) -> {
                try (credential) {
                    // What is left is asked for after the wait for another host.
                    return canary.open(() -> reached.logOn(Optional.of(credential), limit.get()));
                }
            }
        }
    }

    private static Duration limit(ProbeContext context) {
        Duration left = context.remaining();
        return left.compareTo(MOST) < 0 ? left : MOST;
    }

    private Kept credential(String id) throws ProbeException {
        try {
            return credentials.kept(id)
                    .orElseThrow(() -> new ProbeException("the credential " + id + " is not known"));
        } catch (CredentialException e) {
            throw new ProbeException(e.getMessage(), e);
        }
    }
}
