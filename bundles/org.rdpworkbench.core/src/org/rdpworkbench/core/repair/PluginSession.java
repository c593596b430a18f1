// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * A session of a plugin that may leave or break under the hands of a repair, as when somebody stops it on the
 * framework's console: what it throws then fails the step, as a lost connection does, and the journal has that.
 */
record PluginSession(SettingSession plugin) implements SettingSession {

    /** Something that is asked of the plugin. */
    @FunctionalInterface
    interface Call<T> {
        T go() throws SettingException, InterruptedException;
    }

    /** @throws SettingException also when the plugin broke */
    static <T> T asked(Call<T> call) throws SettingException, InterruptedException {
        try {
            return call.go();
        } catch (RuntimeException | LinkageError e) {
            SettingException broke = SettingException.unanswered("The plugin that gets into hosts broke, as it does "
                    + "when it is taken away meanwhile (" + e.getClass().getSimpleName() + ").");
            broke.initCause(e);
            throw broke;
        }
    }

    @Override
    public String machine() throws SettingException, InterruptedException {
        return asked(plugin::machine);
    }

    @Override
    public Optional<String> address() {
        try {
            return plugin.address();
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Step> steps(Change change) throws SettingException, InterruptedException {
        return asked(() -> plugin.steps(change));
    }

    @Override
    public SettingValue now(String setting) throws SettingException, InterruptedException {
        return asked(() -> plugin.now(setting));
    }

    @Override
    public void may(String setting, SettingValue value) throws SettingException, InterruptedException {
        asked(() -> {
            plugin.may(setting, value);
            return null;
        });
    }

    @Override
    public void put(String setting, SettingValue value) throws SettingException, InterruptedException {
        asked(() -> {
            plugin.put(setting, value);
            return null;
        });
    }

    @Override
    public Instant started() throws SettingException, InterruptedException {
        return asked(plugin::started);
    }

    @Override
    public Set<String> services() throws SettingException, InterruptedException {
        return asked(plugin::services);
    }

    @Override
    public String otherWay() throws SettingException, InterruptedException {
        return asked(plugin::otherWay);
    }

    @Override
    public Set<String> needed(String service) throws SettingException, InterruptedException {
        return asked(() -> plugin.needed(service));
    }

    @Override
    public Optional<String> claim(String words) throws SettingException, InterruptedException {
        return asked(() -> plugin.claim(words));
    }

    @Override
    public Optional<Instant> validUntil() throws InterruptedException {
        try {
            return asked(plugin::validUntil);
        } catch (SettingException e) {
            return Optional.empty();
        }
    }

    @Override
    public HostUse use(boolean people) throws InterruptedException {
        try {
            return asked(() -> plugin.use(people));
        } catch (SettingException e) {
            return HostUse.UNSEEN;
        }
    }

    @Override
    public void close() {
        try {
            plugin.close();
        } catch (RuntimeException | LinkageError e) {
            // Its connections are the engine's, which closes them.
            return;
        }
    }
}
