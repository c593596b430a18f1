// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;

/**
 * Reads when somebody last logged on through Remote Desktop, and compares that with what other probes know of changes:
 * when the bound certificate begins, when settings of TLS were written, when the host was started. That it is a clone,
 * or that the network changed, nothing tells yet. Not verified on Windows.
 */
@Component(service = Probe.class)
public final class OnsetProbe implements InsideProbe {

    /** 1149: the account was taken by NLA, so that TLS had worked. */
    private static final ChannelQuery AUTHENTICATED = new ChannelQuery(
            "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational", Set.of(1149), Instant.EPOCH);
    /** 21 and 25: a session began, or went on. */
    private static final ChannelQuery LOGGED_ON = new ChannelQuery(
            "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational", Set.of(21, 25), Instant.EPOCH);
    /** What these two have for an address at the host's own screen. */
    private static final String OWN_SCREEN = "LOCAL";

    @Override
    public String id() {
        return "host.onset";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Onset.TYPE);
    }

    @Override
    public Set<FactType<?>> uses() {
        return Set.of(BoundCertificate.TYPE, RestartSigns.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Optional<BoundCertificate> certificate = context.find(BoundCertificate.TYPE);
        Optional<RestartSigns> restart = context.find(RestartSigns.TYPE);
        context.shared(Inside.class).report(context, Onset.TYPE, session -> worked(session.eventLogs())
                .map(worked -> new Onset(worked, happened(worked, certificate, restart))));
    }

    /** The later of both logs; one of them is enough. */
    private static Answer<Instant> worked(EventLogs logs) throws InterruptedException {
        Answer<ChannelEvents> authenticated = logs.read(AUTHENTICATED);
        Answer<ChannelEvents> loggedOn = logs.read(LOGGED_ON);
        Optional<Instant> latest = Stream.of(authenticated, loggedOn)
                .flatMap(log -> log.value().stream()).flatMap(log -> log.events().stream())
                .filter(event -> event.data("Address").filter(OWN_SCREEN::equals).isEmpty())
                .map(EventRecord::written).max(Instant::compareTo);
        if (latest.isPresent()) {
            return Answer.of(latest.get());
        }
        return loggedOn.value().isPresent()
                ? Answer.none(Obstacle.UNSUPPORTED, "the log", "nobody has logged on as far back as it goes")
                : loggedOn.map(ChannelEvents::until);
    }

    private static Set<Onset.Event> happened(Instant worked, Optional<BoundCertificate> certificate,
            Optional<RestartSigns> restart) {
        Set<Onset.Event> happened = EnumSet.noneOf(Onset.Event.class);
        if (certificate.flatMap(BoundCertificate::stored).filter(one -> one.notBefore().isAfter(worked)).isPresent()) {
            happened.add(Onset.Event.CERTIFICATE_RENEWED);
        }
        if (restart.filter(signs -> signs.tlsSettings().stream().anyMatch(one -> one.at().isAfter(worked)))
                .isPresent()) {
            happened.add(Onset.Event.HARDENED);
        }
        if (restart.flatMap(RestartSigns::started).filter(started -> started.isAfter(worked)).isPresent()) {
            happened.add(Onset.Event.BOOTED);
        }
        return happened;
    }
}
