// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.cause.access.LogonsProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** What a host's Security log has of refused logons, by a clock that is an hour ahead. */
final class LogonsProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final Instant NOW = Cases.BEGAN.plus(Duration.ofHours(1));
    private static final Instant LATELY = NOW.minus(Duration.ofMinutes(30));
    private static final String FAILURE = "0xc000006d";
    private static final String PASSWORD = "0xc000006a";

    private static ScriptedHost host() {
        return new ScriptedHost().ahead(Duration.ofHours(1));
    }

    /** The event's strings, in the order that Microsoft documents. */
    private static String[] event(String account, String status, String subStatus, String type, String address) {
        return new String[] {"S-1-0-0", "-", "-", "0x0", "S-1-0-0", account, "CORP", status, "%%2313", subStatus, type,
            "NtLmSsp ", "NTLM", "CLIENT7", "-", "-", "0", "0x0", "-", address, "50000"};
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new LogonsProbe());
    }

    private static RefusedLogons seen(ScriptedHost host) throws Exception {
        return look(host).seen(RefusedLogons.TYPE).orElseThrow();
    }

    @Test
    void whatWasRefusedAlikeIsCounted() throws Exception {
        RefusedLogons seen = seen(host()
                .audited(4625, LATELY, event("eve", FAILURE, PASSWORD, "3", "192.0.2.7"))
                .audited(4625, LATELY.plusSeconds(9), event("adam", FAILURE, PASSWORD, "3", "192.0.2.7"))
                .audited(4625, LATELY.plusSeconds(5), event("eve", "0xC000015B", "0x0", "10", "-")));
        assertEquals(new RefusedLogons(NOW.minus(Duration.ofHours(1)), NOW, List.of(
                new Refusal(3, 0xC000006AL, Optional.of("192.0.2.7"), 2, LATELY.plusSeconds(9)),
                new Refusal(10, 0xC000015BL, Optional.empty(), 1, LATELY.plusSeconds(5)))), seen);
        for (String name : List.of("eve", "adam", "CORP", "CLIENT7")) {
            assertFalse(seen.toString().contains(name), seen::toString);
        }
    }

    @Test
    void logonsOfOtherKindsAndExchangesWithoutAnAccountAreNotThere() throws Exception {
        assertEquals(List.of(), seen(host()
                .audited(4625, LATELY, event("eve", FAILURE, PASSWORD, "2", "-"))
                .audited(4625, LATELY, event("-", FAILURE, "0x0", "3", "192.0.2.1"))
                .audited(4625, LATELY, event("", FAILURE, "0x0", "3", "192.0.2.1"))
                .audited(4776, LATELY, event("eve", FAILURE, PASSWORD, "3", "-"))
                .audited(4625, NOW.minus(Duration.ofHours(2)), event("eve", FAILURE, PASSWORD, "3", "-"))
                .logged("Microsoft-Windows-Security-Auditing", 4625, LATELY,
                        event("eve", FAILURE, PASSWORD, "3", "-"))).refusals());
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7,192.0.2.7", "::1,::1", "::ffff:192.0.2.7,192.0.2.7", "fe80::1%5,", "-,", "beef,",
        "<b>1.2</b>,", "2001:db8::1,2001:db8::1"})
    void fromWhere(String address, String client) throws Exception {
        assertEquals(Optional.ofNullable(client), seen(host()
                .audited(4625, LATELY, event("eve", FAILURE, PASSWORD, "3", address)))
                .refusals().getFirst().client());
    }

    @Test
    void whatIsFilledOtherwiseIsPassedOver() throws Exception {
        assertEquals(List.of(), seen(host().audited(4625, LATELY).audited(4625, LATELY, "eve", "0xc000006d")
                .audited(4625, LATELY, event("eve", "denied", "0x0", "3", "-"))
                .audited(4625, LATELY, event("eve", "0x1c000006d", "0x0", "3", "-"))
                .audited(4625, LATELY, event("eve", FAILURE, PASSWORD, "three", "-"))).refusals());
    }

    /** The log goes on behind the last event that found room. */
    @Test
    void aLogFullOfThemSaysHowFarBackTheLookWent() throws Exception {
        ScriptedHost host = host();
        for (int i = 0; i < 10_001; i++) {
            host.audited(4625, LATELY.plusMillis(i), event("eve", FAILURE, PASSWORD, "3", "192.0.2." + i % 250));
        }
        RefusedLogons seen = seen(host);
        assertEquals(LATELY.plusMillis(1), seen.from());
        assertEquals(200, seen.refusals().size());
        assertEquals(LATELY.plusMillis(10_000), seen.refusals().getFirst().last());
    }

    @Test
    void aLogThatIsNotShownIsNoQuietLog() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS),
                look(host().refusing("log", Obstacle.NO_ACCESS)).reason(RefusedLogons.TYPE));
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(new ScriptedHost()).reason(RefusedLogons.TYPE));
    }
}
