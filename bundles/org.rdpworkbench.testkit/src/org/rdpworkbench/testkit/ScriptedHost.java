// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ChannelEvents;
import org.rdpworkbench.host.ChannelQuery;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.UserRights;

/**
 * The inside of a host that has what a test gives it and nothing else. Names and paths are found whatever their case.
 * What is refused answers with that obstacle: {@code services}, {@code log}, a key or a path.
 */
public final class ScriptedHost implements HostSession, Registry, Services, Files, EventLogs, UserRights {

    private final Map<String, Map<String, SettingValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Instant> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Service> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, SecurityDescriptor> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, byte[]> contents = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Instant> folders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<EventEntry>> logs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Set<String>> rights = new TreeMap<>();
    private final Map<String, Obstacle> refused = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Optional<Duration> ahead = Optional.empty();
    private Optional<Duration> uptime = Optional.empty();
    private boolean itself;

    /** A value of the registry, and the key that holds it. */
    public ScriptedHost with(String key, String name, SettingValue value) {
        keys.computeIfAbsent(key, one -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)).put(name, value);
        return this;
    }

    /** A key of the registry that was last written at that time; of others the host does not say when. */
    public ScriptedHost written(String key, Instant at) {
        keys.putIfAbsent(key, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        written.put(key, at);
        return this;
    }

    /** A service. */
    public ScriptedHost with(String service, ServiceStatus.State state, Service.Start start, String account) {
        services.put(service, new Service(new ServiceStatus(service, "Displayed", state), start, "svchost.exe",
                account));
        return this;
    }

    /** A file and who may do what with it. */
    public ScriptedHost with(String file, SecurityDescriptor security) {
        files.put(file, security);
        return this;
    }

    /** A file and what is in it. */
    public ScriptedHost with(String file, byte[] content) {
        contents.put(file, content.clone());
        return this;
    }

    /** A folder, and when it was made; those that hold something need not be named. */
    public ScriptedHost folder(String path, Instant created) {
        folders.put(path, created);
        return this;
    }

    /** An event more in the log System, later than those before. */
    public ScriptedHost logged(String provider, int id, Instant at, String... strings) {
        return logged("System", provider, id, EventEntry.Level.ERROR, at, strings);
    }

    /** An event more in the log Security, later than those before: something failed. */
    public ScriptedHost audited(int id, Instant at, String... strings) {
        return logged("Security", "Microsoft-Windows-Security-Auditing", id, EventEntry.Level.AUDIT_FAILURE, at,
                strings);
    }

    private ScriptedHost logged(String log, String provider, int id, EventEntry.Level level, Instant at,
            String... strings) {
        List<EventEntry> events = logs.computeIfAbsent(log, name -> new ArrayList<>());
        events.addFirst(new EventEntry(events.size() + 1, provider, id, level, at, List.of(strings), ""));
        return this;
    }

    /** A right that these SIDs have; nobody has any other. */
    public ScriptedHost right(String right, String... holders) {
        rights.put(right, Set.of(holders));
        return this;
    }

    /** A clock that is that much ahead of {@link Cases#BEGAN}; without one nobody tells the time. */
    public ScriptedHost ahead(Duration difference) {
        ahead = Optional.of(difference);
        return this;
    }

    /** The clock also tells that the host has been up for so long. */
    public ScriptedHost up(Duration since) {
        uptime = Optional.of(since);
        return this;
    }

    /** Is the machine on which this runs. */
    public ScriptedHost local() {
        itself = true;
        return this;
    }

    @Override
    public boolean itself() {
        return itself;
    }

    /** Refuses that one thing. */
    public ScriptedHost refusing(String what, Obstacle why) {
        refused.put(what, why);
        return this;
    }

    /** For {@link ScriptedContext#inside(AutoCloseable)}. */
    public Inside inside() {
        return new Inside(Answer.of(this));
    }

    private <T> Answer<T> answer(String what, T value) {
        return refused.containsKey(what) ? Answer.none(refused.get(what), "script", what) : Answer.of(value);
    }

    @Override
    public Answer<Optional<RegistryKey>> key(String key) {
        return answer(key, subkeys(key).isEmpty() && !keys.containsKey(key) ? Optional.empty()
                : Optional.of(new RegistryKey(key, Optional.ofNullable(written.get(key)), subkeys(key),
                        keys.getOrDefault(key, Map.of()))));
    }

    private List<String> subkeys(String key) {
        int behind = key.length() + 1;
        return keys.keySet().stream().filter(other -> other.length() > behind
                && other.regionMatches(true, 0, key + "\\", 0, behind))
                .map(other -> other.substring(behind).split("\\\\")[0]).distinct().toList();
    }

    @Override
    public Answer<SettingValue> value(String key, String name) {
        return answer(key, keys.getOrDefault(key, Map.of()).getOrDefault(name, SettingValue.ABSENT));
    }

    @Override
    public Answer<List<ServiceStatus>> all() {
        return answer("services", services.values().stream().map(Service::status).toList());
    }

    @Override
    public Answer<Optional<Service>> find(String name) {
        return answer(name, Optional.ofNullable(services.get(name)));
    }

    @Override
    public Answer<Optional<List<ServiceStatus>>> dependents(String name) {
        return answer(name, services.containsKey(name) ? Optional.of(List.of()) : Optional.empty());
    }

    @Override
    public Answer<Optional<List<FileEntry>>> list(String folder) {
        List<FileEntry> entries = Stream.concat(
                folders.entrySet().stream().filter(entry -> within(folder, entry.getKey()))
                        .map(entry -> entry(entry.getKey(), true, 0, entry.getValue())),
                contents.entrySet().stream().filter(entry -> within(folder, entry.getKey()))
                        .map(entry -> entry(entry.getKey(), false, entry.getValue().length, Cases.BEGAN))).toList();
        return answer(folder, entries.isEmpty() && !folders.containsKey(folder) ? Optional.empty()
                : Optional.of(entries));
    }

    private static boolean within(String folder, String path) {
        return path.lastIndexOf('\\') == folder.length() && path.regionMatches(true, 0, folder, 0, folder.length());
    }

    private static FileEntry entry(String path, boolean folder, long size, Instant created) {
        return new FileEntry(path.substring(path.lastIndexOf('\\') + 1), folder, size, created, created, created);
    }

    @Override
    public Answer<Optional<SecurityDescriptor>> security(String path) {
        return answer(path, Optional.ofNullable(files.get(path)));
    }

    @Override
    public Answer<Optional<FileContent>> read(String file, long offset, int most) {
        return answer(file, Optional.ofNullable(contents.get(file)).map(content -> {
            int from = (int) Math.min(offset, content.length);
            return new FileContent(content.length,
                    Arrays.copyOfRange(content, from, from + Math.min(most, content.length - from)));
        }));
    }

    @Override
    public Answer<List<EventEntry>> read(EventQuery query) {
        return answer("log", logs.getOrDefault(query.log(), List.of()).stream().filter(query::fits)
                .limit(query.most()).toList());
    }

    @Override
    public Answer<ChannelEvents> read(ChannelQuery query) throws InterruptedException {
        return ChannelEvents.ofFile(this, query);
    }

    @Override
    public Answer<Set<String>> holders(String right) {
        return answer(right, rights.getOrDefault(right, Set.of()));
    }

    @Override
    public Answer<ClockReading> clock() {
        return ahead.<Answer<ClockReading>>map(difference -> Answer.of(
                new ClockReading(Cases.BEGAN.plus(difference), Cases.BEGAN, Cases.BEGAN, 0, uptime)))
                .orElseGet(() -> Answer.none(Obstacle.UNSUPPORTED, "script", "clock"));
    }

    @Override
    public Registry registry() {
        return this;
    }

    @Override
    public Services services() {
        return this;
    }

    @Override
    public Files files() {
        return this;
    }

    @Override
    public EventLogs eventLogs() {
        return this;
    }

    @Override
    public UserRights userRights() {
        return this;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
