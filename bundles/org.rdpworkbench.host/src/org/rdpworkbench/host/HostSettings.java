// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

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
        try {
            InetAddress address = InetAddress.getByName(target.host());
            return switch (sessions.open(way, target.host(), address, sockets, () -> limit)) {
                case Answer.Value<HostSession>(HostSession session) -> new OpenSettings(session, limit,
                        environment);
                case Answer.None<HostSession> none -> throw new SettingException(none.detail());
            };
        } catch (UnknownHostException e) {
            throw new SettingException("The name " + target.host() + " has no address here.");
        } catch (ProbeException e) {
            throw new SettingException(sentence(e.getMessage()));
        }
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
