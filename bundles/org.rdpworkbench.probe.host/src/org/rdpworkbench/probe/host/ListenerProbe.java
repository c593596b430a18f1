// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;

/**
 * Reads whether the host's listener wrote down that it took our own connection. A log that is known up to our
 * connection only says nothing: silence counts where it is known for longer. Over the network these logs come out of
 * their files, which the log service writes with a delay; how long that is, and that the files can be read while the
 * service has them open, is not verified on Windows.
 */
@Component(service = Probe.class)
public final class ListenerProbe implements InsideProbe {

    /** Wider than what counts, so that a person sees what else was going on. */
    private static final Duration AROUND = Duration.ofSeconds(30);
    private static final int MOST_BROKEN = 100;

    @Override
    public String id() {
        return "host.listener";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ListenerEvents.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Instant seen = context.seenAt(TcpConnect.TYPE).orElseThrow();
        String own = context.fact(TcpConnect.TYPE).connected().flatMap(TcpConnect.ToAddress::local)
                .map(address -> address.replaceFirst("%.*", "")).orElse("");
        context.shared(Inside.class).report(context, ListenerEvents.TYPE, session -> events(session, seen, own));
    }

    private static Answer<ListenerEvents> events(HostSession session, Instant seen, String own)
            throws InterruptedException {
        Answer<ClockReading> clock = session.clock();
        if (clock instanceof Answer.None<ClockReading> none) {
            // Without it an event of ours and one of ten minutes ago look the same.
            return none.map(reading -> null);
        }
        Instant connected = seen.plus(clock.value().orElseThrow().ahead());
        Optional<Answer<ListenerEvents>> obstacle = Optional.empty();
        List<ListenerLog> logs = new ArrayList<>();
        for (ListenerLog.Channel channel : ListenerLog.Channel.values()) {
            switch (ListenerLog.read(session.eventLogs(), channel, connected.minus(AROUND))) {
                case Answer.Value<ListenerLog>(ListenerLog log) -> logs.add(log);
                case Answer.None<ListenerLog>(Obstacle why, String call, String code) ->
                        obstacle = Optional.of(Answer.none(why, call, code));
            }
        }
        return logs.isEmpty() ? obstacle.orElseThrow()
                : told(logs, broken(session.eventLogs(), connected), connected, own);
    }

    /** TermDD 56 of the System log: a stream was not as it should be. None where that may not be read. */
    private static List<ListenerEvents.Event> broken(EventLogs logs, Instant connected) throws InterruptedException {
        EventQuery query = new EventQuery("System", Set.of("TermDD"), Set.of(56), connected.minus(AROUND),
                connected.plus(AROUND), MOST_BROKEN);
        return logs.read(query).value().orElse(List.of()).stream().map(event -> new ListenerEvents.Event(
                event.provider(), event.id(), event.generated(), Optional.empty())).toList();
    }

    private static Answer<ListenerEvents> told(List<ListenerLog> logs, List<ListenerEvents.Event> broken,
            Instant connected, String own) {
        List<ListenerEvents.Event> around = Stream.concat(broken.stream(),
                logs.stream().flatMap(log -> log.events().stream()))
                .filter(event -> within(event.at(), connected, AROUND))
                .sorted(Comparator.comparing(ListenerEvents.Event::at)).toList();
        ListenerEvents told = new ListenerEvents(connected, own, around);
        Instant counts = connected.plus(SchannelEvents.NEAR);
        if (told.absent() && logs.stream().noneMatch(log -> !log.doubtful() && log.until().isAfter(counts))) {
            return Answer.none(Obstacle.UNSUPPORTED, "the log", "nothing certain in it is later than ours");
        }
        return Answer.of(told);
    }

    private static boolean within(Instant one, Instant other, Duration most) {
        return Duration.between(one, other).abs().compareTo(most) <= 0;
    }
}
