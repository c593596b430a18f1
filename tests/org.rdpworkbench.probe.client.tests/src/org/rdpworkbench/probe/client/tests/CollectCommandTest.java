// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.probe.client.CollectCommand;
import picocli.CommandLine;

/** The command that hands out the collector, and what can be said of the script without a Windows to run it on. */
final class CollectCommandTest {

    /** Each of them reads, or works on what was read; but for the one that writes the result. */
    private static final Set<String> ALLOWED = Set.of("ConvertTo-Json", "ForEach-Object", "Get-Acl", "Get-ChildItem",
            "Get-CimInstance", "Get-Content", "Get-Date", "Get-DnsClientCache", "Get-ItemProperty",
            "Get-NetAdapterBinding", "Get-WinEvent", "Select-Object", "Set-Content", "Set-StrictMode",
            "Test-Path", "Where-Object", "Write-Output");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new CollectCommand()).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private String script() {
        assertEquals(0, run());
        return out.toString();
    }

    /** The script without what is said about it. */
    private String code() {
        return script().replaceAll("(?s)<#.*?#>", "").replaceAll("(?m)^\\s*#.*$", "");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(hit -> hit.group(1)).toList();
    }

    @Test
    void goesToStdout() {
        assertTrue(script().startsWith("# SPDX-License-Identifier: EPL-2.0\n<#\n.SYNOPSIS"));
        assertEquals("", err.toString());
    }

    @Test
    void goesToAFileAndWritesOverNoneUnasked() throws Exception {
        Path file = folder.resolve("collect.ps1");
        assertEquals(0, run("--output", file.toString()));
        assertEquals("", out.toString());
        assertEquals(script(), Files.readString(file));
        Files.writeString(file, "mine");
        assertEquals(2, run("-o", file.toString()));
        assertTrue(err.toString().contains("There is a file " + file + " already; --overwrite writes over it."),
                err.toString());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, run("-o", file.toString(), "--overwrite"));
        assertEquals(out.toString(), Files.readString(file));
        assertEquals(List.of(file), Files.list(folder).toList());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneSentence() {
        for (String place : List.of(folder.resolve("none/collect.ps1").toString(), folder.toString(), "")) {
            assertEquals(2, run("--output", place));
        }
        assertTrue(err.toString().contains("Cannot write " + folder.resolve("none/collect.ps1") + ": there is no such "
                + "directory."), err.toString());
        assertTrue(err.toString().contains("it is a directory"), err.toString());
        assertTrue(err.toString().contains("The name of the file is empty."), err.toString());
    }

    /** Windows PowerShell takes a script without a mark for the system's own code page. */
    @Test
    void theScriptIsAscii() {
        assertEquals(List.of(), script().chars().filter(c -> c != '\n' && (c < ' ' || c > '~')).boxed().toList());
    }

    @Test
    void theScriptCallsOnlyWhatReads() {
        String code = code();
        Set<String> own = new TreeSet<>(found("(?m)^\\s*function ([\\w-]+)", code));
        Set<String> called = new TreeSet<>(found("(?<![\\w$'\\\\-])([A-Z][A-Za-z]+-[A-Z][A-Za-z]+)", code));
        called.removeAll(own);
        assertEquals(new TreeSet<>(ALLOWED), called);
        assertEquals(List.of("$Gather", "\"$env:SystemRoot\\System32\\cmdkey.exe\""),
                found("(?<![\\w>])& (\\S+?)[ )]", code), "nothing else is run");
        assertEquals(1, found("(Set-Content)", code).size());
        for (String never : List.of("::", "Invoke-", "New-Object", "Add-Type", "iex ", "> ", "-Credential ", "/add",
                "/delete", "http:", "https:", "-ComputerName", "RunAs")) {
            assertFalse(code.contains(never), never);
        }
    }

    /** What the reader looks for within the parts; for the parts themselves see {@link CollectedPartsTest}. */
    @Test
    void whatTheReaderReadsIsWritten() {
        String code = code();
        for (String written : List.of("schema = 'rdpworkbench/collected/1'", "at = ", "computer = ", "server = ",
                "inside = ", "parts = ", "missing = ", "'CurrentBuildNumber'", "'AllowEncryptionOracle'",
                "'ProductType'", "'Tssdis'",
                "'SSLCertificateSHA1Hash'", "'SelfSignedCertificate'", "'MachineGuid'", "'full address'",
                "'enablecredsspsupport'", "entry = ", "address = ", "store = ", "blob = ", "file = ", "descriptor = ",
                "folder = ", "created = ",
                "sign = ", "there = ", "'ComputerName'", "'PendingFileRenameOperations'", "'fDenyTSConnections'",
                "'fAllowSecProtocolNegotiation'", "'DisabledByDefault'", "'W32Time'", "'Type'", "'CertHash'",
                "'AuthenticationLevel'", "'fClientDisableUDP'", "'server port'", "'authentication level'",
                "'gatewayhostname'", "'gatewayusagemethod'", "'GenericDNSServers'", "'DirectAccessDNSServers'",
                "name = ", "state = ", "start = ", "account = ", "value = ",
                "since = ", "at = ", "type = ", "status = ", "subStatus = ", "client = ",
                "item'] = ", "file'] = ", "there'] = ", "company'] = ",
                "'RestrictSendingNTLMTraffic'", "'RestrictReceivingNTLMTraffic'", "'LmCompatibilityLevel'")) {
            assertTrue(code.contains(written), written);
        }
    }

    @Test
    void secretsAreNotAmongWhatIsRead() {
        String code = code().toLowerCase();
        for (String never : List.of("'password'", "password 51", "usernamehint", "'defaultpassword'", "'signature'",
                "privatekey", "get-credential", "vaultcmd")) {
            assertFalse(code.contains(never), never);
        }
    }
}
