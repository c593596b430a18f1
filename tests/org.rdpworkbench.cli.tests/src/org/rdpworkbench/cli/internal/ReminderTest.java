// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.store.Store;

/** Each look says which hosts are less protected since a repair, and the diagnosis of such a host does so itself. */
class ReminderTest {

    private static final LocalDate TODAY = LocalDate.now();
    /** Not today, which may be over before it is looked at. */
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private final Path folder = Store.journals().folder();
    private final Console console = new Console();

    @BeforeEach
    void begin() throws Exception {
        // Never those of the person who runs the tests.
        assertTrue(folder.toString().contains("org.rdpworkbench.cli.tests"), folder::toString);
        Files.createDirectories(folder);
        end();
    }

    @AfterEach
    void end() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** A journal as the engine writes it, of a repair whose one step is done. */
    private void weakened(String id, String host, LocalDate until) throws Exception {
        RepairPlan plan = new RepairPlan(Target.of(host, 3389), new WayIn("smb", Optional.of("admin")), "guid/X",
                "listener.rdp-disabled", "listener.rdp-disabled.fix-x", "Turns it on.", FixPlan.Security.WEAKER, "",
                List.of(new Step("value:HKLM\\A\\\\Denied", SettingValue.dword(1), SettingValue.dword(0))));
        ObjectNode begun = Json.mapper().createObjectNode().put("event", "BEGUN").put("at", "2026-11-28T09:15:00Z")
                .put("who", "somebody").put("weakUntil", until.toString());
        begun.set("plan", PlanFormat.tree(plan));
        Files.write(folder.resolve(id + ".repair"), List.of(begun.toString(),
                "{\"event\":\"DOING\",\"step\":0}", "{\"event\":\"DONE\",\"step\":0}"));
    }

