// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.RestartSigns.Written;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.probe.host.RestartProbe;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** What speaks for a pending restart, of a host that has been up for ten days and whose clock is an hour ahead. */
final class RestartProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final String PROTOCOLS =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols";
    private static final String ORDER =
            "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002";
    private static final String SERVICING =
            "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending";
    private static final String NAMES = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\";
    private static final Instant STARTED = Cases.BEGAN.plus(Duration.ofHours(1)).minus(Duration.ofDays(10));

    private static ScriptedHost up() {
        return new ScriptedHost().ahead(Duration.ofHours(1)).up(Duration.ofDays(10));
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new RestartProbe());
    }

    private static RestartSigns seen(ScriptedHost host) throws Exception {
        return look(host).seen(RestartSigns.TYPE).orElseThrow();
    }

    @Test
    void aHostThatWaitsForNothing() throws Exception {
        RestartSigns seen = seen(up());
        assertEquals(new RestartSigns(List.of(), Optional.of(STARTED), List.of()), seen);
        assertTrue(seen.quiet());
    }

    @Test
    void theSignsThatAreThereInTheirOrder() throws Exception {
        RestartSigns seen = seen(up().written(SERVICING, STARTED)
                .with(NAMES + "ComputerName", "ComputerName", SettingValue.text("NEW"))
                .with(NAMES + "ActiveComputerName", "ComputerName", SettingValue.text("OLD"))
                .with("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager", "PendingFileRenameOperations",
                        SettingValue.of("REG_MULTI_SZ", new byte[] {65, 0, 0, 0})));
        assertEquals(List.of(Sign.SERVICING, Sign.FILE_RENAMES, Sign.COMPUTER_RENAME), seen.signs());
        assertFalse(seen.quiet());
    }

    @Test
    void settingsOfTlsThatAreNewerThanTheStart() throws Exception {
        Instant since = STARTED.plus(Duration.ofDays(2));
        RestartSigns seen = seen(up().written(PROTOCOLS + "\\TLS 1.2\\Server", since)
                .written(PROTOCOLS + "\\TLS 1.0\\Server", STARTED.minus(Duration.ofDays(1)))
                .written(PROTOCOLS + "\\SSL 3.0\\Server", STARTED.plus(Duration.ofMinutes(9)))
                .written(PROTOCOLS + "\\TLS 1.1\\Client", since)
                .written(PROTOCOLS + "\\<b>TLS 9.9</b>\\Server", since)
                .written(ORDER, since));
        assertEquals(List.of("SSL 3.0\\Server", "TLS 1.0\\Server", "TLS 1.2\\Server", "00010002"),
                seen.tlsSettings().stream().map(one -> one.key().replaceAll(".*(Protocols|SSL)\\\\", "")).toList());
        assertEquals(List.of(new Written(PROTOCOLS + "\\TLS 1.2\\Server", since), new Written(ORDER, since)),
                seen.notInEffect());
        assertFalse(seen.quiet());
    }

    @Test
    void whereTheHostDoesNotSaySinceWhenItIsUpNothingIsNewer() throws Exception {
        for (ScriptedHost host : List.of(new ScriptedHost(), new ScriptedHost().ahead(Duration.ZERO))) {
            RestartSigns seen = seen(host.written(ORDER, Cases.BEGAN));
            assertEquals(Optional.empty(), seen.started());
            assertEquals(List.of(new Written(ORDER, Cases.BEGAN)), seen.tlsSettings());
            assertEquals(List.of(), seen.notInEffect());
        }
    }

    /** As with Samba. */
    @Test
    void aKeyOfWhichTheHostDoesNotSayWhenItWasWritten() throws Exception {
        assertEquals(List.of(), seen(up().with(ORDER, "Functions", SettingValue.text("x"))).tlsSettings());
    }

    @Test
    void aRegistryThatIsNotThereIsMissingEvidence() throws Exception {
        for (String key : List.of(SERVICING, PROTOCOLS, PROTOCOLS + "\\TLS 1.2\\Server", ORDER)) {
            ScriptedContext context = look(up().written(PROTOCOLS + "\\TLS 1.2\\Server", STARTED)
                    .refusing(key, Obstacle.SERVICE_NOT_RUNNING));
            assertEquals(Optional.of(Reason.NO_ACCESS), context.reason(RestartSigns.TYPE), key);
        }
    }
}
