// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/**
 * A repair of four steps at a host by Samba, two values of the registry and the restart of a service, that is held in
 * its middle: nothing of it gets to the host any more once its journal has so many lines. There it is killed, is met by
 * a second one or by who changes plugins, or loses the room of its journal.
 */
@EnabledOnOs(OS.LINUX)
class HeldRepairTest {

    private static final String CAUSE = "policy.incoherent";
    private static final String WEAK = """
            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
            "MinEncryptionLevel"=dword:00000001
            "SecurityLayer"=dword:00000000
            "UserAuthentication"=dword:00000001
            """;
    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    private static final int PORT = 3389;
    private static final int STEPS = 4;
    /** The plan, two for each step, and what has come of it. */
    private static final int LINES = 1 + 2 * STEPS + 1;

    /** All that a repair could have changed. */
    private record State(Set<String> registry, List<ServiceEntry> services) {

        State planned() {
            return new State(registry.stream().map(value -> value
                    .replace("\"SecurityLayer\"=dword:00000000", "\"SecurityLayer\"=dword:00000002")
                    .replace("\"MinEncryptionLevel\"=dword:00000001", "\"MinEncryptionLevel\"=dword:00000003"))
                    .collect(Collectors.toSet()), services);
        }
    }

    @TempDir
    private Path folder;
    @TempDir
    private Path host;
    private Place place;
    private Samba samba;
    private ServiceControl services;
    private Gate gate;

    @BeforeEach
    void start() throws Exception {
        place = Place.in(folder);
        assumeFalse(place.known(Set.of(CAUSE)).isEmpty(), "its plugin was removed");
        samba = Samba.start(host, ServiceControl.OPTION);
        services = ServiceControl.start(samba.folder()).withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        gate = Gate.to(samba);
        BoundKey.in(samba.folder()).permissions("rw-r--r--");
        samba.folder().importRegistry(WEAK);
    }

    @AfterEach
    void end() throws IOException {
        if (samba != null) {
            gate.close();
            services.close();
            samba.close();
        }
    }

    private State state() throws IOException {
        return new State(samba.folder().exportRegistry(KEY), services.services());
    }

    /** What the host shows outside, at the addresses of the gate. */
    private Running outside(String lab, InetAddress address) throws IOException {
        Running running = place.launch("lab", "--only", lab, "--host", address.getHostAddress(), "--port-base",
                "" + PORT, "--format", "json").start();
        running.until("}"::equals);
        return running;
    }

    /** Holds it when the journal has that many lines. */
    private Running held(Launch launch, Repairer repairer, int lines) throws IOException {
        gate.shutWhen(() -> repairer.lines() >= lines);
        Running running = launch.start();
        gate.awaitHeld();
        assertEquals(lines, repairer.lines());
        return running;
    }

    /** Kills it when the journal has that many lines, with nothing that it could do about it. */
    private void killed(Launch launch, Repairer repairer, int lines) throws IOException {
        try (Running running = held(launch, repairer, lines)) {
            List<ProcessHandle> java = running.children().stream()
                    .filter(child -> child.info().command().orElse("").endsWith("/java")).toList();
            assertEquals(1, java.size(), java::toString);
            java.getFirst().destroyForcibly();
            java.getFirst().onExit().join();
        }
        gate.open(false);
        assertEquals(lines, repairer.lines());
    }

    @Test
    void killedAtEveryLineOfItsJournalItIsUndone() throws Exception {
        State before = state();
        try (Running lab = outside("rdp-only", gate.address())) {
            Path plan = Repairer.named(place, "planner").plan(gate.address(), CAUSE);
            for (int lines = 1; lines <= LINES; lines++) {
                Repairer repairer = Repairer.named(place, "killed" + lines);
                killed(repairer.apply(gate.address(), plan), repairer, lines);
                if (lines == LINES) {
                    assertEquals(before.planned(), state());
                }
                repairer.once("undo").run().stateIs(0);
                assertEquals(before, state(), "killed at line " + lines);
            }
        }
    }

