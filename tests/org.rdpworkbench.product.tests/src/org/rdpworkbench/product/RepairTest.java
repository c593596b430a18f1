// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;

/** A host by Samba on which Remote Desktop is turned off: planned, applied, and undone by the command line. */
@EnabledOnOs(OS.LINUX)
class RepairTest {

    private static final String OFF = """
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
            "MachineGuid"="7d3c1c8e-0000-4000-8000-000000000001"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]
            "fDenyTSConnections"=dword:00000001
            """;

    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";

    @TempDir
    private Path folder;
    @TempDir
    private Path host;
    private Place place;
    private Path secret;
    /** What the person saw. */
    private Path screen;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
        secret = Files.writeString(place.work().resolve("secret"), Samba.PASSWORD + "\n");
    }

    private Ended plan(Samba samba, Path file) throws Exception {
        return place.launch("plan", samba.address().getHostAddress(), "--inside", "smb", "--credential",
                InsideLook.ACCOUNT, "--format", "json", "--output", file.toString()).giving(secret).run();
    }

    /** A person at a terminal, who types the name of the host when asked. */
    private Launch typing(String name, Launch launch) throws IOException {
        screen = Files.createTempFile(folder, "screen", "");
        return launch.typing(name, screen).giving(secret);
    }

    /** The same with the day by which to look at it again: Remote Desktop that is turned on can be attacked. */
    private Launch agreeing(Samba samba, Path plan) throws IOException {
        return typing(samba.address().getHostAddress() + "\n" + LocalDate.now().plusDays(1),
                place.launch("apply", plan.toString()));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    /** Without what was seen beside it, and when. */
    private static JsonNode bare(Path file) throws IOException {
        ObjectNode plan = (ObjectNode) json(file);
        assertTrue(plan.remove("preview").get("know").size() > 0, "something is said of the host");
        return plan;
    }

    private JsonNode weakened(Samba samba) throws Exception {
        return place.launch("diagnose", samba.address().getHostAddress(), "--format", "json").run().json()
                .at("/diagnoses/0/weakened");
    }

    private String only() throws Exception {
        JsonNode repairs = place.launch("journal", "--format", "json").run().stateIs(0).json().get("repairs");
        assertEquals(1, repairs.size(), repairs::toString);
        return repairs.get(0).get("id").textValue();
    }

    private String outcome() throws Exception {
        return place.launch("journal", "--format", "json").run().stateIs(0).json().at("/repairs/0/outcome").textValue();
    }

    @Test
    void plannedAppliedAndUndone() throws Exception {
        try (Samba samba = Samba.start(host)) {
            samba.folder().importRegistry(OFF);
            String address = samba.address().getHostAddress();
            Path before = folder.resolve("before.plan");
            plan(samba, before).stateIs(1);
            assertEquals("listener.rdp-disabled", json(before).get("cause").textValue());
            assertEquals(1, json(before).get("steps").size(), json(before)::toString);
            String refused = place.launch("apply", before.toString(), "--yes").giving(secret).run().stateIs(2).err();
            assertTrue(refused.contains("--yes is not enough"), refused);
            typing("another", place.launch("apply", before.toString())).run().stateIs(2);
            assertEquals("", place.launch("journal", "--format", "json").run().json().at("/repairs/0/id").asText());
            typing(address + "\nyes", place.launch("apply", before.toString())).run().stateIs(2);
            assertEquals("", place.launch("journal", "--format", "json").run().json().at("/repairs/0/id").asText());
            // No listener appears here by a value of the registry, so that nothing is seen from outside.
            agreeing(samba, before).run().stateIs(6);
            assertEquals("APPLIED", outcome());
            String script = place.launch("journal", only(), "--script").run().stateIs(0).out();
            assertTrue(script.contains("Name = 'fDenyTSConnections'; From = 'REG_DWORD 01000000'; To = 'REG_DWORD "
                    + "00000000' }"), script);
            assertEquals(only(), weakened(samba).at("/0/repair").asText());
            place.launch("undo", only()).giving(secret).run().stateIs(0);
            assertEquals("UNDONE", outcome());
            assertEquals(0, weakened(samba).size());
            Path after = folder.resolve("after.plan");
            plan(samba, after).stateIs(1);
            assertEquals(bare(before), bare(after), "everything is as it was before");
        }
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsRefused() throws Exception {
        try (Samba samba = Samba.start(host)) {
            samba.folder().importRegistry(OFF);
            Path file = folder.resolve("one.plan");
            plan(samba, file).stateIs(1);
            refused(samba, file, OFF.replace("000000000001", "000000000002"), "The plan would be another one now");
            refused(samba, file, OFF.replace("dword:00000001", "dword:00000000"), "The plan is not proposed any more");
            assertEquals(0, place.launch("journal", "--format", "json").run().stateIs(0).json().get("repairs").size());
            Files.writeString(file, Files.readString(file).replace("00000001", "00000002"));
            String changed = place.launch("apply", file.toString(), "--yes").giving(secret).run().stateIs(2).err();
            assertTrue(changed.contains("was changed since it was written"), changed);
        }
    }

    /** With what somebody else made of the host, the plan is refused with that sentence, and nothing is written. */
    private void refused(Samba samba, Path plan, String changed, String sentence) throws Exception {
        samba.folder().importRegistry(changed);
        Set<String> before = samba.folder().exportRegistry(KEY);
        agreeing(samba, plan).run().stateIs(2);
        String said = Files.readString(screen);
        assertTrue(said.contains(sentence), said);
        assertEquals(before, samba.folder().exportRegistry(KEY));
    }
}
