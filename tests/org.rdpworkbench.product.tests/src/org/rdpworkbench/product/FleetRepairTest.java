// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Await;
import org.rdpworkbench.samba.Samba;

/**
 * Four hosts by Samba, on which TLS 1.2 is switched off, repaired by one command: one first and alone, the others once
 * that has restarted and is confirmed. The program is stopped and killed in the middle of that, and run again.
 */
@EnabledOnOs(OS.LINUX)
class FleetRepairTest {

    private static final int HOSTS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CAUSE = "tls.server-disabled";
    private static final String PROTOCOLS = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL"
            + "\\Protocols";
    private static final String OFF = """
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
            "MachineGuid"="7d3c1c8e-0000-4000-8000-00000000000%d"

            [HKEY_LOCAL_MACHINE\\%s\\TLS 1.2\\Server]
            "Enabled"=dword:00000000
            "DisabledByDefault"=dword:00000001
            """;

    @TempDir
    private Path folder;
    private final List<Samba> sambas = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<Running> outsides = new ArrayList<>();
    private Place place;
    private Repairer repairer;
    private Path plans;

    @BeforeEach
    void start() throws Exception {
        place = Place.in(Files.createDirectory(folder.resolve("place")));
        assumeFalse(place.known(Set.of(CAUSE)).isEmpty(), "its plugin was removed");
        repairer = Repairer.named(place, "operator");
        plans = place.work().resolve("all.plans");
        for (int i = 0; i < HOSTS; i++) {
            sambas.add(Samba.start(Files.createDirectory(folder.resolve("host" + i))));
            gates.add(Gate.to(sambas.getLast()));
            sambas.getLast().folder().importRegistry(OFF.formatted(i, PROTOCOLS));
            outsides.add(outside(i, "closed-after-hello"));
        }
    }

    @AfterEach
    void end() throws IOException {
        for (Running outside : outsides) {
            outside.close();
        }
        for (Gate gate : gates) {
            gate.close();
        }
        for (Samba samba : sambas) {
            samba.close();
        }
    }

    private String address(int host) {
        return gates.get(host).address().getHostAddress();
    }

    private Running outside(int host, String lab) throws IOException {
        Running running = place.launch("lab", "--only", lab, "--host", address(host), "--port-base", "3389",
                "--format", "json").start();
        running.until("}"::equals);
        return running;
    }

    private Set<String> registry(int host) throws IOException {
        return sambas.get(host).folder().exportRegistry("HKLM\\" + PROTOCOLS);
    }

    private static Set<String> planned(Set<String> registry) {
        return registry.stream().map(value -> value.replace("\"Enabled\"=dword:00000000", "\"Enabled\"=dword:00000001")
                .replace("\"DisabledByDefault\"=dword:00000001", "\"DisabledByDefault\"=dword:00000000"))
                .collect(Collectors.toSet());
    }

