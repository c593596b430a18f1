// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.SignedIn;

/** What else a host is there for; what could not be seen is never called nothing. */
final class HostUseTest {

    private static final String MANY = "value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\\\TSAppCompat";

    private final SettableHost host = new SettableHost();

    private HostUse use(boolean people) throws Exception {
        try (SettingSession session = new HostSettings(new HostSessions(new Credentials(), List.of(host))).open(
                Target.of("127.0.0.1", 3389), new WayIn("memory", Optional.empty()), SocketFactory.getDefault(),
                Duration.ofSeconds(5))) {
            return session.use(people);
        }
    }

    @Test
    void aHostForTheSessionsOfManyIsKnown() throws Exception {
        assertEquals(new HostUse(new HostUse.Seen(List.of()), Optional.empty()), use(false));
        host.having(MANY, SettingValue.dword(0));
        assertEquals(new HostUse.Seen(List.of()), use(false).roles());
        host.having(MANY, SettingValue.dword(1));
        assertEquals(new HostUse.Seen(List.of("RD Session Host")), use(false).roles());
    }

    @Test
    void whatMayNotBeSeenIsSaid() throws Exception {
        host.hidden = Optional.of(Setting.parse(MANY));
        assertInstanceOf(HostUse.Unseen.class, use(false).roles());
        HostUse.Unseen who = assertInstanceOf(HostUse.Unseen.class, use(true).signedIn().orElseThrow());
        assertTrue(who.why().contains("refuses this account"), who::why);
        host.signedIn = Answer.of(List.of());
        assertEquals(Optional.of(new HostUse.Seen(List.of())), use(true).signedIn());
    }

    @Test
    void machinesAndWindowsItselfAreNobody() {
        SignedIn signedIn = new SignedIn();
        signedIn.add("CORP", "bob");
        signedIn.add("corp", "BOB");
        signedIn.add("CORP", "SRV1$");
        signedIn.add("NT Authority", "LOCAL SERVICE");
        signedIn.add("Window Manager", "DWM-1");
        signedIn.add("", "alice");
        signedIn.add("CORP", "");
        assertEquals(List.of("alice", "CORP\\bob"), signedIn.accounts());
    }
}
