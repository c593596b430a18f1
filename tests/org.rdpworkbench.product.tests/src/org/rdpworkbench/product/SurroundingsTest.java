// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and homes that are not what one expects of them. */
@EnabledOnOs(OS.LINUX)
class SurroundingsTest {

    /** A shell that may not do what only root may, where the tests are run by root. */
    private static final List<String> ORDINARY = List.of("setpriv", "--bounding-set",
            "-dac_override,-dac_read_search");

    @TempDir
    private Path folder;
    private Place place;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%", "a%20b", "#1", "a:b", "why?", "a\\b", "a`b", "hey!"})
    void folderThatTheFrameworkWouldMisreadIsRefused(String name) throws Exception {
        Path odd = Files.move(place.product(), folder.resolve(name));
        for (List<String> arguments : List.of(List.of("decode", "2308"), List.of("plugins", "list"))) {
            Ended ended = place.command(odd.resolve("rdpworkbench").toString()).with(arguments).run().stateIs(70);
            assertTrue(ended.refusal().endsWith(" in it: " + odd), ended::toString);
        }
    }

    @Test
    void otherFoldersAreFine() throws Exception {
        Path odd = Files.move(place.product(), folder.resolve("it's \"my\" [new] {RDP} <tool> $HOME^|&;\u00fc"));
        place.command(odd.resolve("rdpworkbench").toString(), "decode", "2308").run().stateIs(0).quietly();
        place.command(odd.resolve("rdpworkbench").toString(), "plugins", "list").run().stateIs(0).quietly();
    }

    /** Java would go elsewhere and come back, and be refused on the way; the file would land where it went. */
    @Test
    void currentFolderThatMayNotBeEnteredIsNotReplacedByAnother() throws Exception {
        String script = "cd \"$0\" && chmod 000 . && exec \"$@\"";
        Launch launch = place.launch("diagnose", "127.0.0.1:1", "--case", "x.case");
        if ("root".equals(System.getProperty("user.name"))) {
            launch = launch.through(ORDINARY.toArray(String[]::new));
        }
        String line = launch.through("bash", "-c", script, place.work().toString()).run().stateIs(2).refusal();
        assertEquals("rdpworkbench: Cannot write x.case: access is denied.", line);
    }

    /** Bash has its own word on it before any script is asked, but that is all there is beside ours. */
    @ParameterizedTest
    @ValueSource(strings = {"product", "releng"})
    void currentFolderThatIsGoneIsSaid(String starter) throws Exception {
        Path program = starter.equals("product") ? place.starter() : Place.ROOT.resolve("releng/run");
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Ended ended = place.command("bash", "-c", "cd \"$0\" && rmdir \"$0\" && exec \"$@\"", gone.toString(),
                program.toString(), "decode", "2308").run().stateIs(2);
        assertEquals("", ended.out());
        assertEquals(List.of(program.getFileName() + ": the current folder does not exist any more"),
                ended.err().lines().filter(line -> !line.startsWith("shell-init: ")).toList());
    }

    @Test
    void homeThatIsNotThereIsNotMade() throws Exception {
        Path missing = folder.resolve("missing");
        place.launch("decode", "2308").env("HOME", missing.toString()).run().stateIs(0).quietly();
        assertFalse(Files.exists(missing));
        boolean before = Files.exists(Path.of("/.rdpworkbench"));
        place.launch("decode", "2308").env("HOME", null).run().stateIs(0).quietly();
        assertEquals(before, Files.exists(Path.of("/.rdpworkbench")));
    }

    @Test
    void whereNothingCanBeWrittenOneLineSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Files.writeString(place.product().resolve("configuration/command"), "no folder");
        String line = place.launch("decode", "2308").env("HOME", file.toString()).env("TMPDIR", file.toString()).run()
                .stateIs(70).refusal();
        assertTrue(line.contains("no folder can be written to"), line);
    }

    @Test
    void helpSaysHowItWasCalled() throws Exception {
        Launch called = place.launch("plugins").env("RDPWORKBENCH_COMMAND", "releng/run");
        Ended help = place.launch("help", "plugins", "install").env("RDPWORKBENCH_COMMAND", "releng/run").run()
                .stateIs(0).quietly();
        assertTrue(help.out().startsWith("Usage: releng/run plugins install "), help::toString);
        assertTrue(help.out().contains("\n  releng/run plugins install "), help::toString);
        assertTrue(called.run().stateIs(2).refusal().endsWith("See \"releng/run plugins --help\"."));
    }
}
