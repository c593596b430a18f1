// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.wine.Asked;
import org.rdpworkbench.wine.Machine;

/** Registry, services and files of a Windows, asked for by the Java for Windows under Wine. */
@EnabledOnOs(OS.LINUX)
class MachineTest {

    private static final String KEY = "HKLM\\Software\\Workbench";
    /** Longer than what is tried first. */
    private static final int LONG = 3_000;

    @TempDir
    private static Path folder;
    private static Machine machine;
    private static Asked asked;
    private static Instant before;

    @BeforeAll
    static void start() throws Exception {
        machine = Machine.in(folder);
        before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path values = Files.writeString(folder.resolve("values.reg"), "\uFEFF" + """
                Windows Registry Editor Version 5.00

                [HKEY_LOCAL_MACHINE\\Software\\Workbench]
                @="default"
                "Text"="grüß"
                "number"=dword:0000002a
                "expand"=hex(2):25,00,61,00,25,00,00,00
                "list"=hex(7):61,00,00,00,00,00
                "qword"=hex(b):01,02,03,04,05,06,07,08
                "none"=hex(0):aa,bb
                "binary"=hex:00,ff
                "empty"=hex:
                "odd"=hex(63):01

                [HKEY_LOCAL_MACHINE\\Software\\Workbench\\Two]

                [HKEY_LOCAL_MACHINE\\Software\\Workbench\\One]
                "long"=hex:%s
                """.formatted("07,".repeat(LONG - 1) + "07").replace("\n", "\r\n"), StandardCharsets.UTF_16LE);
        machine.run("wine", "reg", "import", values.toString());
        machine.run("wine", "sc", "create", "Probe", "binPath=", "C:\\probe.exe", "start=", "disabled",
                "DisplayName=", "A probe", "obj=", "NT Authority\\LocalService");
        // Services end some time after the last program, and new ones may run beside them for a while. From here on
        // there are only those that this starts, and they stay as long as it does.
        machine.off();
        asked = Questions.in(machine, "127.0.0.1");
        assertEquals("open", asked.first());
    }

    @AfterAll
    static void end() throws Exception {
        if (asked != null) {
            assertEquals("0 threads left", asked.last());
            asked.close();
        }
        if (machine != null) {
            machine.close();
        }
    }

    private static String ask(String question) throws IOException {
        return asked.answer(question);
    }

    private static String hex(String text) {
        return text.chars().mapToObj(c -> "%02x%02x".formatted(c & 0xFF, c >> 8)).collect(Collectors.joining())
                + "0000";
    }

    @Test
    void aKeyHasItsValuesByKindAndByte() throws Exception {
        Matcher answer = Pattern.compile("Value\\[content=Optional\\[RegistryKey\\[path=(.*), written=Optional"
                + "\\[(.*)\\], subkeys=(.*), values=(.*)\\]\\]\\]").matcher(ask("key|" + KEY));
        assertTrue(answer.matches(), answer::toString);
        assertEquals(KEY, answer.group(1));
        Instant written = Instant.parse(answer.group(2));
        assertFalse(written.isBefore(before) || written.isAfter(Instant.now()), written::toString);
        assertEquals("[One, Two]", answer.group(3));
        assertEquals("{=REG_SZ " + hex("default") + ", binary=REG_BINARY 00ff, empty=REG_BINARY "
                + ", expand=REG_EXPAND_SZ " + hex("%a%") + ", list=REG_MULTI_SZ 610000000000, none=REG_NONE aabb"
                + ", number=REG_DWORD 2a000000, odd=REG_0x63 01, qword=REG_QWORD 0102030405060708"
                + ", Text=REG_SZ " + hex("gr\u00fc\u00df") + "}", answer.group(4));
    }

    @Test
    void oneValueIsReadWhateverItsLength() throws Exception {
        assertEquals("Value[content=REG_DWORD 2a000000]", ask("value|" + KEY + "|NUMBER"));
        assertEquals("Value[content=REG_SZ " + hex("default") + "]", ask("value|" + KEY + "|"));
        assertEquals("Value[content=REG_BINARY " + "07".repeat(LONG) + "]", ask("value|" + KEY + "\\One|long"));
    }

    @Test
    void whatIsNotThereIsAnAnswer() throws Exception {
        assertEquals("Value[content=ABSENT ]", ask("value|" + KEY + "|nothing"));
        assertEquals("Value[content=ABSENT ]", ask("value|" + KEY + "\\No|x"));
        for (String question : List.of("key|" + KEY + "\\No", "service|nothing", "dependents|nothing",
                "list|C:\\nothing", "read|C:\\nothing|0|10", "read|Y:\\x|0|10", "security|C:\\nothing")) {
            assertEquals("Value[content=Optional.empty]", ask(question), question);
        }
    }

