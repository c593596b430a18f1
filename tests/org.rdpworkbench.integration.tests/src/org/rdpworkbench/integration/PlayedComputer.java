// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.host.UserRights;
import org.rdpworkbench.testkit.ScriptedHost;

/**
 * The machine on which this runs, if it were a Windows: what it has is another when its Winsock is reset, as
 * {@code netsh winsock reset} makes the catalogue anew. Nothing else of it can be changed.
 */
final class PlayedComputer implements HostAccess, HostSession, Settings {

    /** What was put, in order. */
    final List<String> put = new ArrayList<>();
    private final ScriptedHost reset;
    private ScriptedHost now;
    private Instant started = Instant.now().minus(Duration.ofDays(1));

    PlayedComputer(ScriptedHost now, ScriptedHost reset) {
        this.now = now;
        this.reset = reset;
    }

    void restart() {
        started = Instant.now();
    }

    @Override
    public String id() {
        return "windows";
    }

    @Override
    public boolean takesCredential() {
        return false;
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) {
        return Answer.of(this);
    }

    @Override
    public boolean itself() {
        return true;
    }

    @Override
    public Answer<SettingValue> get(Setting setting) throws InterruptedException {
        return setting instanceof Setting.Value(String key, String name) ? now.registry().value(key, name)
                : Answer.of(SettingValue.ABSENT);
    }

    @Override
    public Answer<SettingValue> may(Setting setting, SettingValue value) {
        return Answer.of(value);
    }

    @Override
    public Answer<SettingValue> put(Setting setting, SettingValue value) {
        put.add(setting.toString());
        now = reset;
        return Answer.of(value);
    }

    @Override
    public Answer<ClockReading> clock() {
        Instant time = Instant.now();
        return Answer.of(new ClockReading(time, time, time, 0, Optional.of(Duration.between(started, time))));
    }

    @Override
    public Registry registry() {
        return now.registry();
    }

    @Override
    public Services services() {
        return now.services();
    }

    @Override
    public Files files() {
        return now.files();
    }

    @Override
    public EventLogs eventLogs() {
        return now.eventLogs();
    }

    @Override
    public UserRights userRights() {
        return now.userRights();
    }

    @Override
    public Settings settings() {
        return this;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
