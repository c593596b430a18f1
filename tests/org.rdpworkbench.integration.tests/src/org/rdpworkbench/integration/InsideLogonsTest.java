// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rdpworkbench.integration.InsideLook.finding;
import static org.rdpworkbench.integration.InsideLook.held;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.samba.LoggedEvent;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** What the Security log of a host and its registry say of logons: Samba has both. */
final class InsideLogonsTest {

    private static final String ADMIN = "inside-logons-test-admin";
    private static final String DENIED = "access.denied";
    private static final String BLOCKED = "access.ntlm-blocked";

    @TempDir
    private static Path folder;
    private static Samba samba;

    @BeforeAll
    static void start() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(DENIED);
        samba = Samba.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        Started.end(samba);
    }

    private static LoggedEvent refused(Instant at, String type, String status, String client) {
        return new LoggedEvent(at, 4625, "AUDIT_FAILURE", "Microsoft-Windows-Security-Auditing",
                List.of("S-1-0-0", "-", "-", "0x0", "S-1-0-0", "somebody", "CORP", status, "%%2313", "0x0", type,
                        "NtLmSsp", "NTLM", "CLIENT7", "-", "-", "0", "0x0", "-", client, "50000"));
    }

    @Test
    void whoMayNotLogOnThatWayIsAWarningOnAHostThatServes() throws Exception {
        Instant at = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 5 * 60);
        samba.folder().writeEvents("Security", refused(at, "10", "0xc000015b", "192.0.2.7"),
                refused(at.minusSeconds(1), "3", "0xc000006d", "192.0.2.8"));
        Run run = InsideLook.at(samba, Behaviour.healthy(), ADMIN);
        List<Refusal> refusals = run.record().find(RefusedLogons.TYPE, Vantage.INSIDE).orElseThrow().refusals();
        assertEquals(List.of(new Refusal(10, 0xC000015BL, Optional.of("192.0.2.7"), 1, at),
                new Refusal(3, 0xC000006DL, Optional.of("192.0.2.8"), 1, at.minusSeconds(1))), refusals);
        assertEquals(List.of("right-missing", "name-or-password"), held(run, DENIED));
        assertEquals(Verdict.WARN, finding(run, DENIED).verdict());
        assertEquals(Verdict.WARN, run.diagnosis().verdict(), run.diagnosis()::toString);
    }

    @Test
    void aHostThatTakesNoNtlmIsAWarning() throws Exception {
        samba.folder().importRegistry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0]
                "RestrictReceivingNTLMTraffic"=dword:00000002

                """);
        Run run = InsideLook.at(samba, Behaviour.healthy(), ADMIN);
        assertEquals(new NtlmSettings(Optional.of(2L), Optional.empty(), Optional.empty()),
                run.record().find(NtlmSettings.TYPE, Vantage.INSIDE).orElseThrow());
        // Samba says by itself that it is a server that stands alone.
        assertEquals(new HostRoles(List.of()),
                run.record().find(HostRoles.TYPE, Vantage.INSIDE).orElseThrow());
        assertEquals(List.of("host-takes-none"), held(run, BLOCKED));
        assertEquals(Verdict.WARN, finding(run, BLOCKED).verdict());
    }
}
