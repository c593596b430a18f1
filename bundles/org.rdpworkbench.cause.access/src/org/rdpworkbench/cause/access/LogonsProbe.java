// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;

/**
 * Reads which logons the host refused lately: event 4625 of its Security log, which a host writes where it audits
 * failures. All events since then come over the line, and a domain controller writes hundreds in a second: so the look
 * goes back a minute first, and further only while that takes no time to speak of. Not verified on Windows.
 */
@Component(service = Probe.class)
public final class LogonsProbe implements InsideProbe {

    /** The strings that its message is filled with, by their order in MicrosoftDocs' event-4625.md. */
    private static final Map<String, Integer> STRINGS = Map.of("TargetUserName", 5, "Status", 7, "SubStatus", 9,
            "LogonType", 10, "IpAddress", 19);
    private static final int FEWEST = 20;

    private static final List<Duration> BACK =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
    /** What a look further back may take, if the log goes on as it did so far. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** The host may have written the last ones while its clock was read, which tells hundredths of a second. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    @Override
    public String id() {
        return "access.logons";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(RefusedLogons.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, RefusedLogons.TYPE, LogonsProbe::refused);
    }

    private static Answer<RefusedLogons> refused(HostSession session) throws InterruptedException {
        Answer<ClockReading> clock = session.clock();
        if (clock instanceof Answer.None<ClockReading> none) {
            // Without it nobody knows how far back an hour is.
            return none.map(reading -> null);
        }
        Instant now = clock.value().orElseThrow().host();
        Answer<RefusedLogons> furthest = Answer.none(Obstacle.TIMED_OUT, "the log", "no time for it");
        Duration took = Duration.ZERO;
        Duration last = BACK.getFirst();
        for (Duration back : BACK) {
            if (took.multipliedBy(back.dividedBy(last)).compareTo(PATIENCE) > 0) {
                return furthest;
            }
            long began = System.nanoTime();
            Answer<RefusedLogons> read = read(session, now, back);
            if (read instanceof Answer.None<RefusedLogons>) {
                return furthest.value().isPresent() ? furthest : read;
            }
            furthest = read;
            took = Duration.ofNanos(System.nanoTime() - began);
            last = back;
        }
        return furthest;
    }

    private static Answer<RefusedLogons> read(HostSession session, Instant now, Duration back)
            throws InterruptedException {
        EventQuery query = new EventQuery("Security", Set.of(RefusedLogons.PROVIDER), Set.of(RefusedLogons.EVENT),
                now.minus(back), now.plus(AHEAD), EventQuery.MOST);
        return session.eventLogs().read(query).map(newest -> RefusedLogons.counted(
                newest.size() < EventQuery.MOST ? query.from() : newest.getLast().generated(), now,
                newest.stream().flatMap(event -> refusal(event).stream()).toList()));
    }

    private static Optional<Refusal> refusal(EventEntry event) {
        List<String> strings = event.strings();
        return strings.size() < FEWEST ? Optional.empty()
                : Refusal.read(name -> strings.get(STRINGS.get(name)), event.generated());
    }
}
