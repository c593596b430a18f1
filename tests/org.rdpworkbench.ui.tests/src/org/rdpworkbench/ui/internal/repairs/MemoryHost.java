// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
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
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.host.UserRights;

/** A host whose registry lies in memory, with a way in that needs no account; installed while it is open. */
public final class MemoryHost implements HostAccess, HostSession, Registry, Settings {

    static final String WAY = "test.memory";
    /** As its settings name it. */
    static final String MACHINE = "memory/1";

    public final Map<String, SettingValue> settings = new ConcurrentHashMap<>(Map.of(
            "value:HKLM\\SOFTWARE\\Microsoft\\Cryptography\\\\MachineGuid", SettingValue.text("memory"),
            "value:HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName\\\\ComputerName",
            SettingValue.text("1")));
    /** Counted down when a value is about to be put. */
    public final CountDownLatch putting = new CountDownLatch(1);
    /** For which each putting of a value waits; open unless told. */
    public volatile CountDownLatch gate = new CountDownLatch(0);
    /** Counted down when a value is about to be read. */
    volatile CountDownLatch read = new CountDownLatch(1);
    /** For which each reading of a value waits; open unless told. */
    volatile CountDownLatch readGate = new CountDownLatch(0);

    private final Optional<ServiceRegistration<HostAccess>> registration;

    MemoryHost() {
        registration = Optional.of(FrameworkUtil.getBundle(MemoryHost.class).getBundleContext()
                .registerService(HostAccess.class, this, null));
    }

    /** One of several, to which another way in leads. */
    public MemoryHost(String guid) {
        registration = Optional.empty();
        settings.put("value:HKLM\\SOFTWARE\\Microsoft\\Cryptography\\\\MachineGuid", SettingValue.text(guid));
    }

    @Override
    public String id() {
        return WAY;
    }

    @Override
    public String title() {
        return "In memory";
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
    public Answer<SettingValue> get(Setting setting) throws InterruptedException {
        read.countDown();
        readGate.await();
        return Answer.of(settings.getOrDefault(setting.toString(), SettingValue.ABSENT));
    }

    @Override
    public Answer<SettingValue> may(Setting setting, SettingValue value) {
        return Answer.of(value);
    }

    @Override
    public Answer<SettingValue> put(Setting setting, SettingValue value) throws InterruptedException {
        putting.countDown();
        gate.await();
        settings.put(setting.toString(), value);
        return Answer.of(value);
    }

    @Override
    public Answer<SettingValue> value(String key, String name) throws InterruptedException {
        return get(new Setting.Value(key, name));
    }

    @Override
    public Answer<Optional<RegistryKey>> key(String key) {
        return Answer.of(Optional.empty());
    }

    @Override
    public Registry registry() {
        return this;
    }

    @Override
    public Settings settings() {
        return this;
    }

    @Override
    public Services services() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Files files() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventLogs eventLogs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserRights userRights() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<ClockReading> clock() {
        return Answer.none(Obstacle.NO_ACCESS, "test", "0x5");
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    /** Lets each reading of a value wait from now on. */
    public void hold() {
        readGate = new CountDownLatch(1);
    }

    /** Waits until a value is about to be read. */
    public void awaitRead() throws InterruptedException {
        read.await();
    }

    /** Installed no more; what waits for the gate goes on. */
    void leave() {
        gate.countDown();
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