    /** The inside alone confirms nothing: a service that refuses TLS as before does not use what is set. */
    @Test
    void whatIsSetAndNotSeenFromOutsideIsNotConfirmed() throws Exception {
        State before = state();
        Repairer repairer = Repairer.named(place, "repairer");
        String asBefore = "as before the repair: only standard RDP security, TLS is refused.";
        try (Running lab = outside("rdp-only", gate.address())) {
            repairer.apply(gate.address(), repairer.plan(gate.address(), CAUSE)).run().stateIs(6);
            assertTrue(screen(repairer).contains(asBefore), screen(repairer));
            assertEquals(before.planned(), state());
            Ended again = repairer.once("resume").run().stateIs(6);
            assertTrue(joined(again.out()).contains(asBefore), again::toString);
        }
        try (Running lab = outside("healthy", gate.address())) {
            repairer.once("resume").run().stateIs(0);
        }
        repairer.once("undo").run().stateIs(0);
        assertEquals(before, state());
    }

    private static String screen(Repairer repairer) throws IOException {
        return joined(Files.readString(repairer.screen()));
    }

    /** Sentences are broken into lines. */
    private static String joined(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** And then on its way back, at every line of that, which somebody ends. */
    @Test
    void killedAtEveryLineOfItsJournalItIsGoneOnWithAndUndone() throws Exception {
        State before = state();
        InetSocketAddress broken = new InetSocketAddress(Samba.unused(), PORT);
        InetSocketAddress sound = new InetSocketAddress(Samba.unused(), PORT);
        try (Running one = outside("rdp-only", broken.getAddress());
                Running other = outside("healthy", sound.getAddress());
                Gate shown = Gate.at(new InetSocketAddress(gate.address(), PORT), broken)) {
            Path plan = Repairer.named(place, "planner").plan(gate.address(), CAUSE);
            for (int lines = 1; lines <= LINES; lines++) {
                Repairer repairer = Repairer.named(place, "resumed" + lines);
                shown.leadTo(broken);
                killed(repairer.apply(gate.address(), plan), repairer, lines);
                shown.leadTo(sound);
                repairer.once("resume").run().stateIs(0);
                assertEquals(before.planned(), state(), "killed at line " + lines);
                // The first one says who takes it back, and that the host is less protected afterwards.
                if (lines <= 1 + 2 * STEPS) {
                    killed(repairer.once("undo"), repairer, repairer.lines() + lines);
                }
                repairer.once("undo").run().stateIs(0);
                assertEquals(before, state(), "killed at line " + lines + " of its way back");
            }
        }
    }

    /**
     * Each that goes on with it is killed, too: the one when it has said who it is, another one when a step is
     * announced, and the next when it is done.
     */
    @Test
    void killedAgainAndAgainItIsResumed() throws Exception {
        State before = state();
        Repairer repairer = Repairer.named(place, "killed");
        try (Running lab = outside("rdp-only", gate.address())) {
            killed(repairer.apply(gate.address(), repairer.plan(gate.address(), CAUSE)), repairer, 1);
        }
        assertEquals(before, state());
        try (Running lab = outside("healthy", gate.address())) {
            for (int step = 0; step < STEPS; step++) {
                killed(repairer.once("resume"), repairer, repairer.lines() + 1);
                killed(repairer.once("resume"), repairer, repairer.lines() + 2);
                killed(repairer.once("resume"), repairer, repairer.lines() + 3);
            }
            repairer.once("resume").run().stateIs(0);
        }
        assertEquals("CONFIRMED", repairer.outcome());
        assertEquals(before.planned(), state());
        repairer.once("undo").run().stateIs(0);
        assertEquals(before, state());
    }

    /** What somebody was taking back is not done anew before a person has agreed to it once more. */
    @Test
    void cutOffOnItsWayBackItGoesForthAgainOnlyWhereThatIsAgreedTo() throws Exception {
        State before = state();
        Repairer repairer = Repairer.named(place, "repairer");
        try (Running lab = outside("rdp-only", gate.address())) {
            killed(repairer.apply(gate.address(), repairer.plan(gate.address(), CAUSE)), repairer, 2 + STEPS);
        }
        assertTrue(screen(repairer).contains("; when the plan was made: set by the host itself"), screen(repairer));
        killed(repairer.once("undo"), repairer, repairer.lines() + 3);
        State half = state();
        int lines = repairer.lines();
        try (Running lab = outside("healthy", gate.address())) {
            String said = repairer.once("resume").run().stateIs(2).err();
            assertTrue(said.contains("was on its way back, and to resume it does it anew"), said);
            repairer.agreeing("no.such.host", "resume").run().stateIs(2);
            assertEquals(lines, repairer.lines());
            assertEquals(half, state());
            repairer.agreeing(gate.address().getHostAddress(), "resume").run().stateIs(0);
        }
        assertTrue(screen(repairer).contains("was on its way back, and to resume it does it anew"), screen(repairer));
        assertEquals(before.planned(), state());
        repairer.once("undo").run().stateIs(0);
        assertEquals(before, state());
    }

    /** The second one has another way to the same host. When the first is killed, nobody is at it any more. */
    @Test
    void whoRepairsAHostKeepsOthersFromIt() throws Exception {
        State before = state();
        Repairer repairer = Repairer.named(place, "first");
        try (Running lab = outside("rdp-only", gate.address());
                Running other = outside("rdp-only", samba.address())) {
            Path plan = repairer.plan(gate.address(), CAUSE);
            Path second = repairer.plan(samba.address(), CAUSE);
            try (Running first = held(repairer.apply(gate.address(), plan), repairer, 2)) {
                repairer.apply(samba.address(), second).run().stateIs(2);
                String said = Files.readString(repairer.screen());
                assertTrue(said.contains("This host is being repaired by " + System.getProperty("user.name")
                        + " since 20"), said);
                assertEquals(before, state());
            }
            gate.open(false);
        }
        assertEquals(1, repairer.journals().size());
        repairer.once("undo").run().stateIs(0);
        assertEquals(before, state());
    }

    /** A plugin that takes no part in it. */
    private String other() {
        return place.causes().entrySet().stream().filter(plugin -> !CAUSE.startsWith(plugin.getValue() + "."))
                .map(Map.Entry::getKey).sorted().findFirst().orElseThrow();
    }

    private List<Launch> changes() {
        return List.of(place.launch("plugins", "uninstall", other()),
                place.launch("plugins", "install", Place.REPOSITORY.toString(), other()));
    }

    /** Neither is a plugin removed nor one installed while it is held, and both can be done when it has ended. */
    @Test
    void pluginsStayAsTheyAreMeanwhile() throws Exception {
        State before = state();
        String installed = Files.readString(place.bundlesInfo());
        Repairer repairer = Repairer.named(place, "repairer");
        try (Running lab = outside("rdp-only", gate.address())) {
            Path plan = repairer.plan(gate.address(), CAUSE);
            try (Running held = held(repairer.apply(gate.address(), plan), repairer, 2)) {
                String words = " of " + System.getProperty("user.name") + " ("
                        + repairer.journals().getFirst().getFileName().toString().replace(".repair", "") + " of "
                        + gate.address().getHostAddress() + ":3389) since 20";
                for (Launch change : changes()) {
                    String said = change.run().stateIs(2).refusal();
                    assertTrue(said.contains("Hosts are being repaired by process ") && said.contains(words), said);
                }
                assertEquals(installed, Files.readString(place.bundlesInfo()));
                gate.open(true);
                // What is outside goes on refusing TLS.
                held.toItsEnd().stateIs(6);
            }
        }
        assertEquals(before.planned(), state());
        for (Launch change : changes()) {
            change.run().stateIs(0);
        }
        assertEquals(installed, Files.readString(place.bundlesInfo()));
        repairer.once("undo").run().stateIs(0);
        assertEquals(before, state());
    }

    /** When who changes them is killed, nobody keeps others from the host any more. */
    @Test
    void nothingIsBegunWhilePluginsAreChanged() throws Exception {
        State before = state();
        Repairer repairer = Repairer.named(place, "repairer");
        try (Running lab = outside("rdp-only", gate.address())) {
            Path plan = repairer.plan(gate.address(), CAUSE);
            try (HeldRemoval removal = HeldRemoval.of(place, other())) {
                repairer.apply(gate.address(), plan).run().stateIs(2);
                removal.named(Files.readString(repairer.screen()));
                assertEquals(List.of(), repairer.journals());
                assertEquals(before, state());
            }
            killed(repairer.apply(gate.address(), plan), repairer, 3);
            State half = state();
            try (HeldRemoval removal = HeldRemoval.of(place, other())) {
                removal.named(repairer.once("resume").run().stateIs(2).err());
                removal.named(repairer.once("undo").run().stateIs(2).err());
                assertEquals(3, repairer.lines());
                assertEquals(half, state());
            }
            repairer.once("undo").run().stateIs(0);
        }
        assertEquals(before, state());
    }

    /** A small disk at a folder, for whoever gets there through the process that holds it. */
    private Running disk(Path folder) throws IOException, InterruptedException {
        Needed.program("unshare");
        Ended tried = place.command("unshare", "--mount", "mount", "-t", "tmpfs", "none", folder.toString()).run();
        if (tried.state() != 0) {
            Needed.lacking("no disk of its own: " + tried.err().strip());
        }
        Running holder = place.command("unshare", "--mount", "sh", "-e", "-c",
                "mount -t tmpfs -o size=256k none \"$0\" && echo ready && exec sleep infinity", folder.toString())
                .start();
        holder.until("ready"::equals);
        return holder;
    }

    /** Takes what is left of a disk, but for so many bytes. */
    private static void fill(Path disk, long but) throws IOException {
        Path others = disk.resolve("others");
        try (OutputStream out = Files.newOutputStream(others, CREATE, APPEND)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("No space left"), e::toString);
        }
        try (FileChannel all = FileChannel.open(others, WRITE)) {
            all.truncate(all.size() - but);
        }
    }

