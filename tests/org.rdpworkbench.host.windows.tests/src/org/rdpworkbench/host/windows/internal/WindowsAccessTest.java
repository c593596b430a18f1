// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.Obstacle;

/** The way in as a plugin, also where there is no Windows. */
class WindowsAccessTest {

    @Test
    void itIsFoundByItsIdAndNeedsNobodysPassword() {
        BundleContext context = FrameworkUtil.getBundle(WindowsAccess.class).getBundleContext();
        HostAccess access = context.getService(context.getServiceReference(HostAccess.class));
        assertEquals("windows", access.id());
        assertFalse(access.takesCredential());
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void elsewhereItSaysThatItIsOfNoUse() throws Exception {
        WindowsAccess access = new WindowsAccess();
        assertEquals(Optional.of("The way in \"windows\" exists on Windows only, where it looks in as who is "
                + "signed in."), access.unusable());
        assertEquals(Obstacle.UNSUPPORTED, assertInstanceOf(Answer.None.class, access.open(
                InetAddress.getLoopbackAddress(), Optional.empty(), SocketFactory.getDefault(),
                Duration.ofSeconds(5))).obstacle());
    }

    @Test
    void thisMachineIsWhatHasItsAddresses() throws Exception {
        List<InetAddress> own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
        assertTrue(own.stream().allMatch(WindowsAccess::own), own::toString);
        assertTrue(WindowsAccess.own(InetAddress.getByName("127.3.2.1")));
        assertFalse(WindowsAccess.own(InetAddress.getByName("192.0.2.1")));
    }
}
