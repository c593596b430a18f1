// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.ServiceStatus.State;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;
import org.rdpworkbench.samba.Started;

/** Services of a host whose service control manager is ours, over Samba's SMB: what Samba's own does not tell. */
@Timeout(180)
class ServicesTest {

    /** With names of this length, more than the 256 KB of one call. */
    private static final int MANY = 900;
    private static final String LONG = "Service with a long name, as nobody but a test would ever give to one - %04d";

    @TempDir
    static Path folder;
    private static Samba samba;
    private static ServiceControl control;
    private static HostSession session;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder, ServiceControl.OPTION);
        control = ServiceControl.start(samba.folder())
                .with(new ServiceEntry("TermService", "Remotedesktopdienste \u00e4", ServiceEntry.STOPPED,
                        ServiceEntry.DISABLED, "NT Authority\\NetworkService", List.of("UmRdpService")))
                .with(new ServiceEntry("UmRdpService", ServiceEntry.STOP_PENDING, ServiceEntry.DEMAND))
                .with(new ServiceEntry("Odd", 77, 88));
        for (int i = 0; i < MANY; i++) {
            control.with(new ServiceEntry(LONG.formatted(i), ServiceEntry.RUNNING, ServiceEntry.AUTO));
        }
        session = Sessions.open(samba, Sessions.administrator());
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, control, samba);
    }

    @AfterEach
    void everyHandleIsClosed() {
        assertEquals(0, control.handles());
    }

    @Test
    void aServiceHasItsStateAndHowItIsSetUp() throws Exception {
        Service found = value(session.services().find("termservice")).orElseThrow();
        assertEquals(new ServiceStatus("termservice", "Remotedesktopdienste \u00e4", State.STOPPED), found.status());
        assertEquals(Service.Start.DISABLED, found.start());
        assertEquals("NT Authority\\NetworkService", found.account());
        assertEquals("C:\\Windows\\System32\\svchost.exe -k TermService", found.binaryPath());
        assertEquals(Optional.empty(), value(session.services().find("Nothing")));
    }

    @Test
    void whatNeedsAServiceIsTold() throws Exception {
        assertEquals(List.of(new ServiceStatus("UmRdpService", "UmRdpService", State.STOP_PENDING)),
                value(session.services().dependents("TermService")).orElseThrow());
        assertEquals(List.of(), value(session.services().dependents("UmRdpService")).orElseThrow());
        assertEquals(Optional.empty(), value(session.services().dependents("Nothing")));
    }

    /** Each call brings its whole buffer, in more than sixty fragments. */
    @Test
    void aListOfSeveralCallsIsPutTogether() throws Exception {
        List<ServiceStatus> all = value(session.services().all());
        assertEquals(MANY + 3, all.size());
        Map<String, ServiceStatus> byName = all.stream()
                .collect(Collectors.toMap(ServiceStatus::name, Function.identity()));
        assertEquals(MANY + 3, byName.size());
        assertEquals(State.STOPPED, byName.get("TermService").state());
        for (int i = 0; i < MANY; i++) {
            assertEquals(State.RUNNING, byName.get(LONG.formatted(i)).state());
        }
    }

    @Test
    void numbersThatNobodyKnowsAreUnknown() throws Exception {
        Service odd = value(session.services().find("Odd")).orElseThrow();
        assertEquals(State.UNKNOWN, odd.status().state());
        assertEquals(Service.Start.UNKNOWN, odd.start());
    }

    /** The other pipes are Samba's as before. */
    @Test
    void whatElseIsAskedIsSambas() throws Exception {
        assertTrue(value(session.registry().key("HKLM\\SOFTWARE")).isPresent());
        assertTrue(value(session.clock()).host().isAfter(Instant.EPOCH));
    }
}
