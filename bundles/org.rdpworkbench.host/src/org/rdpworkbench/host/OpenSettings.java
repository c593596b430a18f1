// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * The settings of a host in an open session.
 *
 * @param limit how long a setting may take until it holds what was put
 */
record OpenSettings(HostSession session, Duration limit) implements SettingSession {

    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    /** Between two looks at a service that starts or stops. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** MachineGuid, which a clone has in common with its origin until it is prepared, and the machine's own name. */
    @Override
    public String machine() throws SettingException, InterruptedException {
        String guid = text(CRYPTOGRAPHY, "MachineGuid");
        String name = text("HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName",
                "ComputerName");
        if (guid.isEmpty() && name.isEmpty()) {
            throw new SettingException("The host does not say which machine it is, so nothing is changed there.");
        }
        return guid + "/" + name;
    }

    private String text(String key, String name) throws SettingException, InterruptedException {
        return taken(session.registry().value(key, name)).asText().orElse("");
    }

    @Override
    public List<Step> steps(Change change) throws SettingException, InterruptedException {
        return new ChangeSteps(session).of(change);
    }

    @Override
    public SettingValue now(String setting) throws SettingException, InterruptedException {
        Optional<PutAside> file = PutAside.parse(session.settings(), setting);
        return file.isPresent() ? file.get().get() : taken(session.settings().get(Setting.parse(setting)));
    }

    @Override
    public void may(String setting, SettingValue value) throws SettingException, InterruptedException {
        Optional<PutAside> file = PutAside.parse(session.settings(), setting);
        if (file.isPresent()) {
            file.get().may(value);
        } else {
            taken(session.settings().may(Setting.parse(setting), value));
        }
    }

    @Override
    public void put(String setting, SettingValue value) throws SettingException, InterruptedException {
        Optional<PutAside> file = PutAside.parse(session.settings(), setting);
        if (file.isPresent()) {
            file.get().put(value);
        } else {
            taken(session.settings().put(Setting.parse(setting), value));
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (!now(setting).equals(value)) {
            if (System.nanoTime() - deadline > 0) {
                throw new SettingException(setting + " was put and does not hold it after " + limit.toSeconds()
                        + " s.");
            }
            // Nobody tells when a service has started or stopped.
            Thread.sleep(PAUSE);
        }
    }

    /** What was answered. */
    static <T> T taken(Answer<T> answer) throws SettingException {
        return switch (answer) {
            case Answer.Value<T>(T content) -> content;
            case Answer.None<T> none -> throw new SettingException(none.detail());
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
