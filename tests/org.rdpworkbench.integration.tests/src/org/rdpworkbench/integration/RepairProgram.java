// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;

/**
 * A program that repairs the machine on which it runs, as it is told line by line: with all plugins of the source tree
 * and the way in {@code windows}. It runs in the Java for Windows, and tests that run in another Java tell it what to
 * do. While a step is done it waits to be told to go on, so that a test can change what the outside shows, or kill it.
 */
final class RepairProgram {

    private static final WayIn WAY = new WayIn("windows", Optional.empty());
    private static final Duration LOOK = Duration.ofSeconds(60);
    /** As long as services of Wine may take; what does not hold a value by then never will. */
    private static final Duration SETTING = Duration.ofSeconds(10);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // System.in would ask how much there is, which Wine does not know of a pipe.
    private final BufferedReader in = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in),
            StandardCharsets.UTF_8));
    private final GivenFixer given = new GivenFixer();
    private final ToldSettings settings;
    private final Repairs repairs;
    private final Journals journals;
    private final Target target;
    private RepairPlan plan;

    private RepairProgram(int port, Path folder) throws ReflectiveOperationException, IOException {
        // By its name, since nobody but its own tests may import it.
        HostAccess windows = (HostAccess) Class.forName("org.rdpworkbench.host.windows.internal.WindowsAccess")
                .getConstructor().newInstance();
        HostSessions sessions = new HostSessions(new Credentials(), List.of(windows));
        Snapshot all = Assembled.all().with(new PortCheck(), given).snapshot(List.of(sessions));
        settings = new ToldSettings(new HostSettings(sessions), SETTING, this::tell);
        repairs = new Repairs(new Diagnostics(() -> all), List.of(settings));
        journals = new Journals(folder);
        target = Target.of("127.0.0.1", port);
    }

    /** The port of the host's outside, and the folder of the journals. */
    public static void main(String[] arguments) throws Exception {
        RepairProgram program = new RepairProgram(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        program.out.println("ready");
        for (String line = program.in.readLine(); line != null; line = program.in.readLine()) {
            program.out.println(program.answer(line).replaceAll("\\R", " "));
        }
    }

    private String answer(String line) throws IOException, InterruptedException {
        String verb = line.replaceFirst(" .*", "");
        String rest = line.substring(Math.min(line.length(), verb.length() + 1));
        try {
            return switch (verb) {
                case "get" -> get(rest);
                case "put" -> put(rest);
                case "give" -> given.give(rest);
                case "last" -> ended(journals.all(new ArrayList<>()).getFirst());
                case "plan" -> plan(rest);
                case "apply" -> ended(repairs.apply(plan, look(), journals, manner(), Progress.SILENT));
                case "resume" -> ended(repairs.resume(rest, look(), journals, manner(), Progress.SILENT));
                case "undo" -> ended(repairs.undo(rest, WAY, journals,
                        manner().until(Optional.of(LocalDate.now().plusDays(3)))));
                default -> throw new IllegalArgumentException(line);
            };
        } catch (RefusedException | SettingException e) {
            return "refused: " + e.getMessage();
        }
    }

    private Request look() {
        return Repairs.look(target, WAY, LOOK);
    }

    /** Agrees to whatever weakens this machine. */
    private Manner manner() {
        return new Manner("a tester", (which, step, now) -> tell(now + " " + which.steps().get(step).setting()))
                .until(Optional.of(LocalDate.now().plusDays(7)));
    }

    private static String ended(Repair repair) {
        return repair.outcome() + " " + repair.id() + " " + repair.why();
    }

    private String plan(String key) throws RefusedException, InterruptedException {
        Planned planned = repairs.plan(look(), Progress.SILENT);
        Optional<RepairPlan> wanted = planned.plans().stream().filter(one -> one.key().equals(key)).findFirst();
        if (wanted.isEmpty()) {
            return "none of " + planned.plans().stream().map(RepairPlan::key).toList() + " for "
                    + planned.run().diagnosis();
        }
        plan = wanted.get();
        return plan.steps().stream().map(step -> step.setting() + " " + step.before() + " -> " + step.after())
                .collect(Collectors.joining("; "));
    }

    private String get(String setting) throws SettingException, InterruptedException {
        try (SettingSession session = settings.open(target, WAY, SocketFactory.getDefault(), SETTING)) {
            return session.now(setting).toString();
        }
    }

    /** As a test begins with it: {@code setting|kind bytes}. */
    private String put(String text) throws SettingException, InterruptedException {
        int bar = text.lastIndexOf('|');
        try (SettingSession session = settings.open(target, WAY, SocketFactory.getDefault(), SETTING)) {
            session.put(text.substring(0, bar), GivenFixer.value(text.substring(bar + 1)));
        }
        return "put";
    }

    /** Says what has happened, and waits until it is told to go on; until then it answers what a setting holds. */
    private void tell(String what) {
        out.println("step " + what);
        try {
            for (String line = in.readLine(); !"go".equals(line); line = in.readLine()) {
                out.println(get(line.substring("get ".length())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SettingException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
