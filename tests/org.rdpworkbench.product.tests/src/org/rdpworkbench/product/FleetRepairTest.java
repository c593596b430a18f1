// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.rdpworkbench.samba.Samba;

/**
 * Four hosts by Samba, on which TLS 1.2 is switched off, repaired by one command: one first and alone, the others once
 * that has restarted and is confirmed. The program is killed in the middle of that, and run again.
 */
@EnabledOnOs(OS.LINUX)
class FleetRepairTest {

    private static final int HOSTS = 4;
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

    private boolean begun(int host) {
        try {
            Optional<Path> journal = journal(host);
            return journal.isPresent() && Files.readString(journal.get()).lines().count() >= 2;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void plan() throws Exception {
        List<String> hosts = gates.stream().map(Gate::address).map(InetAddress::getHostAddress).toList();
        repairer.launch("plan", "--inside", "smb", "--credential", InsideLook.ACCOUNT, "--cause", CAUSE, "--format",
                "json", "--output", plans.toString()).with(hosts).giving(repairer.secret()).run().stateIs(1);
        JsonNode written = new ObjectMapper().readTree(plans.toFile());
        assertEquals("rdpworkbench/plans/1", written.get("schema").textValue());
        assertEquals(hosts, StreamSupport.stream(written.get("plans").spliterator(), false)
                .map(one -> one.at("/target/host").textValue()).toList());
    }

    /** The password of a person whose account would be locked after a few refusals: it is tried at the first host. */
    @Test
    void aPasswordThatTheFirstHostRefusesIsTriedNowhereElse() throws Exception {
        plan();
        List<Set<String>> before = registries();
        List<Long> logons = logons();
        Path wrong = Files.writeString(place.work().resolve("wrong"), "not it\n");
        Ended ended = apply("--yes").giving(wrong).run().stateIs(2);
        assertEquals(List.of("REFUSED", "NOT_BEGUN", "NOT_BEGUN", "NOT_BEGUN"), results(ended.json()));
        String why = ended.json().at("/hosts/0/why").textValue();
        assertTrue(why.contains("refuses the logon"), why);
        assertEquals(List.of(logons.get(0) + 1, logons.get(1), logons.get(2), logons.get(3)), logons());
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
    void killedInItsMiddleItIsGoneOnWithByRunningItAgain() throws Exception {
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
        killed();
        assertEquals(before.getLast(), registry(HOSTS - 1));
        assertEquals(Optional.empty(), journal(HOSTS - 1));

        Ended ended = apply("--yes", "--batch", "2").giving(repairer.secret()).run().stateIs(6);
        List<String> results = results(ended.json());
        assertEquals("CONFIRMED earlier", results.getFirst());
        assertEquals("APPLIED", results.get(1), "it was begun, and is gone on with");
        assertTrue(results.get(2).startsWith("APPLIED"), results::toString);
        assertEquals("APPLIED", results.getLast());
        assertEquals(before.stream().map(FleetRepairTest::planned).toList(), registries());
        assertEquals(HOSTS, repairer.journals().size());
        backAgain(before);
    }

    /** Kills it when the second host, one of two in the batch, has its first step announced. */
    private void killed() throws IOException {
        gates.get(1).shutWhen(() -> begun(1));
        try (Running running = apply("--yes", "--batch", "2").giving(repairer.secret()).start()) {
            gates.get(1).awaitHeld();
            List<ProcessHandle> java = running.children().stream()
                    .filter(child -> child.info().command().orElse("").endsWith("/java")).toList();
            assertEquals(1, java.size(), java::toString);
            java.getFirst().destroyForcibly();
            java.getFirst().onExit().join();
        }
        gates.get(1).open(false);
    }

    private void backAgain(List<Set<String>> before) throws Exception {
        for (int i = 0; i < HOSTS; i++) {
            String id = journal(i).orElseThrow().getFileName().toString().replace(".repair", "");
            repairer.launch("undo", id).giving(repairer.secret()).run().stateIs(0);
        }
        assertEquals(before, registries());
    }
}