    private List<Set<String>> registries() throws IOException {
        List<Set<String>> all = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            all.add(registry(i));
        }
        return all;
    }

    private Launch apply(String... more) {
        return repairer.launch("apply", plans.toString(), "--format", "json").with(List.of(more));
    }

    /** What came of each host, in order. */
    private static List<String> results(JsonNode json) {
        return StreamSupport.stream(json.get("hosts").spliterator(), false).map(host -> host.get("result").textValue()
                + (host.path("earlier").booleanValue() ? " earlier" : "")).toList();
    }

    /** The journal of one host; empty while there is none. */
    private Optional<Path> journal(int host) throws IOException {
        for (Path journal : repairer.journals()) {
            if (Files.readString(journal).contains("\"host\":\"" + address(host) + "\"")) {
                return Optional.of(journal);
            }
        }
        return Optional.empty();
    }

    /** How many lines the journal of a host has; 0 while there is none. */
    private long lines(int host) {
        try {
            Optional<Path> journal = journal(host);
            return journal.isEmpty() ? 0 : Files.readString(journal.get()).lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is left, two hosts at once. */
    private Launch batches() {
        return apply("--yes", "--batch", "2").giving(repairer.secret());
    }

    private Ended plan(Path password) throws Exception {
        return repairer.launch("plan", "--inside", "smb", "--credential", InsideLook.ACCOUNT, "--cause", CAUSE,
                "--format", "json", "--output", plans.toString()).with(hosts()).giving(password).run();
    }

    private List<String> hosts() {
        return gates.stream().map(Gate::address).map(InetAddress::getHostAddress).toList();
    }

    private void plan() throws Exception {
        List<String> hosts = hosts();
        plan(repairer.secret()).stateIs(1);
        JsonNode written = new ObjectMapper().readTree(plans.toFile());
        assertEquals("rdpworkbench/plans/1", written.get("schema").textValue());
        assertEquals(hosts, StreamSupport.stream(written.get("plans").spliterator(), false)
                .map(one -> one.at("/target/host").textValue()).toList());
    }

    /** The password of a person whose account would be locked after a few refusals: it is tried at the first host. */
    @Test
    void aPasswordThatTheFirstHostRefusesIsTriedNowhereElse() throws Exception {
        Path wrong = Files.writeString(place.work().resolve("wrong"), "not it\n");
        plan(wrong).stateIs(3);
        for (JsonNode host : new ObjectMapper().readTree(plans.toFile()).get("without")) {
            assertTrue(host.get("why").textValue().startsWith("The look did not get inside of the host: "),
                    host::toString);
        }
        plan();
        List<Set<String>> before = registries();
        List<Long> logons = logons();
        Ended ended = apply("--yes").giving(wrong).run().stateIs(2);
        assertEquals(List.of("REFUSED", "NOT_BEGUN", "NOT_BEGUN", "NOT_BEGUN"), results(ended.json()));
        String why = ended.json().at("/hosts/0/why").textValue();
        assertTrue(why.contains("refuses the logon"), why);
        assertEquals(List.of(logons.get(0) + 1, logons.get(1), logons.get(2), logons.get(3)), logons());
        assertEquals(before, registries());
        assertEquals(List.of(), repairer.journals());
    }

    /** A fleet is refused as one host is, before any of them is asked. */
    @Test
    void noneIsBegunWhilePluginsAreChanged() throws Exception {
        plan();
        List<Set<String>> before = registries();
        List<Long> logons = logons();
        String other = place.causes().entrySet().stream().filter(plugin -> !CAUSE.startsWith(plugin.getValue() + "."))
                .map(Map.Entry::getKey).sorted().findFirst().orElseThrow();
        try (HeldRemoval removal = HeldRemoval.of(place, other)) {
            removal.named(batches().run().stateIs(2).err());
        }
        assertEquals(logons, logons());
        assertEquals(before, registries());
        assertEquals(List.of(), repairer.journals());
    }

    private List<Long> logons() throws IOException {
        List<Long> all = new ArrayList<>();
        for (Samba samba : sambas) {
            all.add(samba.folder().logons(Samba.ADMINISTRATOR));
        }
        return all;
    }

    @Test
    void stoppedAndKilledItIsGoneOnWithByRunningItAgain() throws Exception {
        plan();
        List<Set<String>> before = registries();
        Path result = place.work().resolve("result");
        apply("--output", result.toString()).typing("repair 3", repairer.screen()).giving(repairer.secret()).run()
                .stateIs(2);
        assertEquals(before, registries(), "that was not what had to be typed");
        apply("--output", result.toString()).typing("repair 4", repairer.screen()).giving(repairer.secret()).run()
                .stateIs(3);
        assertEquals(List.of("APPLIED", "NOT_BEGUN", "NOT_BEGUN", "NOT_BEGUN"),
                results(new ObjectMapper().readTree(result.toFile())));
        assertEquals(planned(before.getFirst()), registry(0));
        assertEquals(before.subList(1, HOSTS), registries().subList(1, HOSTS));

        // The first host restarts, and what was changed is in effect there.
        outsides.getFirst().close();
        outsides.set(0, outside(0, "healthy"));
        stopped();
        killed();
        assertEquals(before.getLast(), registry(HOSTS - 1));
        assertEquals(Optional.empty(), journal(HOSTS - 1));

        Ended ended = batches().run().stateIs(6);
        List<String> results = results(ended.json());
        assertEquals("CONFIRMED earlier", results.getFirst());
        assertEquals("APPLIED", results.get(1), "it was begun, and is gone on with");
        assertTrue(results.get(2).startsWith("APPLIED"), results::toString);
        assertEquals("APPLIED", results.getLast());
        assertEquals(before.stream().map(FleetRepairTest::planned).toList(), registries());
        assertEquals(HOSTS, repairer.journals().size());
        backAgain(before);
    }

    /** A person stops it when the second host, of two in the batch, is at its first step, which is done and noted. */
    private void stopped() throws Exception {
        gates.get(1).shutWhen(() -> lines(1) >= 2);
        try (Running running = batches().through("setsid", "env", "--default-signal").start()) {
            gates.get(1).awaitHeld();
            Path threads = Path.of("/proc/" + java(running).pid() + "/task");
            place.command("bash", "-c", "kill -s INT -- -" + running.pid()).run().stateIs(0);
            assertTrue(Await.until(LIMIT, () -> Folders.list(threads).stream().anyMatch(FleetRepairTest::cancels)));
            gates.get(1).open(true);
            Ended ended = running.toItsEnd().stateIs(130);
            assertTrue(ended.json().get("cancelled").booleanValue());
            List<String> results = results(ended.json());
            assertEquals("CONFIRMED earlier", results.getFirst());
            assertEquals("BEGUN", results.get(1));
            assertEquals("NOT_BEGUN", results.getLast());
        }
        assertEquals(4, lines(1), "the plan, its first step twice, and that it was stopped");
    }

    private static boolean cancels(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).equals("cancel\n");
        } catch (IOException e) {
            // It has ended.
            return false;
        }
    }

    private static ProcessHandle java(Running running) {
        List<ProcessHandle> java = running.children().stream()
                .filter(child -> child.info().command().orElse("").endsWith("/java")).toList();
        assertEquals(1, java.size(), java::toString);
        return java.getFirst();
    }

    /** Kills it when it has said that it goes on, and the second step of that host is announced. */
    private void killed() throws IOException {
        gates.get(1).shutWhen(() -> lines(1) >= 6);
        try (Running running = batches().start()) {
            gates.get(1).awaitHeld();
            ProcessHandle java = java(running);
            java.destroyForcibly();
            java.onExit().join();
        }
        gates.get(1).open(false);
    }

    private void backAgain(List<Set<String>> before) throws Exception {
        for (int i = 0; i < HOSTS; i++) {
            String id = journal(i).orElseThrow().getFileName().toString().replace(".repair", "");
            repairer.undo(id).giving(repairer.secret()).run().stateIs(0);
        }
        assertEquals(before, registries());
    }
}
