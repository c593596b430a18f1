// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * The settings of a host in an open session.
 *
 * @param at where it is
 * @param limit how long a setting may take until it holds what was put
 * @param environment the variables of this process
 */
record OpenSettings(HostSession session, InetAddress at, Duration limit, UnaryOperator<String> environment)
        implements SettingSession {

    private static final String RESTART = new Setting.Restart().toString();
    private static final String WINSOCK = new Setting.Winsock().toString();
    /** ERROR_SHUTDOWN_IN_PROGRESS, [MS-ERREF] 2.2. */
    private static final String SHUTDOWN_IN_PROGRESS = "0x45B";
    /** Of [MS-SMB2] and [MS-RRP], the logon, and the calls to which all others go. Not verified on Windows. */
    private static final Set<String> FROM_ELSEWHERE = Set.of("LanmanServer", "RemoteRegistry", "SamSs", "RpcSs");
    private static final Set<String> REMOTE_DESKTOP = Set.of("TermService");
    private static final String WINDOWS = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    private static final String CLAIM = "\\rdpworkbench-repair.lock";
    /** Between two looks at a service that starts or stops. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Override
    public String machine() throws SettingException, InterruptedException {
        return Machine.now(session.registry()).toString();
    }

    @Override
    public Optional<String> address() {
        return Optional.of(at.getHostAddress());
    }

    /** Without a network nothing but the machine itself is asked; but whoever does that may sit far from it. */
    @Override
    public Set<String> services() {
        return !session.itself() ? FROM_ELSEWHERE : overRemoteDesktop() ? REMOTE_DESKTOP : Set.of();
    }

    @Override
    public String otherWay() throws SettingException, InterruptedException {
        return session.itself() ? "the workbench runs in a Remote Desktop session of that machine, so do it at the "
                + "console or from another machine" : SettingSession.super.otherWay();
    }

    /** Of the session as it was when this process was started in it. Not verified on Windows. */
    private boolean overRemoteDesktop() {
        String name = environment.apply("SESSIONNAME");
        return name != null && name.toUpperCase(Locale.ROOT).startsWith("RDP-");
    }

    /** As the service control manager keeps it, which does not ask whether these are there. Not verified on Windows. */
    @Override
    public Set<String> needed(String service) throws SettingException, InterruptedException {
        return Set.copyOf(taken(session.registry().value(SERVICES + service, "DependOnService")).asTexts());
    }

    @Override
    public List<Step> steps(Change change) throws SettingException, InterruptedException {
        return new ChangeSteps(session).of(change);
    }

    @Override
    public SettingValue now(String setting) throws SettingException, InterruptedException {
        if (setting.equals(RESTART)) {
            return SettingValue.text(machine());
        }
        if (setting.equals(WINSOCK)) {
            return WinsockCopy.now(session.registry());
        }
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
            Answer<SettingValue> answer = session.settings().put(Setting.parse(setting), value);
            // A host that is asked once more while it goes down is at it already, which is no refusal.
            if (!setting.equals(RESTART) || !(answer instanceof Answer.None<SettingValue> none)
                    || !none.code().equals(SHUTDOWN_IN_PROGRESS)) {
                taken(answer);
            }
        }
        // What these become nobody knows before the host has restarted.
        if (setting.equals(RESTART) || setting.equals(WINSOCK)) {
            return;
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

    /** By the clock of this machine, which nobody sets meanwhile because the host's is wrong. */
    @Override
    public Instant started() throws SettingException, InterruptedException {
        ClockReading clock = taken(session.clock());
        Duration uptime = clock.uptime().orElseThrow(() -> new SettingException("The host does not say when it was "
                + "started, so nobody could see that it has restarted."));
        return clock.host().minus(clock.ahead()).minus(uptime);
    }

    /** By a file where only administrators can make one. A host that does not let us is repaired all the same. */
    @Override
    public Optional<String> claim(String words) throws InterruptedException {
        Optional<String> file = session.registry().value(WINDOWS, "SystemRoot").value()
                .flatMap(SettingValue::asText).map(root -> root + CLAIM).filter(DrivePath::fits);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return session.settings().hold(file.get(), words.getBytes(StandardCharsets.UTF_8)).value()
                .flatMap(Function.identity()).map(OpenSettings::line);
    }

    private static String line(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    }

    @Override
    public Optional<Instant> validUntil() {
        return session.validUntil();
    }

    @Override
    public HostUse use(boolean people) throws InterruptedException {
        return new UseReading(session).read(people);
    }

    /** What was answered. */
    static <T> T taken(Answer<T> answer) throws SettingException {
        return switch (answer) {
            case Answer.Value<T>(T content) -> content;
            case Answer.None<T> none -> throw SettingException.unanswered(none.detail());
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
