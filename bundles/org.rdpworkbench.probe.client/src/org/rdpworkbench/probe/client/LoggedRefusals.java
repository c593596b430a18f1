// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;

/**
 * The logons that hosts refused, out of their Security logs, while these are read. As in a look inside a host it is the
 * last hour that counts: here the one before the host's last event, of whatever kind. A log without any refusal says
 * nothing, since nobody knows what was left out when it was saved.
 */
final class LoggedRefusals {

    private static final Duration BACK = Duration.ofHours(1);
    private static final int MOST_REFUSALS = 200_000;
    private static final int MOST_HOSTS = 1_000;

    private final Map<Target, OneHost> hosts = new LinkedHashMap<>();
    private boolean any;
    private int refusals;

    /** What one host wrote down, in any order. */
    private static final class OneHost {

        private final List<Refusal> refusals = new ArrayList<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void wrote(Instant at) {
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
        }

        /** Empty where there is none in the last hour. */
        Optional<RefusedLogons> lately() {
            Instant from = within(first) ? first : last.minus(BACK);
            List<Refusal> lately = refusals.stream().filter(one -> within(one.last())).toList();
            return lately.isEmpty() ? Optional.empty() : Optional.of(RefusedLogons.counted(from, last, lately));
        }

        private boolean within(Instant at) {
            return Duration.between(at, last).compareTo(BACK) <= 0;
        }
    }

    /** Takes what is of a Security log, and passes over the rest. */
    void add(EventRecord record) {
        if (record.provider().filter(RefusedLogons.PROVIDER::equalsIgnoreCase).isEmpty()) {
            return;
        }
        any = true;
        Optional<Target> target = record.computer().flatMap(LoggedRefusals::target);
        if (target.isPresent() && (hosts.containsKey(target.get()) || hosts.size() <= MOST_HOSTS)) {
            OneHost host = hosts.computeIfAbsent(target.get(), name -> new OneHost());
            Instant at = ClientEvent.happened(record);
            host.wrote(at);
            refusal(record, at).ifPresent(refusal -> {
                refusals++;
                if (refusals <= MOST_REFUSALS) {
                    host.refusals.add(refusal);
                }
            });
        }
    }

    private static Optional<Refusal> refusal(EventRecord record, Instant at) {
        return record.id().filter(id -> id == RefusedLogons.EVENT)
                .flatMap(id -> Refusal.read(name -> record.data(name).map(String::strip).orElse(""), at));
    }

    /** A log may say anything. */
    private static Optional<Target> target(String computer) {
        try {
            return Optional.of(Target.of(computer.strip(), Target.DEFAULT_PORT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** There was no event of a Security log. */
    boolean isEmpty() {
        return !any;
    }

    /** @throws EvidenceException when there is no refusal in the last hour of any host, or more than can be true */
    List<HostEvidence> evidence() throws EvidenceException {
        if (hosts.size() > MOST_HOSTS || refusals > MOST_REFUSALS) {
            throw new EvidenceException("holds more than " + MOST_REFUSALS + " refused logons, or names more than "
                    + MOST_HOSTS + " hosts.");
        }
        List<HostEvidence> all = new ArrayList<>();
        hosts.forEach((target, host) -> host.lately().ifPresent(fact -> all.add(
                HostEvidence.of(target, fact.to()).with(RefusedLogons.TYPE, Vantage.INSIDE, fact))));
        if (all.isEmpty()) {
            throw new EvidenceException(hosts.isEmpty() ? "is a Security log that names no host."
                    : "is a Security log without a refused logon (event " + RefusedLogons.EVENT + ", over the network "
                    + "or through Remote Desktop) in the hour before its last event" + times() + ".");
        }
        return List.copyOf(all);
    }

    /** The file's latest refusal, so that a person knows which hour to save. */
    private String times() {
        return hosts.values().stream().flatMap(host -> host.refusals.stream()).map(Refusal::last)
                .max(Instant::compareTo).map(last -> "; the latest is of " + last).orElse("");
    }
}
