// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** A host whose settings lie in memory, and which may refuse, fail and be cut off. */
final class Memory implements SettingStore {

    private static final String RESTART = "restart:host";

    final Map<String, SettingValue> settings = new TreeMap<>();
    /** What was put, in order. */
    final List<String> put = new ArrayList<>();
    /** Settings, or settings with the words of a value, that this account may not put. */
    final Set<String> refused = new TreeSet<>();
    /** Settings with the words of a value that the host does not manage to put, though this account may. */
    final Set<String> failing = new TreeSet<>();
    /** Services that need another one, by its setting. */
    final Map<String, String> dependents = new TreeMap<>();
    /** Without which nobody gets in. */
    Set<String> services = Set.of();
    /** How else these are repaired; empty where this way in does not say so. */
    Optional<String> otherWay = Optional.empty();
    String machine = "host/1";
    /** Which it is when it has restarted. */
    String next = "host/1";
    /** Why no change fits; null where they do. */
    String unfit;
    /** What it answers where it denies access to what a change is about; null where it does not. */
    String denied;
    /** Whether the connection is lost when a change is asked about. */
    boolean cut;
    /** How many values can be put before the connection is lost; without end unless told. */
    int left = Integer.MAX_VALUE;
    /** Called before each value is put, and behind it. */
    Runnable around = () -> { };
    int open;
    /** Where it is; empty where nobody says so. */
    Optional<String> address = Optional.empty();
    /** By which way each session was opened. */
    final List<WayIn> ways = new ArrayList<>();
    /** When it was started; null where it does not say. */
    Instant started;
    /** What happens when it is asked to restart; it may throw. */
    Asked asked = () -> { };
    /** Called before a session is opened; it may throw. */
    Asked opened = () -> { };
    /** Whether the sessions that are open have ended. */
    boolean ended;

    /** Something that may fail as a host fails. */
    @FunctionalInterface
    interface Asked {
        void go() throws SettingException;
    }

    /** What stands at the host of whoever repairs it, until they go; null where nobody does. */
    String claim;
    /** What is answered before that, one after the other. */
    final Deque<String> said = new ArrayDeque<>();
    /** What was said at the host, in order. */
    final List<String> claims = new ArrayList<>();
    /** Until when it takes the credential; empty where it does not say. */
    Optional<Instant> validUntil = Optional.empty();
    HostUse use = HostUse.UNSEEN;
    /** Whether people were asked for, each time that somebody asked. */
    final List<Boolean> askedForPeople = new ArrayList<>();

    SettingValue value(String setting) {
        return settings.getOrDefault(setting, SettingValue.ABSENT);
    }

    @Override
    public boolean reaches(WayIn way) {
        return way.access().equals("memory");
    }

    @Override
    public SettingSession open(Target target, WayIn way, SocketFactory sockets, Duration limit)
            throws SettingException {
        opened.go();
        ended = false;
        ways.add(way);
        open++;
        return new Session();
    }

    private final class Session implements SettingSession {

        @Override
        public Optional<String> address() {
            return address;
        }

        @Override
        public String machine() throws SettingException {
            if (ended) {
                throw new SettingException("The session has ended.");
            }
            return machine;
        }

        @Override
        public Instant started() throws SettingException {
            if (started == null) {
                throw new SettingException("The host does not say when it was started.");
            }
            return started;
        }

        /** A service that is restarted goes off and on. */
        @Override
        public List<Step> steps(Change change) throws SettingException {
            if (unfit != null) {
                throw new SettingException(unfit);
            }
            if (denied != null) {
                throw SettingException.unanswered(denied);
            }
            if (cut) {
                ended = true;
                throw SettingException.unanswered("The connection was lost.");
            }
            return switch (change) {
                case Change.Set set -> value(set.target()).equals(set.after()) ? List.of()
                        : List.of(new Step(set.target(), value(set.target()), set.after()));
                case Change.Act act when act.action() == Change.Action.RESTART_HOST -> List.of(new Step(RESTART,
                        SettingValue.text(machine), SettingValue.text(next), Step.Kind.RESTART));
                case Change.Act act when act.action() == Change.Action.RESET_WINSOCK -> List.of(new Step(Seen.ONCE,
                        value(Seen.ONCE), Seen.ON, Step.Kind.ONCE));
                case Change.Act act when act.action() == Change.Action.STOP_SERVICE -> stops(act.subject());
                case Change.Act act -> Stream.concat(stops(act.subject()).stream(), stops(act.subject()).reversed()
                        .stream().map(step -> new Step(step.setting(), step.after(), step.before()))).toList();
                case Change.Move move -> throw new SettingException("Nothing is moved here.");
            };
        }

        /** What runs and needs it stops first. */
        private List<Step> stops(String service) {
            return Stream.iterate("state:" + service, Objects::nonNull, dependents::get).toList().reversed().stream()
                    .filter(one -> value(one).equals(Seen.RUNNING))
                    .map(one -> new Step(one, Seen.RUNNING, Seen.STOPPED)).toList();
        }

        @Override
        public SettingValue now(String setting) {
            return setting.equals(RESTART) ? SettingValue.text(machine) : value(setting);
        }

        @Override
        public void may(String setting, SettingValue value) throws SettingException {
            if (refused.contains(setting) || refused.contains(setting + " " + value.words())) {
                throw new SettingException("The host refuses this account.");
            }
        }

        @Override
        public void put(String setting, SettingValue value) throws SettingException {
            around.run();
            if (left-- <= 0) {
                throw new SettingException("The connection was lost.");
            }
            if (failing.contains(setting + " " + value.words())) {
                throw new SettingException("It does not come about: " + setting + ".");
            }
            String dependent = dependents.get(setting);
            if (value.equals(Seen.STOPPED) && dependent != null && value(dependent).equals(Seen.RUNNING)) {
                throw new SettingException("A running service needs it.");
            }
            if (value.equals(Seen.RUNNING) && dependents.entrySet().stream().anyMatch(one ->
                    one.getValue().equals(setting) && value(one.getKey()).equals(Seen.STOPPED))) {
                throw new SettingException("A service that it needs does not run.");
            }
            put.add(setting + " " + value.words());
            if (setting.equals(RESTART)) {
                asked.go();
                return;
            }
            Optional.of(value).filter(one -> !one.equals(SettingValue.ABSENT)).ifPresentOrElse(
                    one -> settings.put(setting, one), () -> settings.remove(setting));
            around.run();
        }

        @Override
        public Optional<Instant> validUntil() {
            return validUntil;
        }

        @Override
        public Set<String> services() {
            return services;
        }

        @Override
        public String otherWay() throws SettingException, InterruptedException {
            return otherWay.isPresent() ? otherWay.get() : SettingSession.super.otherWay();
        }

        @Override
        public Set<String> needed(String service) {
            return dependents.entrySet().stream().filter(one -> one.getValue().equals("state:" + service))
                    .map(one -> one.getKey().substring("state:".length())).collect(Collectors.toSet());
        }

        @Override
        public Optional<String> claim(String words) {
            claims.add(words);
            return Optional.ofNullable(said.isEmpty() ? claim : said.poll());
        }

        @Override
        public HostUse use(boolean people) {
            askedForPeople.add(people);
            return use;
        }

        @Override
        public void close() {
            open--;
        }
    }
}