    @Test
    void aLookSaysItOfAllAndADiagnosisOfItsHost() throws Exception {
        weakened("20261128-091500", "weak.example", TOMORROW);
        weakened("20261128-091501", "late.example", TODAY.minusDays(1));
        assertEquals(0, console.run("diagnose", "weak.example"));
        List<String> said = console.err().lines().toList();
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.getFirst().startsWith("rdpworkbench: OVERDUE since " + TODAY.minusDays(1)
                + ": late.example:3389 has been less protected since 2026-11-28, by repair 20261128-091501"),
                said::toString);
        assertTrue(said.getLast().startsWith("rdpworkbench: weak.example:3389 has been less protected"),
                said::toString);
        String out = console.out().replaceAll("\\s+", " ");
        assertTrue(out.contains("! This host has been less protected since 2026-11-28, by repair 20261128-091500"),
                out);
        assertFalse(out.contains("OVERDUE"), out);
        assertEquals(0, console.run("diagnose", "well.example", "--quiet", "--format", "json"));
        assertEquals("", console.err());
        assertEquals(0, weakened(console.out()).size());
    }

    /** What a kill leaves of one that somebody had to keep. */
    @Test
    void eachCommandSaysWhatNobodyKept() throws Exception {
        weakened("20261128-091500", "cut.example", TOMORROW);
        Path journal = folder.resolve("20261128-091500.repair");
        Files.writeString(journal, Files.readString(journal).replace("\"weakUntil\"",
                "\"undoAfter\":\"PT5M\",\"weakUntil\"")
                .replace("2026-11-28T09:15:00Z", "2026-11-27T09:15:00Z"));
        assertEquals(0, console.run("diagnose", "well.example"));
        assertTrue(console.err().startsWith("rdpworkbench: OVERDUE since 2026-11-27T09:20:00Z: nobody kept repair "
                + "20261128-091500 of cut.example:3389, and it is not undone. Undo 20261128-091500 now."),
                console::err);
        assertEquals(0, console.run("diagnose", "well.example", "--quiet"));
        assertEquals("", console.err());
    }

    @Test
    void aDamagedJournalHidesNoOther() throws Exception {
        weakened("20261128-091500", "weak.example", TOMORROW);
        Files.write(folder.resolve("20261128-091501.repair"), "\0\0\0\n".getBytes(StandardCharsets.UTF_8));
        Files.createDirectory(folder.resolve("20261128-091502.repair"));
        assertEquals(0, console.run("diagnose", "well.example"));
        assertTrue(console.err().contains("weak.example:3389 has been less protected"), console::err);
        assertTrue(console.err().contains("The journal 20261128-091501 has a line that this version does not "
                + "understand."), console::err);
        assertTrue(console.err().contains("The journal 20261128-091502 cannot be read: "), console::err);
    }

    @Test
    void aCaseThatIsJudgedSaysItToo() throws Exception {
        weakened("20261128-091500", "weak.example", TOMORROW);
        Path file = folder.resolve("case.json");
        assertEquals(0, console.run("diagnose", "weak.example", "--case", file.toString()));
        assertEquals(0, console.run("judge", file.toString(), "--format", "json"));
        assertEquals("20261128-091500", weakened(console.out()).at("/0/repair").asText());
    }

    /** Each command in its way: text as stderr, and what comes of a diagnosis in each of its formats. */
    @Test
    void eachCommandAndEachFormatSaysIt() throws Exception {
        weakened("20261128-091500", "weak.example", TODAY);
        Path file = folder.resolve("case.json");
        assertEquals(0, console.run("diagnose", "weak.example", "--case", file.toString()));
        assertEquals(1, console.err().lines().count(), console::err);
        for (List<String> command : List.of(List.of("decode", "0x904"), List.of("judge", file.toString()),
                List.of("compare", file.toString(), file.toString()), List.of("credentials", "list"))) {
            console.run(command.toArray(String[]::new));
            assertEquals(1, console.err().lines().filter(line -> line.startsWith("rdpworkbench: weak.example:3389 has "
                    + "been less protected since 2026-11-28")).count(), () -> command + console.err());
        }
        console.run("decode", "0x904", "--quiet");
        assertEquals("", console.err());
        console.run("decode", "--help");
        assertEquals("", console.err());
        for (String format : List.of("text", "json", "html", "markdown", "csv", "junit")) {
            assertEquals(0, console.run("judge", file.toString(), "--format", format, "--quiet"));
            assertTrue(console.out().contains("20261128-091500"), () -> format + console.out());
        }
    }

    @Test
    void whatIsOverIsNotReadAgain() throws Exception {
        assertFalse(OpenEnds.in(folder));
        weakened("20261128-091500", "weak.example", TODAY);
        assertTrue(OpenEnds.in(folder));
        Path journal = folder.resolve("20261128-091500.repair");
        String text = Files.readString(journal);
        String undone = "{\"event\":\"OUTCOME\",\"at\":\"2026-11-28T09:16:00Z\",\"outcome\":\"%s\",\"why\":\"\"}\n";
        for (String still : List.of("APPLIED", "NOT_UNDONE", "CONFIRMED")) {
            Files.writeString(journal, text + undone.formatted("UNDONE") + undone.formatted(still));
            assertTrue(OpenEnds.in(folder), still);
        }
        Files.writeString(journal, text + undone.formatted("NOT_UNDONE") + undone.formatted("UNDONE"));
        assertFalse(OpenEnds.in(folder));
        Files.writeString(journal, text + "{\"event\":\"PROTECTED\",\"at\":\"2026-11-28T09:16:00Z\"}\n");
        assertFalse(OpenEnds.in(folder));
        Files.writeString(journal, text.replace("WEAKER", "SAME"));
        assertFalse(OpenEnds.in(folder));
        String stronger = text.replace("WEAKER", "STRONGER") + undone.formatted("CONFIRMED");
        Files.writeString(journal, stronger);
        assertFalse(OpenEnds.in(folder));
        String back = stronger + "{\"event\":\"WEAKER\",\"at\":\"2026-11-28T09:17:00Z\"}\n"
                + undone.formatted("UNDONE");
        Files.writeString(journal, back);
        assertTrue(OpenEnds.in(folder), "it is weaker without the repair");
        Files.writeString(journal, back + "{\"event\":\"PROTECTED\",\"at\":\"2026-11-28T09:18:00Z\"}\n");
        assertFalse(OpenEnds.in(folder));
        Files.writeString(journal, text.substring(0, 5));
        assertTrue(OpenEnds.in(folder), "what is damaged is looked at");
    }

    private static JsonNode weakened(String json) throws Exception {
        return new ObjectMapper().readTree(json).at("/diagnoses/0/weakened");
    }
}
