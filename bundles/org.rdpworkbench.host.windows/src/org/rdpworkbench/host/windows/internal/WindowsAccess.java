// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/**
 * The way in as the account that is signed in, into the machine itself and into others that let this account in. After
 * the first contact Windows opens the connections to these, and not the factory of sockets.
 */
@Component
public final class WindowsAccess implements HostAccess {

    private final boolean windows = System.getProperty("os.name", "").startsWith("Windows");

    @Override
    public String id() {
        return "windows";
    }

    @Override
    public String title() {
        return "As who is signed in (this machine or another)";
    }

    @Override
    public boolean takesCredential() {
        return false;
    }

    @Override
    public Optional<String> unusable() {
        return windows ? Optional.empty()
                : Optional.of("The way in \"windows\" exists on Windows only, where it looks in as who is signed in.");
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) throws InterruptedException {
        return switch (reach(address, sockets, limit)) {
            case Answer.None<Reached>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Reached>(Reached host) -> host.logOn(credential, limit);
        };
    }

    @Override
    public Answer<Reached> reach(InetAddress address, SocketFactory sockets, Duration limit)
            throws InterruptedException {
        if (!windows) {
            return Answer.none(Obstacle.UNSUPPORTED, id(), "this machine is no Windows");
        }
        Computer computer = own(address) ? Computer.ITSELF : Computer.at(address);
        WindowsSession session = new WindowsSession(computer, limit);
        Answer<WindowsSession> reached = null;
        try {
            Answer<WindowsSession> loaded = session.load(Windows::load);
            reached = computer.another() && loaded instanceof Answer.Value ? session.connect(address, sockets) : loaded;
            return reached.map(host -> host);
        } finally {
            if (!(reached instanceof Answer.Value)) {
                session.close();
            }
        }
    }

    /** Whether an address leads to this machine. What a loopback port is forwarded to cannot be seen. */
    static boolean own(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
