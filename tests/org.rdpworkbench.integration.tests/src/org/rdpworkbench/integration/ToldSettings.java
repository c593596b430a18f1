// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/**
 * The settings of a host, where somebody is told of each that was put, before the engine knows that it was.
 *
 * @param limit how long a setting may take, in place of the engine's
 */
record ToldSettings(SettingStore store, Duration limit, Consumer<String> told) implements SettingStore {

    @Override
    public boolean reaches(WayIn way) {
        return store.reaches(way);
    }

    @Override
    public SettingSession open(Target target, WayIn way, SocketFactory sockets, Duration ofEngine)
            throws SettingException, InterruptedException {
        return new Session(store.open(target, way, sockets, limit), told);
    }

    @Override
    public SettingSession open(Target target, WayIn way, MeantHost meant, SocketFactory sockets, Duration ofEngine)
            throws SettingException, InterruptedException {
        return new Session(store.open(target, way, meant, sockets, limit), told);
    }

    private record Session(SettingSession of, Consumer<String> told) implements SettingSession {

        @Override
        public String machine() throws SettingException, InterruptedException {
            return of.machine();
        }

        @Override
        public Optional<String> address() {
            return of.address();
        }

        @Override
        public Optional<Instant> validUntil() throws InterruptedException {
            return of.validUntil();
        }

        @Override
        public List<Step> steps(Change change) throws SettingException, InterruptedException {
            return of.steps(change);
        }

        @Override
        public SettingValue now(String setting) throws SettingException, InterruptedException {
            return of.now(setting);
        }

        @Override
        public void may(String setting, SettingValue value) throws SettingException, InterruptedException {
            of.may(setting, value);
        }

        @Override
        public void put(String setting, SettingValue value) throws SettingException, InterruptedException {
            of.put(setting, value);
            told.accept("PUT " + setting);
        }

        @Override
        public Instant started() throws SettingException, InterruptedException {
            return of.started();
        }

        @Override
        public HostUse use(boolean people) throws InterruptedException {
            return of.use(people);
        }

        @Override
        public void close() {
            of.close();
        }
    }
}
