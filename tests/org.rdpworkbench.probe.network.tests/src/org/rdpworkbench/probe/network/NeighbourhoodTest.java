// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;

/** What the other hosts of the same network tell, once all of a run have been looked at. */
class NeighbourhoodTest {

    private static final Snapshot PLUGINS =
            Snapshot.of(List.of(new NeighbourhoodProbe()), List.of(), new Texts(Map.of()));

    @Test
    void thoseOfTheSameNetworkAreCounted() {
        List<Run> runs = compare(tls("192.0.2.1", Outcome.HOST_CLOSED, 4), tls("192.0.2.2", Outcome.HOST_RESET, 900),
                tls("192.0.2.3", Outcome.COMPLETED, 60), silent("192.0.2.4"), tls("192.0.2.5", Outcome.HOST_ALERT, 4),
                tls("198.51.100.1", Outcome.HOST_CLOSED, 4), tls("2001:db8::1", Outcome.HOST_CLOSED, 4));
        assertEquals(Optional.of(new Neighbours("192.0.2.0/24", 1, 1, 2)), seen(runs.get(0)));
        assertEquals(Optional.of(new Neighbours("192.0.2.0/24", 1, 0, 3)), seen(runs.get(3)));
        assertEquals(Optional.empty(), seen(runs.get(2)), "it works there, so nothing is alike");
    }

    @Test
    void ofIpv6TheFirstHalfOfTheAddressCounts() {
        List<Run> runs = compare(silent("2001:db8:0:1::1"), silent("2001:db8:0:1:ffff::1"), silent("2001:db8:0:1::2"),
                silent("2001:db8:0:2::1"));
        Neighbours neighbours = seen(runs.get(0)).orElseThrow();
        assertEquals(new Neighbours("2001:db8:0:1:0:0:0:0/64", 0, 2, 0), neighbours);
        assertTrue(neighbours.allFail());
        assertFalse(neighbours.allFine());
    }

    @Test
    void whoIsLookedAtTwiceIsOneNeighbourAndNoneOfItself() {
        List<Run> runs = compare(silent("192.0.2.1"), silent("192.0.2.1"), silent("192.0.2.2"), silent("192.0.2.2"));
        assertEquals(Optional.empty(), seen(runs.get(0)));
    }

    @Test
    void oneNeighbourTellsTooLittleAndThatIsSaid() {
        List<Run> runs = compare(silent("192.0.2.1"), silent("192.0.2.2"), refused("192.0.2.3"),
                Cases.of().record());
        Evidence.Missing missing = (Evidence.Missing) runs.get(0).record().evidence(Neighbours.TYPE, Vantage.HERE);
        assertEquals(Reason.NOT_APPLICABLE, missing.reason());
        assertEquals("fewer than 2 other hosts of this run are in the network 192.0.2.0/24 and tell something",
                missing.detail());
    }

    /** A close and a reset are one, and a silence is long; what the host says is another matter. */
    @ParameterizedTest
    @CsvSource({"HOST_CLOSED, 4, HOST_RESET, 9, true", "HOST_CLOSED, 3500, STALLED, 5000, true",
        "HOST_ALERT, 4, HOST_ULTIMATUM, 4, true", "HOST_CLOSED, 4, HOST_CLOSED, 3500, false",
        "HOST_CLOSED, 4, HOST_ALERT, 4, false", "STALLED, 5000, STALLED, 900, false"})
    void whatIsAlike(Outcome one, double millis, Outcome other, double others, boolean alike) {
        Neighbours neighbours = seen(compare(tls("192.0.2.1", one, millis), tls("192.0.2.2", other, others),
                tls("192.0.2.3", other, others)).getFirst()).orElseThrow();
        assertEquals(alike ? 2 : 0, neighbours.alike());
        assertEquals(alike ? 0 : 2, neighbours.otherwise());
        assertEquals(alike, neighbours.allFail());
    }

    private static List<Run> compare(CaseRecord... records) {
        return Diagnostics.judge(PLUGINS, Arrays.stream(records)
                .map(record -> new Collected(record, List.of(), false)).toList(), Optional.empty());
    }

    private static Optional<Neighbours> seen(Run run) {
        return run.record().find(Neighbours.TYPE);
    }

    private static Cases host(String address, ConnectOutcome outcome) {
        return Cases.of(new TcpConnect(List.of(new ToAddress(address, 3389, outcome, 1, ""))))
                .target(Target.of(address, 3389));
    }

    private static CaseRecord refused(String address) {
        return host(address, ConnectOutcome.REFUSED).record();
    }

    private static CaseRecord silent(String address) {
        return host(address, ConnectOutcome.CONNECTED).from(Vantage.HERE,
                new Negotiation(List.of(Alone.answered(Answer.SILENT)))).record();
    }

    private static CaseRecord tls(String address, Outcome outcome, double millis) {
        return host(address, ConnectOutcome.CONNECTED)
                .from(Vantage.HERE, new Negotiation(List.of(Alone.chosen(Negotiation.PROTOCOL_SSL))))
                .from(Vantage.HERE, new TlsHandshake(outcome, Optional.empty(), Optional.empty(), millis, 0,
                        Optional.empty(), Optional.empty(), "", "")).record();
    }
}
