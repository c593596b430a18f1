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

/** The way into this machine, as the account that is signed in. Other hosts are not reached. */
@Component
public final class WindowsAccess implements HostAccess {

    private final boolean windows = System.getProperty("os.name", "").startsWith("Windows");

    @Override
    public String id() {
        return "windows";
    }

    @Override
    public String title() {
        return "This machine, as who is signed in";
    }

    @Override
    public boolean takesCredential() {
        return false;
    }

    @Override
    public Optional<String> unusable() {
        return windows ? Optional.empty()
                : Optional.of("The way in \"windows\" exists on Windows only, where it looks into the machine itself.");
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) throws InterruptedException {
        if (!windows) {
            return Answer.none(Obstacle.UNSUPPORTED, id(), "this machine is no Windows");
        }
        if (!own(address)) {
            return Answer.none(Obstacle.UNSUPPORTED, id(), "the address is not one of this machine");
        }
        WindowsSession session = new WindowsSession(limit);
        Answer<HostSession> opened = null;
        try {
            opened = session.load(Windows::load);
            return opened;
        } finally {
            if (!(opened instanceof Answer.Value)) {
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
