// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.probe.host.ListenerProbe;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class ListenerProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final Duration AHEAD = Duration.ofMinutes(47);
    private static final Instant THERE = Cases.BEGAN.plus(AHEAD);

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new ListenerProbe());
    }

    private static ScriptedHost host(ListenerLogFile log) {
        return new ScriptedHost().ahead(AHEAD).with(ListenerLogFile.RDP_CORE, log.bytes());
    }

    private static ListenerEvents seen(ScriptedHost host) throws Exception {
        return look(host).seen(ListenerEvents.TYPE).orElseThrow();
    }

    private static Reason why(ScriptedHost host) throws Exception {
        return look(host).reason(ListenerEvents.TYPE).orElseThrow();
    }

    @Test
    void ourOwnConnectionIsSeenByTheClockOfTheHost() throws Exception {
        ListenerEvents seen = seen(host(new ListenerLogFile().accepted(Cases.BEGAN, "TCP", "192.0.2.9:50000")
                .accepted(THERE, "TCP", "192.0.2.7:50001")));
        assertEquals(THERE, seen.connected());
        assertEquals(List.of(Optional.of("192.0.2.7")), seen.events().stream().map(e -> e.client()).toList());
        assertFalse(seen.absent());
        assertFalse(seen.fromOtherAddress(), "nobody knows what we are called there");
    }

    /** Something on the way that connects in our place shows its own. */
    @ParameterizedTest
    @CsvSource({"192.0.2.7,192.0.2.7:50001,false", "192.0.2.8,192.0.2.7:50001,true",
        "2001:db8:0:0:0:0:0:7,[2001:db8::7]:50001,false", "fe80:0:0:0:0:0:0:7%eth0,[fe80::7%12]:50001,false",
        "2001:db8:0:0:0:0:0:8,[2001:db8::7]:50001,true", "192.0.2.8,unreadable,false"})
    void aConnectionThatCameFromElsewhereIsTold(String own, String written, boolean elsewhere) throws Exception {
        TcpConnect connected = new TcpConnect(List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1,
                "", Optional.of(own))));
        ListenerEvents seen = ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(connected)
                .inside(host(new ListenerLogFile().accepted(THERE, "TCP", written)).inside())
                .run(new ListenerProbe()).seen(ListenerEvents.TYPE).orElseThrow();
        assertEquals(elsewhere, seen.fromOtherAddress());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"192.0.2.7:50001, 192.0.2.7", "[2001:db8::7]:50001, 2001:db8:0:0:0:0:0:7",
        "[fe80::7%12]:50001, fe80:0:0:0:0:0:0:7", "[::ffff:192.0.2.7]:50001, 192.0.2.7", "[1:2:3]:50001, -",
        "192.0.2.7, 192.0.2.7", "<b>, -"})
    void theClientIsAnAddressOrNotKnown(String written, String client) throws Exception {
        assertEquals(Optional.ofNullable(client),
                seen(host(new ListenerLogFile().accepted(THERE, "TCP", written))).events().getFirst().client());
    }

    @Test
    void bothLogsAreReadInTheOrderOfTime() throws Exception {
        ListenerEvents seen = seen(host(new ListenerLogFile().accepted(THERE.plusMillis(9), "TCP", "192.0.2.7:1"))
                .with(ListenerLogFile.CONNECTION_MANAGER, new ListenerLogFile().received(THERE).bytes()));
        assertEquals(List.of(261, 131), seen.events().stream().map(ListenerEvents.Event::id).toList());
    }

    @Test
    void whatAClientAddsOverUdpIsNoConnection() throws Exception {
        ListenerEvents seen = seen(host(new ListenerLogFile().accepted(THERE, "UDP", "[192.0.2.7]:50001")
                .other(THERE.plusSeconds(60))));
        assertEquals(List.of(), seen.events());
        assertTrue(seen.absent());
    }

    /** Whoever it was whose connection broke: that one of ours was taken is not said by it. */
    @Test
    void whatBrokeIsToldAndIsNoConnectionThatWasTaken() throws Exception {
        ListenerEvents seen = seen(host(new ListenerLogFile().failed(THERE).other(THERE.plusSeconds(60)))
                .logged("TermDD", 56, THERE.plusSeconds(1)).logged("TermDD", 50, THERE.plusSeconds(1)));
        assertEquals(List.of(226, 56), seen.events().stream().map(ListenerEvents.Event::id).toList());
        assertTrue(seen.absent());
    }

    @Test
    void silenceCountsWhereSomethingWasWrittenLater() throws Exception {
        assertTrue(seen(host(new ListenerLogFile().other(THERE.plusSeconds(3)))).absent());
    }

    @Test
    void aFileThatEndsBeforeOurConnectionSaysNothing() throws Exception {
        assertEquals(Reason.UNSUPPORTED, why(host(new ListenerLogFile().other(THERE.minusSeconds(1)))));
        assertEquals(Reason.UNSUPPORTED, why(host(new ListenerLogFile().other(THERE.plusSeconds(1)))),
                "our own event may come behind it");
    }

    /** What is left over from a clock that was ahead is later than our connection, and was written before it. */
    @Test
    void aClockThatWasPutBackMakesNoSilence() throws Exception {
        assertEquals(Reason.UNSUPPORTED, why(host(new ListenerLogFile().other(THERE.plusSeconds(3_600))
                .other(THERE.minusSeconds(60)))));
        assertEquals(Reason.UNSUPPORTED, why(host(new ListenerLogFile().other(THERE.plusSeconds(3_600))
                .other(THERE.plusSeconds(60)))));
    }

    /** Our own event may be in the part that is torn, as the newest one of a file that is written to may be. */
    @Test
    void aTornPartMakesNoSilence() throws Exception {
        byte[] log = new ListenerLogFile().other(THERE.plusSeconds(60)).bytes();
        byte[] torn = Arrays.copyOf(log, log.length + 65_536);
        System.arraycopy("ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1), 0, torn, log.length, 8);
        Arrays.fill(torn, log.length + 8, torn.length, (byte) 0xFF);
        assertEquals(Reason.UNSUPPORTED, why(new ScriptedHost().ahead(AHEAD).with(ListenerLogFile.RDP_CORE, torn)));
    }

    @Test
    void aFileThatCannotBeReadIsNoSilence() throws Exception {
        assertEquals(Reason.UNSUPPORTED, why(new ScriptedHost().ahead(AHEAD)), "there is none");
        assertEquals(Reason.UNSUPPORTED,
                why(new ScriptedHost().ahead(AHEAD).with(ListenerLogFile.RDP_CORE, new byte[9])), "it is no log");
        assertEquals(Reason.UNSUPPORTED, why(new ScriptedHost().ahead(AHEAD)
                .with(ListenerLogFile.RDP_CORE, new byte[FileContent.MOST + 1])), "it is too large");
        assertEquals(Reason.NO_ACCESS, why(host(new ListenerLogFile().other(THERE))
                .refusing(ListenerLogFile.RDP_CORE, Obstacle.NO_ACCESS)
                .refusing(ListenerLogFile.CONNECTION_MANAGER, Obstacle.NO_ACCESS)));
    }

    @Test
    void withoutTheClockOfTheHostNoEventIsOurs() throws Exception {
        assertEquals(Reason.UNSUPPORTED, why(new ScriptedHost().with(ListenerLogFile.RDP_CORE,
                new ListenerLogFile().accepted(THERE, "TCP", "192.0.2.7:1").bytes())));
    }
}
