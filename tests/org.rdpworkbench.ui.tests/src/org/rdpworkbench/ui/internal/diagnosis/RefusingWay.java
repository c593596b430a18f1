// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/** A way into hosts where every logon is refused; installed while it is open. */
final class RefusingWay implements HostAccess, AutoCloseable {

    static final String TITLE = "By the way of tests";

    private final List<String> tried = Collections.synchronizedList(new ArrayList<>());
    private final ServiceRegistration<HostAccess> registration = FrameworkUtil.getBundle(RefusingWay.class)
            .getBundleContext().registerService(HostAccess.class, this, null);

    @Override
    public String id() {
        return "test.refusing";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) {
        credential.ifPresent(who -> tried.add(who + " " + new String(who.secret())));
        return Answer.none(Obstacle.LOGON_FAILED, "test", "0x1");
    }

    /** Who was here, with which password. */
    List<String> tried() {
        return List.copyOf(tried);
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
