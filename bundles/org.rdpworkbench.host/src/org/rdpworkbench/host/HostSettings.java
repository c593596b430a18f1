// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.TcpConnect;

/** The settings of hosts, by whichever way in is installed. Nothing else asks a session for its settings. */
@Component(service = SettingStore.class)
public final class HostSettings implements SettingStore {

    private final HostSessions sessions;
    private final UnaryOperator<String> environment;

    @Activate
    public HostSettings(@Reference HostSessions sessions) {
        this(sessions, System::getenv);
    }

    /** For a process with other variables than this one. */
    public HostSettings(HostSessions sessions, UnaryOperator<String> environment) {
        this.sessions = sessions;
        this.environment = environment;
    }

    @Override
    public boolean reaches(WayIn way) {
        return sessions.way(way.access()).isPresent();
    }

    @Override
    public SettingSession open(Target target, WayIn way, SocketFactory sockets, Duration limit)
            throws SettingException, InterruptedException {
        return opening(target, way, sockets, limit).at(addresses(target.host()).getFirst());
    }

    @Override
    public SettingSession open(Target target, WayIn way, MeantHost meant, SocketFactory sockets, Duration limit)
            throws SettingException, InterruptedException {
        Opening opening = opening(target, way, sockets, limit);
        return switch (meant) {
            case MeantHost.LookedAt(CaseFile look) -> opening.at(lookedAt(target.host(), look));
            case MeantHost.Known(Predicate<String> is, Optional<String> last) -> opening.known(
                    lastFirst(addresses(target.host()), last), is);
        };
    }

    /** An address that the name does not have any more may be somebody else's by now. */
    private static List<InetAddress> lastFirst(List<InetAddress> addresses, Optional<String> last) {
        return addresses.stream().sorted(Comparator.comparing(
                one -> last.filter(one.getHostAddress()::equals).isEmpty())).toList();
    }

    private Opening opening(Target target, WayIn way, SocketFactory sockets, Duration limit) {
        return new Opening(sessions, environment, target.host(), way, sockets, limit);
    }

    /** Where a look goes inside, so that what it saw there is of the same machine. */
    private static InetAddress lookedAt(String host, CaseFile look) throws SettingException {
        try {
            Optional<TcpConnect> connect = look.find(TcpConnect.TYPE);
            return connect.isPresent() ? HostSessions.address(host, connect.get()) : addresses(host).getFirst();
        } catch (ProbeException e) {
            throw new SettingException(sentence(e.getMessage()));
        }
    }

    private static List<InetAddress> addresses(String host) throws SettingException {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new SettingException("The name " + host + " has no address here.");
        }
    }

    /** One opening of a host, at whichever of its addresses. */
    private record Opening(HostSessions sessions, UnaryOperator<String> environment, String host, WayIn way,
            SocketFactory sockets, Duration limit) {

        SettingSession at(InetAddress address) throws SettingException, InterruptedException {
            try {
                return switch (sessions.open(way, host, address, sockets, () -> limit)) {
                    case Answer.Value<HostSession>(HostSession session) -> new OpenSettings(session, address,
                            limit, environment);
                    case Answer.None<HostSession> none -> throw new SettingException(none.detail());
                };
            } catch (ProbeException e) {
                throw new SettingException(sentence(e.getMessage()));
            }
        }

        /** At one address there is no choice. Of several one that is silent may be the machine's. */
        SettingSession known(List<InetAddress> addresses, Predicate<String> is)
                throws SettingException, InterruptedException {
            if (addresses.size() == 1) {
                return at(addresses.getFirst());
            }
            Optional<SettingException> silent = Optional.empty();
            for (InetAddress address : addresses) {
                try {
                    Optional<SettingSession> session = only(at(address), is);
                    if (session.isPresent()) {
                        return session.get();
                    }
                } catch (SettingException e) {
                    silent = silent.or(() -> Optional.of(e));
                }
            }
            throw silent.orElseGet(() -> new SettingException("None of the " + addresses.size() + " addresses of "
                    + host + " leads to the machine that was repaired."));
        }

        private static Optional<SettingSession> only(SettingSession session, Predicate<String> is)
                throws SettingException, InterruptedException {
            boolean meant = false;
            try {
                meant = is.test(session.machine());
                return meant ? Optional.of(session) : Optional.empty();
            } finally {
                if (!meant) {
                    session.close();
                }
            }
        }
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
