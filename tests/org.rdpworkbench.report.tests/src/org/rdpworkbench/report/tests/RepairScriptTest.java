// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.report.RepairScript;

/** A repair as a script: what stands in it exactly, in which order, and that nothing of a host is ever obeyed. */
class RepairScriptTest {

    private static final String KEY = "HKLM\\SOFTWARE\\A";
    private static final String LITERAL = "\\(Get-Text '[0-9a-f]*'\\)|'(?:[^']|'')*'";
    private static final SettingValue ONE = SettingValue.dword(1);
    private static final SettingValue TWO = SettingValue.dword(2);

    private static Step value(String name, SettingValue before, SettingValue after) {
        return new Step(new Setting.Value(KEY, name).toString(), before, after);
    }

    private static Step state(SettingValue before, SettingValue after) {
        return new Step(new Setting.State("TermService").toString(), before, after);
    }

    private static String script(String said, boolean waits, Step... steps) throws RefusedException {
        RepairPlan plan = new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn("smb", Optional.of("admin-id")),
                "guid/" + said, "a.cause", "a.cause.fix-x", "Mends " + said, FixPlan.Security.SAME, said, waits,
                List.of(steps));
        return RepairScript.write(new Repair("20261128-091500", Instant.EPOCH, "ann, approved by " + said, plan,
                Collections.nCopies(steps.length, Repair.Progress.DONE), Outcome.CONFIRMED, said, Optional.empty()));
    }

    private static String script(Step... steps) throws RefusedException {
        return script("it", false, steps);
    }

    /** The steps of one of its two parts, with every literal as the text that it stands for. */
    private static List<String> steps(String script, String part) {
        Matcher list = Pattern.compile("(?m)^\\$" + part + " = @\\(\n((?: .*\n)*)\\)$").matcher(script);
        assertTrue(list.find(), script);
        return list.group(1).lines().map(String::strip).filter(line -> !line.startsWith("#"))
                .map(line -> Pattern.compile(LITERAL).matcher(line).replaceAll(one -> Matcher.quoteReplacement(
                        "<" + text(one.group()) + ">"))).toList();
    }

    /** As PowerShell reads it. */
    private static String text(String literal) {
        return literal.startsWith("'") ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : new String(HexFormat.of().parseHex(literal.replaceAll(".*'([0-9a-f]*)'.*", "$1")),
                        StandardCharsets.UTF_16LE);
    }

    /** All of it that is obeyed. */
    private static String obeyed(String script) {
        return script.lines().filter(line -> !line.strip().matches("#( .*)?"))
                .map(line -> line.replaceAll(LITERAL, "''")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void bothWaysHaveTheExactValuesInOrder() throws Exception {
        String script = script(value("First", ONE, SettingValue.ABSENT), value("Other", SettingValue.text("a'b"), TWO),
                state(Setting.State.RUNNING, Setting.State.STOPPED),
                state(Setting.State.STOPPED, Setting.State.RUNNING));
        String first = "@{ Setting = <value:" + KEY + "\\\\First>; Kind = <value>; Path = <" + KEY
                + ">; Name = <First>; ";
        String other = first.replace("First", "Other");
        String service = "@{ Setting = <state:TermService>; Kind = <state>; Name = <TermService>; ";
        List<String> restart = List.of(service + "From = <REG_DWORD 04000000>; To = <REG_DWORD 01000000> }",
                service + "From = <REG_DWORD 01000000>; To = <REG_DWORD 04000000> }");
        assertEquals(List.of(first + "From = <REG_DWORD 01000000>; To = <ABSENT> }",
                other + "From = <REG_SZ 6100270062000000>; To = <REG_DWORD 02000000> }", restart.get(0),
                restart.get(1)), steps(script, "repair"));
        // As undo does it: the service takes what was put back.
        assertEquals(List.of(other + "From = <REG_DWORD 02000000>; To = <REG_SZ 6100270062000000> }",
                first + "From = <ABSENT>; To = <REG_DWORD 01000000> }", restart.get(0), restart.get(1)),
                steps(script, "undo"));
    }

    @Test
    void itSaysWhatWhoAndWhen() throws Exception {
        String script = script(value("First", ONE, TWO));
        for (String line : List.of("# Repair: 20261128-091500", "# Host: 192.0.2.7:3389", "# It does: Mends it",
                "# Begun: 1970-01-01T00:00:00Z by ann, approved by it", "# Came of it: confirmed from outside. it",
                "# Mind: it", "    # 1. registry value " + KEY + "\\First: 1 becomes 2 (done)")) {
            assertTrue(script.lines().anyMatch(line::equals), line + " is not in " + script);
        }
        assertTrue(script.contains("it was not tried on Windows"));
        assertFalse(script.contains("admin-id"), "who it is done as is for whoever runs it");
        assertFalse(script.contains("restarted"), script);
        assertTrue(script("it", true, value("First", ONE, TWO)).endsWith(
                "Write-Output 'It takes effect when this host has restarted.'\n"));
    }

    @Test
    void whoReadsItLearnsWhatMayGoWrongAndTheWayBack() throws Exception {
        String script = script(value("First", ONE, TWO), state(SettingValue.dword(4), ONE));
        assertTrue(script.contains("# Think of: Risk: medium.\n"), script);
        assertTrue(script.contains("# mind: way back: nearly, since sessions and what it kept in memory do not come "
                + "back; risk: medium"), script);
    }

    @Test
    void itStopsAtTheFirstErrorAndNeedsAnAdministrator() throws Exception {
        String obeyed = obeyed(script(value("First", ONE, TWO)));
        assertTrue(obeyed.startsWith("\n#Requires -Version 5.1\n#Requires -PSEdition Desktop\n"
                + "#Requires -RunAsAdministrator\n"), obeyed);
        assertTrue(obeyed.contains("\nSet-StrictMode -Version 2.0\n$ErrorActionPreference = ''\n"), obeyed);
        assertFalse(obeyed.contains("#STEPS#"), obeyed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; Remove-Item C:\\ -Recurse; '", "$(Stop-Computer)", "`n; Stop-Computer", "\"; exit; \"",
        "\u2019; Stop-Computer; \u2018", "\u201b) } ; Stop-Computer", "a'@", "#> Stop-Computer", "<# Stop-Computer",
        "\u00e4 ' \u202e Stop-Computer", "'", "''"})
    void nothingOfAHostIsObeyed(String hostile) throws Exception {
        String plain = script("it", false, value("Name", SettingValue.text("x"), SettingValue.dword(1)));
        String name = hostile.replaceAll("\\p{Cntrl}", "");
        String said = hostile + "\nStop-Computer\r\n\u2028\u0085Stop-Computer\n#Requires -Modules Bad\n"
                + "# SIG # Begin signature block";
        // Also where a host writes into what it is asked for.
        String script = script(said, false, value(name, SettingValue.text(said), ONE));
        assertTrue(script.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), script);
        assertEquals(obeyed(plain), obeyed(script));
        assertTrue(steps(script, "repair").getFirst().contains("; Name = <" + name + ">; "), script);
        assertTrue(script.lines().filter(line -> line.startsWith("# ")).noneMatch(
                line -> line.matches("# ?(Requires|SIG).*")), script);
    }

    @Test
    void permissionsAreToldAsSddl() throws Exception {
        SettingValue before = permissions("S-1-5-18");
        Step step = new Step("dacl:C:\\Keys\\one", before, permissions("S-1-5-20"));
        String script = script(step);
        assertTrue(script.contains("    # before: D:"), script);
        assertTrue(script.contains(";S-1-5-20)\n"), script);
        assertEquals(List.of("@{ Setting = <dacl:C:\\Keys\\one>; Kind = <dacl>; Path = <C:\\Keys\\one>; From = <"
                + before.kind() + " " + before.hex() + ">; To = <" + step.after().kind() + " " + step.after().hex()
                + "> }"), steps(script, "repair"));
    }

    /** Windows may note that entries once could be inherited, where they are told to be protected from that. */
    @Test
    void permissionsOfFilesAndFoldersAreComparedByOneForm() throws Exception {
        String body = script(value("First", ONE, TWO));
        List<String> forms = body.lines().filter(line -> line.contains("GetSecurityDescriptorSddlForm")).toList();
        assertEquals(List.of("    return $Security.GetSecurityDescriptorSddlForm($Sections)"
                + ".Replace('D:PAI(', 'D:P(')"), forms);
    }

    @Test
    void whoReadsItLearnsThatItTakesNoPrivilege() throws Exception {
        String mind = "# Mind: this script takes no privilege, so it cannot change a file whose permissions leave "
                + "administrators out.";
        contains(script(new Step("dacl:C:\\Keys\\one", permissions("S-1-5-18"), permissions("S-1-5-20"))), mind);
        assertFalse(script(value("First", ONE, TWO)).contains(mind));
    }

    private static SettingValue permissions(String sid) {
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, new SecurityDescriptor(Optional.empty(), Optional.empty(),
                Optional.of(List.of(new Ace(Ace.ALLOWED, 0, 0x1f01ff, Optional.empty(), Optional.empty(),
                        Optional.of(sid), ""))), true, false).bytes());
    }

    @Test
    void filesServicesAndKeysHaveTheirForm() throws Exception {
        String script = script(new Step("aside:C:\\Keys\\one|C:\\Keys\\one.old", SettingValue.text("C:\\Keys\\one"),
                SettingValue.text("C:\\Keys\\one.old")), new Step("start:TermService", SettingValue.dword(4),
                SettingValue.dword(3)), new Step("key:" + KEY, SettingValue.ABSENT, Setting.THERE));
        List<String> steps = steps(script, "repair");
        assertTrue(steps.get(0).contains("Kind = <place>; Path = <C:\\Keys\\one>; Aside = <C:\\Keys\\one.old>; From = "
                + "<REG_SZ 43"), steps::toString);
        assertTrue(steps.get(1).contains("Kind = <start>; Name = <TermService>; From = <REG_DWORD 04000000>; To = "
                + "<REG_DWORD 03000000> }"), steps::toString);
        assertTrue(steps.get(2).contains("Kind = <key>; Path = <" + KEY + ">; From = <ABSENT>; To = <KEY > }"),
                steps::toString);
    }

    @Test
    void aFolderIsMadeWithItsOwnerAndPermissions() throws Exception {
        String script = script(new Step("folder:" + KeyFile.FOLDER, SettingValue.ABSENT, KeyFile.FOLDER_AS_MADE));
        String folder = "@{ Setting = <folder:" + KeyFile.FOLDER + ">; Kind = <folder>; Path = <" + KeyFile.FOLDER
                + ">; From = <%s>; To = <%s> }";
        String made = "SECURITY_DESCRIPTOR " + KeyFile.FOLDER_AS_MADE.hex();
        assertEquals(List.of(folder.formatted("ABSENT", made)), steps(script, "repair"));
        assertEquals(List.of(folder.formatted(made, "ABSENT")), steps(script, "undo"));
        assertTrue(script.contains("    # after: O:S-1-5-18D:PAI(A;;0x1f01ff;;;S-1-5-32-544)(A;;0x12019f;;;S-1-1-0)\n"),
                script);
        assertTrue(obeyed(script).contains("[void][IO.Directory]::CreateDirectory($Path, "), script);
        assertFalse(script.contains("Left to you"), script);
    }

    /** .NET would give it what is passed on from above, or an owner that nobody told. */
    @Test
    void aFolderWithoutOwnerOrOpenToWhatIsAboveIsRefused() {
        SecurityDescriptor open = new SecurityDescriptor(Optional.of("S-1-5-18"), Optional.empty(),
                Optional.of(List.of()), false, false);
        for (SettingValue odd : List.of(permissions("S-1-5-18"), Setting.Folder.descriptor(open),
                SettingValue.ABSENT, SettingValue.of(Setting.SECURITY_DESCRIPTOR, new byte[3]))) {
            assertThrows(RefusedException.class, () -> script(new Step("folder:C:\\Keys", SettingValue.ABSENT, odd)));
        }
        assertThrows(RefusedException.class, () -> script(new Step("folder:C:\\Keys", KeyFile.FOLDER_AS_MADE,
                KeyFile.FOLDER_AS_MADE)));
    }

    private static Step once(String setting, Step.Kind kind) {
        return new Step(setting, SettingValue.text("guid/SRV1"), SettingValue.text("guid/SRV2"), kind);
    }

    private static void contains(String script, String... lines) {
        for (String line : lines) {
            assertTrue(script.lines().anyMatch(one -> one.startsWith(line)), line + " is not in " + script);
        }
    }

    /** Nobody takes a restart back, and one that is asked for by a script that was only read would be one too many. */
    @Test
    void aRestartIsLeftToWhoeverReadsIt() throws Exception {
        String script = script(value("First", ONE, TWO), once("restart:host", Step.Kind.RESTART));
        assertEquals(1, steps(script, "repair").size());
        assertEquals(1, steps(script, "undo").size());
        contains(script, "    # 2. the host is restarted, and is another one by name then: \"guid/SRV1\" becomes ",
                "    # It is left to you, at the end of this script.",
                "    # why: it may not come up again by itself, and updates may keep it for long; whoever is signed in "
                + "is cut off at once, where the workbench gives them 60 seconds", "    # Restart-Computer -Force");
        String obeyed = obeyed(script);
        assertFalse(obeyed.contains("Restart-Computer"), obeyed);
        assertTrue(obeyed.endsWith("\nif ($Back) {\n    Write-Output ''\n} else {\n    Write-Output ''\n}\n"), obeyed);
        contains(script, "    Write-Output 'Taken back by nobody: step 2.'",
                "    Write-Output 'Left to you, as the end of this script says: step 2.'");
    }

    @Test
    void winsockIsLeftToWhoeverReadsItAndItsCatalogueKeptBefore() throws Exception {
        String script = script("it", true, once("winsock:catalog", Step.Kind.ONCE));
        assertEquals(List.of(), steps(script, "repair"));
        assertEquals(List.of(), steps(script, "undo"));
        contains(script, "    # 1. Winsock's catalogue is made anew by \"netsh winsock reset\"",
                "    # why: software that had put itself into it is left out; VPNs, proxies and security software may "
                + "not work before they are installed again, and it is in effect only when the host has restarted");
        assertTrue(script.contains("    # netsh winsock show catalog | Out-File "
                + "\"$env:USERPROFILE\\winsock-before.txt\"\n    # netsh winsock reset\n}\n"
                + "Write-Output 'It takes effect when this host has restarted.'\n"), script);
        assertFalse(obeyed(script).contains("netsh"), script);
    }

    @Test
    void whatIsLeftOutHasAllElseBeforeIt() throws Exception {
        contains(script(once("winsock:catalog", Step.Kind.ONCE), once("restart:host", Step.Kind.RESTART)),
                "    Write-Output 'Taken back by nobody: step 1, 2.'");
        assertEquals("This repair has something that a script cannot do exactly: a step after one that nobody takes "
                + "back.", assertThrows(RefusedException.class, () -> script(once("winsock:catalog", Step.Kind.ONCE),
                        value("First", ONE, TWO))).getMessage());
        for (Step.Kind kind : List.of(Step.Kind.ONCE, Step.Kind.RESTART)) {
            assertThrows(RefusedException.class, () -> script(once("later:what a new version can", kind)));
            assertThrows(RefusedException.class, () -> script(once("value:" + KEY + "\\\\x", kind)));
        }
        assertThrows(RefusedException.class, () -> script(once("restart:host", Step.Kind.SETTING)));
    }

    @Test
    void nothingOfAHostIsObeyedAtItsEndEither() throws Exception {
        String plain = script("it", false, once("restart:host", Step.Kind.RESTART));
        String said = "SRV %s'\nStop-Computer\u2028} Stop-Computer";
        assertEquals(obeyed(plain), obeyed(script(said, false, new Step("restart:host", SettingValue.text(said),
                SettingValue.text("x"), Step.Kind.RESTART))));
    }

    /** .NET would write other bytes than were there. */
    @ParameterizedTest
    @CsvSource({"REG_SZ, 6100", "REG_SZ, 61", "REG_SZ, ''", "REG_SZ, 610000006200", "REG_SZ, 00d80000",
        "REG_EXPAND_SZ, 61000000620000000000", "REG_DWORD, 0100", "REG_QWORD, 01000000", "REG_LINK, 6100",
        "REG_0x20, 00", "REG_MULTI_SZ, 61000000", "REG_MULTI_SZ, ''", "REG_MULTI_SZ, 610000000000620000000000"})
    void whatCannotBePutExactlyIsRefused(String kind, String hex) {
        SettingValue odd = SettingValue.of(kind, HexFormat.of().parseHex(hex));
        for (Step step : List.of(value("Odd", odd, ONE), value("Odd", ONE, odd))) {
            assertEquals("This repair has something that a script cannot do exactly: value:" + KEY + "\\\\Odd.",
                    assertThrows(RefusedException.class, () -> script(step)).getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"REG_SZ, 61000000", "REG_SZ, 0000", "REG_EXPAND_SZ, 25000000", "REG_DWORD, 01000000",
        "REG_QWORD, 0100000000000000", "REG_BINARY, ''", "REG_BINARY, 00ff", "REG_NONE, 01", "REG_MULTI_SZ, 0000",
        "REG_MULTI_SZ, 6100000062000000 0000"})
    void whatCanIsWritten(String kind, String hex) throws Exception {
        SettingValue exact = SettingValue.of(kind, HexFormat.of().parseHex(hex.replace(" ", "")));
        assertTrue(steps(script(value("Exact", exact, SettingValue.ABSENT)), "undo").getFirst()
                .endsWith("From = <ABSENT>; To = <" + kind + " " + exact.hex() + "> }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"later:what a new version can", "start:Boot", "state:Service", "no setting",
        "value:HKLM\\A\\\\half a pair \ud800"})
    void whatIsNotKnownIsRefused(String setting) {
        assertThrows(RefusedException.class, () -> script(new Step(setting, SettingValue.dword(0),
                SettingValue.dword(7))));
    }
}
