// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;
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
import org.rdpworkbench.host.HostAccess.Reached;

/**
 * Opens sessions inside hosts for probes, which ask for {@link Inside} and need {@link TcpConnect}: one for each run,
 * by the way that a person named.
 */
@Component(service = {SessionSource.class, HostSessions.class})
public final class HostSessions implements SessionSource<Inside> {

    /** No single question to a host is worth more, and a look asks many. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private final Credentials credentials;
    private final List<HostAccess> ways = new CopyOnWriteArrayList<>();
    /** As long as the credential is known: whoever gives another one begins anew. */
    private final Map<Credential, Canary> canaries = new WeakHashMap<>();

    /** As a component. */
    @Activate
    public HostSessions(@Reference Credentials credentials) {
        this(credentials, List.of());
    }

    /** For programs that have no plugin framework. */
    public HostSessions(Credentials credentials, List<HostAccess> ways) {
        this.credentials = credentials;
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
        return new Inside(open(wayIn, address(context.fact(TcpConnect.TYPE)), sockets, context::remaining));
    }

    /** Where the look from outside went; where nobody accepted, as when the service is stopped, the first address. */
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

    private Answer<HostSession> open(WayIn wayIn, InetAddress address, SocketFactory sockets,
            Supplier<Duration> left) throws ProbeException, InterruptedException {
        HostAccess access = way(wayIn.access())
                .orElseThrow(() -> new ProbeException("no installed plugin knows the way in " + wayIn.access()));
        Optional<Credential> credential = wayIn.credential().isEmpty() ? Optional.empty()
                : Optional.of(credential(wayIn.credential().get()));
        if (access.takesCredential() != credential.isPresent()) {
            throw new ProbeException("the way in " + access.id() + (credential.isPresent() ? " takes no credential"
                    : " takes a credential"));
        }
        return switch (access.reach(address, sockets, limit(left))) {
            case Answer.None<Reached>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Reached>(Reached host) -> logOn(host, credential, left);
        };
    }

    /** Whoever was not reached is not here, so that nobody waits for such a host. */
    private Answer<HostSession> logOn(Reached host, Optional<Credential> credential, Supplier<Duration> left)
            throws InterruptedException {
        Answer<HostSession> session = null;
        try {
            // What is left is asked for after the wait for another host.
            Canary.Logon logon = () -> host.logOn(credential, limit(left));
            session = credential.isEmpty() ? logon.open() : canary(credential.get()).open(logon);
            return session;
        } finally {
            if (!(session instanceof Answer.Value)) {
                host.close();
            }
        }
    }

    private static Duration limit(Supplier<Duration> left) {
        Duration all = left.get();
        return all.compareTo(MOST) < 0 ? all : MOST;
    }

    private Credential credential(String id) throws ProbeException {
        return credentials.find(id)
                .orElseThrow(() -> new ProbeException("the credential " + id + " is not known"));
    }

    private Canary canary(Credential credential) {
        synchronized (canaries) {
            return canaries.computeIfAbsent(credential, known -> new Canary());
        }
    }
}
