// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.SocketFactory;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.host.UserRights;

/** A host whose settings lie in memory, and the way to it. */
final class SettableHost implements HostSession, Registry, Services, Settings, HostAccess {

    final Map<Setting, SettingValue> settings = new HashMap<>();
    final Map<String, List<String>> dependents = new HashMap<>();
    final List<String> put = new ArrayList<>();
    final Map<String, RegistryKey> keys = new HashMap<>();
    /** Keys that it lets nobody open. */
    final List<String> closed = new ArrayList<>();
    /** Keys in the order in which they were asked for. */
    final List<String> opened = new ArrayList<>();
    /** At which it was opened. */
    final List<InetAddress> addresses = new ArrayList<>();
    boolean itself;
    /** Null where nobody is to ask for it. */
    ClockReading clock;
    Answer<List<String>> signedIn = Answer.none(Obstacle.NO_ACCESS, "NetrWkstaUserEnum", "0x5");
    /** The code with which it refuses whatever is put. */
    Optional<String> refusing = Optional.empty();
    /** What is not told, by its setting. */
    Optional<Setting> hidden = Optional.empty();

    SettableHost having(String setting, SettingValue value) {
        settings.put(Setting.parse(setting), value);
        return this;
    }

    @Override
    public Answer<SettingValue> get(Setting setting) {
        return hidden.filter(setting::equals).isPresent() ? Answer.none(Obstacle.NO_ACCESS, "a call", "0x5")
                : Answer.of(settings.getOrDefault(setting, SettingValue.ABSENT));
    }

    @Override
    public Answer<SettingValue> may(Setting setting, SettingValue value) {
        return Answer.of(value);
    }

    @Override
    public Answer<SettingValue> put(Setting setting, SettingValue value) {
        if (refusing.isPresent()) {
            return Answer.none(Obstacle.OTHER, "a call", refusing.get());
        }
        put.add(setting.toString());
        settings.put(setting, value);
        return Answer.of(value);
    }

    @Override
    public Answer<SettingValue> value(String key, String name) {
        return get(new Setting.Value(key, name));
    }

    @Override
    public Answer<Optional<RegistryKey>> key(String key) {
        opened.add(key);
        return closed.contains(key) ? Answer.none(Obstacle.NO_ACCESS, "BaseRegOpenKey", "0x5")
                : Answer.of(Optional.ofNullable(keys.get(key)));
    }

    @Override
    public Answer<Optional<List<ServiceStatus>>> dependents(String name) {
        return Answer.of(Optional.of(dependents.getOrDefault(name, List.of()).stream()
                .map(one -> new ServiceStatus(one, one, ServiceStatus.State.RUNNING)).toList()));
    }

    @Override
    public Answer<List<ServiceStatus>> all() {
        throw new AssertionError("asked for all services");
    }

    @Override
    public Answer<Optional<Service>> find(String name) {
        throw new AssertionError("asked for a service");
    }

    @Override
    public Settings settings() {
        return this;
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
        throw new AssertionError("asked for files");
    }

    @Override
    public EventLogs eventLogs() {
        throw new AssertionError("asked for event logs");
    }

    @Override
    public UserRights userRights() {
        throw new AssertionError("asked for user rights");
    }

    @Override
    public Answer<List<String>> signedIn() {
        return signedIn;
    }

    @Override
    public Answer<ClockReading> clock() {
        return Answer.of(Optional.ofNullable(clock).orElseThrow(() -> new AssertionError("asked for the clock")));
    }

    @Override
    public boolean itself() {
        return itself;
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public boolean takesCredential() {
        return false;
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) {
        addresses.add(address);
        return Answer.of(this);
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
