// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.Service.Start;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.ServiceStatus.State;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.testkit.Cases;

/** The inside of a host that has what a test gives it and nothing else. */
final class MadeUpHost implements HostSession, Services, EventLogs {

    private final List<ServiceStatus> list = new ArrayList<>();
    private final Map<String, Answer<Optional<Service>>> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Optional<Obstacle> noList = Optional.empty();

    private final List<EventEntry> events = new ArrayList<>();
    private Answer<ClockReading> clock = Answer.none(Obstacle.UNSUPPORTED, "NetrRemoteTOD", "0x32");
    private Optional<Answer<List<EventEntry>>> log = Optional.empty();

    /** A clock that is that much ahead of the time of the evidence. */
    MadeUpHost ahead(Duration difference) {
        clock = Answer.of(new ClockReading(Cases.BEGAN.plus(difference), Cases.BEGAN, Cases.BEGAN, 0));
        return this;
    }

    /** One event more in the System log, the later ones later. */
    MadeUpHost logged(String provider, int id, Instant at, String... strings) {
        events.addFirst(new EventEntry(events.size() + 1, provider, id, EventEntry.Level.ERROR, at, List.of(strings),
                ""));
        return this;
    }

    MadeUpHost hidingTheLog(Obstacle why) {
        log = Optional.of(Answer.none(why, "ElfrOpenELW", "0x5"));
        return this;
    }

    MadeUpHost with(String name, State state, Start start, String account) {
        ServiceStatus status = new ServiceStatus(name, "Displayed", state);
        list.add(status);
        services.put(name, Answer.of(Optional.of(new Service(status, start, "svchost.exe", account))));
        return this;
    }

    /** The service stands in the list, and how it is set up is nobody's business. */
    MadeUpHost hidingSetUp(String name) {
        services.put(name, Answer.none(Obstacle.NO_ACCESS, "ROpenServiceW", "0x5"));
        return this;
    }

    MadeUpHost hidingServices(Obstacle why) {
        noList = Optional.of(why);
        return this;
    }

    /** What the probes of a run share. */
    Inside inside() {
        return new Inside(Answer.of(this));
    }

    @Override
    public Services services() {
        return this;
    }

    @Override
    public Answer<Optional<Service>> find(String name) {
        return services.getOrDefault(name, Answer.of(Optional.empty()));
    }

    @Override
    public Answer<List<ServiceStatus>> all() {
        return noList.<Answer<List<ServiceStatus>>>map(why -> Answer.none(why, "REnumServicesStatusW", "0x5"))
                .orElseGet(() -> Answer.of(List.copyOf(list)));
    }

    @Override
    public Answer<Optional<List<ServiceStatus>>> dependents(String name) {
        throw new AssertionError("nobody needs the dependents");
    }

    @Override
    public Registry registry() {
        throw new AssertionError("nobody needs the registry");
    }

    @Override
    public Files files() {
        throw new AssertionError("nobody needs files");
    }

    @Override
    public EventLogs eventLogs() {
        return this;
    }

    @Override
    public Answer<List<EventEntry>> read(EventQuery query) {
        return log.orElseGet(() -> Answer.of(query.log().equals("System")
                ? events.stream().filter(query::fits).limit(query.most()).toList() : List.of()));
    }

    @Override
    public Answer<ClockReading> clock() {
        return clock;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