    private Repairer at(Running disk, Repairer repairer) {
        return new Repairer(place, Path.of("/proc/" + disk.pid() + "/root" + repairer.data()), repairer.secret());
    }

    @Test
    void withoutRoomForItsJournalItIsNotBegun() throws Exception {
        State before = state();
        Repairer planner = Repairer.named(place, "planner");
        try (Running lab = outside("rdp-only", gate.address());
                Running disk = disk(planner.data())) {
            Path plan = planner.plan(gate.address(), CAUSE);
            Repairer repairer = at(disk, planner);
            // Too little is left there, and then nothing.
            for (int left : new int[] {40 << 10, 0}) {
                fill(repairer.data(), left);
                repairer.apply(gate.address(), plan).run().stateIs(2);
                String said = Files.readString(repairer.screen());
                assertTrue(said.contains("(No space left on device), and nothing is changed without it"), said);
                assertFalse(said.contains("step 1"), said);
                assertEquals(List.of(), repairer.journals());
                assertEquals(before, state());
            }
        }
    }

    @Test
    void whenOthersTakeAllRoomMeanwhileItIsStillDoneAndUndone() throws Exception {
        State before = state();
        Repairer planner = Repairer.named(place, "planner");
        try (Running disk = disk(planner.data())) {
            Repairer repairer = at(disk, planner);
            Running held;
            try (Running lab = outside("rdp-only", gate.address())) {
                held = held(repairer.apply(gate.address(), planner.plan(gate.address(), CAUSE)), repairer, 2);
            }
            try (held; Running lab = outside("healthy", gate.address())) {
                fill(repairer.data(), 0);
                gate.open(true);
                held.toItsEnd().stateIs(0);
            }
            assertEquals("CONFIRMED", repairer.outcome());
            assertEquals(before.planned(), state());
            fill(repairer.data(), 0);
            repairer.once("undo").run().stateIs(0);
            assertEquals("UNDONE", repairer.outcome());
            assertEquals(before, state());
        }
    }
}
