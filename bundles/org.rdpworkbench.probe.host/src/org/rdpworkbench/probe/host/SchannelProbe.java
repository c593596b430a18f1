// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;

/**
 * Reads what the host wrote down about the handshake that this run provoked: Schannel's events in the System log around
 * our own ClientHello, by the host's clock. The order of what an event is filled with is as documented, and not
 * verified on Windows.
 */
@Component(service = Probe.class)
public final class SchannelProbe implements InsideProbe {

    /** Wider than what counts, so that a person sees what else was going on. */
    private static final Duration AROUND = Duration.ofSeconds(30);
    private static final int MOST = 100;
    /** What a TLS server writes when it cannot do its part; alerts and missing credentials among them. */
    private static final Set<Integer> IDS = Set.of(36870, 36871, 36872, 36874, 36886, 36887, 36888);
    private static final Pattern STATUS = Pattern.compile("0x([0-9A-Fa-f]{1,8})");

    @Override
    public String id() {
        return "host.schannel";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(SchannelEvents.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, TlsHandshake.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        TlsHandshake handshake = context.fact(TlsHandshake.TYPE);
        Instant sent = context.seenAt(TlsHandshake.TYPE).orElseThrow()
                .minusNanos((long) (handshake.millis() * 1_000_000));
        context.shared(Inside.class).report(context, SchannelEvents.TYPE, session -> events(session, sent));
    }

    private static Answer<SchannelEvents> events(HostSession session, Instant sent) throws InterruptedException {
        Answer<ClockReading> clock = session.clock();
        if (clock instanceof Answer.None<ClockReading> none) {
            // Without it an event of ours and one of ten minutes ago look the same.
            return none.map(reading -> null);
        }
        Instant connected = sent.plus(clock.value().orElseThrow().ahead());
        EventQuery query = new EventQuery("System", Set.of("Schannel"), IDS, connected.minus(AROUND),
                connected.plus(AROUND), MOST);
        return switch (session.eventLogs().read(query)) {
            case Answer.Value<List<EventEntry>>(List<EventEntry> newest) when cut(newest, connected) ->
                    Answer.none(Obstacle.TOO_LARGE, "ElfrReadELW", "more than " + MOST + " events since then");
            case Answer.Value<List<EventEntry>>(List<EventEntry> newest) -> Answer.of(new SchannelEvents(connected,
                    newest.reversed().stream().filter(SchannelProbe::ofAServer).map(SchannelProbe::event).toList()));
            case Answer.None<List<EventEntry>>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
        };
    }

    /** Ours may be among those that did not find room. */
    private static boolean cut(List<EventEntry> newest, Instant connected) {
        return newest.size() == MOST
                && newest.getLast().generated().isAfter(connected.minus(SchannelEvents.NEAR));
    }

    /** The host is a TLS client as well, and its failures to reach others are none of ours. */
    private static boolean ofAServer(EventEntry entry) {
        return entry.strings().stream().noneMatch("client"::equalsIgnoreCase);
    }

    private static SchannelEvents.Event event(EventEntry entry) {
        return new SchannelEvents.Event(entry.id(), entry.generated(), status(entry.strings()));
    }

    private static Optional<Long> status(List<String> strings) {
        return strings.stream().map(STATUS::matcher).filter(Matcher::matches).findFirst()
                .map(matcher -> Long.parseLong(matcher.group(1), 16));
    }
}