    /** What Windows' own program lists. */
    @Test
    void theHivesHoldWhatTheMachineSays() throws Exception {
        List<String> keys = machine.run("wine", "reg", "query", "HKLM\\System\\CurrentControlSet\\Services").lines()
                .filter(line -> line.startsWith("HKEY_LOCAL_MACHINE\\")).map(line -> line.replaceFirst(".*\\\\", ""))
                .toList();
        assertTrue(keys.contains("TermService"), keys::toString);
        String answer = ask("key|HKLM\\System\\CurrentControlSet\\Services");
        assertTrue(answer.contains("subkeys=" + keys + ", values={}"), answer);
        assertTrue(ask("key|HKU").contains("subkeys=[.Default, S-1-5-21-"));
    }

    @Test
    void aServiceIsHowItWasMade() throws Exception {
        String status = "ServiceStatus[name=%s, displayName=A probe, state=STOPPED]";
        assertEquals("Value[content=Optional[Service[status=" + status.formatted("PROBE")
                + ", start=DISABLED, binaryPath=C:\\probe.exe, account=NT Authority\\LocalService]]]",
                ask("service|PROBE"));
        String all = ask("services");
        assertTrue(all.contains(status.formatted("Probe")), all);
    }

    /** The state of a service: the machine has just been turned on, and it may still be started. */
    private static String settled(String name) throws Exception {
        String before;
        String state = "";
        do {
            before = state;
            Matcher said = Pattern.compile("STATE *: [0-9] +(\\w+)")
                    .matcher(machine.run("wine", "sc", "query", name));
            assertTrue(said.find());
            state = said.group(1);
        } while (!state.equals(before) || state.endsWith("PENDING"));
        return state;
    }

    /** What Windows' own program says, of one that runs and one that does not. */
    @Test
    void aServiceIsInTheStateThatTheMachineSays() throws Exception {
        Set<String> states = new TreeSet<>();
        for (String name : List.of("PlugPlay", "TermService")) {
            String state = settled(name);
            states.add(state);
            String one = ask("service|" + name);
            assertTrue(one.contains("state=" + state + "], start="), one);
            String all = ask("services");
            assertTrue(all.matches(".*ServiceStatus\\[name=" + name + ", [^]]*state=" + state + "\\].*"), all);
        }
        assertEquals(Set.of("RUNNING", "STOPPED"), states);
    }

    @Test
    void filesAreListedAndReadAlsoDeepDown() throws Exception {
        String deep = "C:\\deep" + IntStream.range(0, 10).mapToObj(i -> "\\" + i + "x".repeat(40))
                .collect(Collectors.joining());
        Path below = Files.createDirectories(machine.drive().resolve(deep.substring(3).replace('\\', '/')));
        Files.writeString(below.resolve("file.bin"), "0123456789");
        String listed = ask("list|" + deep);
        assertTrue(listed.startsWith("Value[content=Optional[[FileEntry[name=file.bin, folder=false, size=10, created=")
                && listed.indexOf("FileEntry", 50) < 0, listed);
        assertEquals("Value[content=Optional[10 373839]]", ask("read|" + deep + "\\file.bin|7|100"));
        assertEquals("Value[content=Optional[10 323334]]", ask("read|" + deep + "\\file.bin|2|3"));
        assertEquals("Value[content=Optional[10 ]]", ask("read|" + deep + "\\file.bin|10|3"));
        // A folder is no file, and a file no folder.
        assertEquals("Value[content=Optional.empty]", ask("read|C:\\deep|0|10"));
        assertEquals("Value[content=Optional.empty]", ask("list|" + deep + "\\file.bin"));
    }

    /** Which rights Wine makes up is its own; that they are read as they lie there is not. */
    @Test
    void aFoldersOwnerAndRightsAreRead() throws Exception {
        String answer = ask("security|C:\\windows");
        assertTrue(answer.startsWith("Value[content=Optional[SecurityDescriptor[owner=Optional[S-1-5-21-"), answer);
        assertTrue(answer.contains("dacl=Optional[[Ace[type=0, flags=3, rights="), answer);
        assertTrue(answer.contains("sid=Optional[S-1-5-18]"), answer);
    }

    @Test
    void theClockIsThisOne() throws Exception {
        assertTrue(ask("clock").startsWith("Value[content=ClockReading[host=20"));
    }

    /** By its name, as another machine is: with Wine no other one can be had, but the functions take the name. */
    @Test
    void aMachineByItsNameHasTheSameRegistryServicesAndFiles() throws Exception {
        Files.writeString(machine.drive().resolve("shared.txt"), "0123456789");
        try (Asked named = Questions.in(machine)) {
            assertEquals("open", named.first());
            machine.share(named.answer("name").replaceFirst("Value\\[content=(.*)]", "$1"));
            for (String question : List.of("key|" + KEY, "key|HKU", "value|" + KEY + "\\One|long",
                    "value|" + KEY + "|nothing", "key|" + KEY + "\\No", "service|Probe", "service|nothing",
                    "read|C:\\shared.txt|2|3", "security|C:\\shared.txt", "read|C:\\nothing|0|10")) {
                assertEquals(ask(question), named.answer(question), question);
            }
            assertTrue(named.answer("services").contains("ServiceStatus[name=Probe, "));
            assertTrue(named.answer("list|C:\\").contains("FileEntry[name=shared.txt, folder=false, size=10, "));
            assertEquals("0 threads left", named.last());
        }
    }
}
