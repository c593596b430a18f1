// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.probe.client.ClientLogReader;

/**
 * Logs of a host in which connections stand: no evidence without one of ours. The files are of real Windows machines,
 * and lie beside the repository and not in it; where they cannot be had, the test says so and is skipped, and fails on
 * a build machine ({@code CI=true}).
 */
final class HostChannelsTest {

    private static final Path LOGS = Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath()
            .normalize().resolveSibling("shared").resolve("domain/evtx");

    private static String refused(byte[] content) {
        return assertThrows(EvidenceException.class, () -> new ClientLogReader().read(content)).getMessage();
    }

    private static String clause(String channel) {
        return "is not the log of a Remote Desktop client (Microsoft-Windows-TerminalServices-RDPClient/Operational); "
                + "its events are of " + channel + ". What a host writes there of connections says something only at "
                + "the time of one of ours: a look inside the host compares both.";
    }

    @ParameterizedTest
    @CsvSource({"RdpCoreTS-131-68-168.evtx, Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational",
        "RemoteConnectionManager-1149.evtx, "
                + "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational"})
    void realOnesSayWhatTheyLack(String name, String channel) throws Exception {
        Path log = LOGS.resolve(name);
        if (!Files.exists(log)) {
            String lacking = "The real event log " + name + " does not lie beside the repository.";
            if ("true".equals(System.getenv("CI"))) {
                fail(lacking);
            }
            System.out.println("SKIPPED: " + lacking);
            abort(lacking);
        }
        assertEquals(clause(channel), refused(Files.readAllBytes(log)));
    }

    /** Every TLS service of a host writes 36870: it accuses nobody by itself. */
    @Test
    void aSystemLogSaysSo() {
        assertEquals(clause("System"), refused(("<Event><System><Provider Name='Schannel'/><EventID>36870</EventID>"
                + "<TimeCreated SystemTime='2026-11-20T08:00:00Z'/><Channel>System</Channel><Computer>SRV1</Computer>"
                + "</System></Event>").getBytes(StandardCharsets.UTF_8)));
    }
}
