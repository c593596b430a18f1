// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.evtx.tests.LogWriter;

/** What a client logged, judged alone and beside what was seen from here. */
final class ClientLogsTest {

    private static final String PROVIDER = "Microsoft-Windows-TerminalServices-ClientActiveXCore";

    @TempDir
    private Path folder;

    private final Console console = new Console();

    private static String event(int id, String time, String value, String state) {
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='"
                + PROVIDER + "'/><EventID>" + id + "</EventID><TimeCreated SystemTime='2026-11-20T" + time
                + "Z'/><EventRecordID>1</EventRecordID><Execution ProcessID='5'/><Computer>CLIENT7</Computer></System>"
                + "<EventData><Data Name='Value'>" + value + "</Data><Data Name='StateTransitionName'>RDPClient_SSL"
                + "</Data><Data Name='PreviousStateName'>" + state + "</Data></EventData></Event>\n";
    }

    /** Fails in the handshake. */
    private static String attempt(String server) {
        return event(1024, "08:00:00.1", server, "") + event(226, "08:00:00.2", "", "TsSslStateHandshakeStart")
                + event(1026, "08:00:00.3", "2308", "");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String look(String host) {
        String file = folder.resolve(host + ".case").toString();
        console.run("diagnose", host, "--case", file, "--quiet");
        return file;
    }

    private JsonNode judged(int state, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "judge";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--format";
        all[all.length - 1] = "json";
        assertEquals(state, console.run(all), console::err);
        return new ObjectMapper().readTree(console.out()).get("diagnoses");
    }

    @Test
    void copiedEventsAreReadFromStdin() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(attempt("srv1:3390").getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals("srv1", judged(1, "-").at("/0/target/host").textValue());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aloneItFailsWhereTheClientBroke() throws Exception {
        JsonNode all = judged(1, file("client.xml", attempt("srv1:3390")));
        assertEquals(1, all.size());
        JsonNode diagnosis = all.get(0);
        assertEquals("srv1", diagnosis.at("/target/host").asText());
        assertEquals(3390, diagnosis.at("/target/port").asInt());
        assertEquals("FAIL", diagnosis.get("verdict").asText());
        assertEquals("TLS", diagnosis.get("stage").asText());
        assertEquals("0x904", diagnosis.get("symptom").asText());
        assertEquals(0, console.probe.looks.get(), "nothing is sent");
        JsonNode evidence = diagnosis.get("evidence").get(0);
        assertEquals("ClientAttempt", evidence.get("type").asText());
        assertEquals("client", evidence.get("vantage").asText());
        assertEquals("client.log", evidence.at("/source/probe").asText());
        assertEquals("NOT_REQUESTED", diagnosis.at("/evidence/1/reason").asText(), "a look of ours can be taken yet");
    }

    @Test
    void oneCaseForEachServer() throws Exception {
        JsonNode all = judged(1, file("client.xml", attempt("srv1") + attempt("srv2") + attempt("srv1")));
        assertEquals(2, all.size());
        assertEquals(2, all.get(0).at("/evidence/0/fact/attempts").asInt());
    }

    @Test
    void itJoinsTheLookAtTheSameHost() throws Exception {
        String look = look("srv1");
        for (String[] files : new String[][] {{look, file("client.xml", attempt("SRV1"))},
            {file("client.xml", attempt("SRV1")), look}}) {
            JsonNode all = judged(3, files);
            assertEquals(1, all.size());
            JsonNode diagnosis = all.get(0);
            assertEquals("NOT_REPRODUCED", diagnosis.get("verdict").asText());
            assertTrue(diagnosis.get("stage").isNull());
            assertEquals("done; client's TLS or CredSSP failed (0x904)", diagnosis.at("/ladder/3/outcome").asText());
            assertEquals("REMARKABLE", diagnosis.at("/ladder/3/state").asText());
            assertTrue(diagnosis.get("summary").asText().contains("the client failed at TLS, where nothing fails "
                    + "from here"), console.out());
        }
    }

    private static String collected(String server, boolean inside, String parts) {
        return "{\"schema\":\"rdpworkbench/collected/1\",\"at\":\"2026-11-20T08:10:00Z\","
                + "\"computer\":\"CLIENT7\",\"server\":\"" + server + "\",\"inside\":" + inside
                + ",\"parts\":{" + parts + "},\"missing\":{}}";
    }

    /** A client and the console of the host, both collected, beside a look of ours. */
    @Test
    void whatWasCollectedJoinsTheLookAsWell() throws Exception {
        String client = file("client.json", collected("SRV1", false, "\"attempts\":["
                + new ObjectMapper().writeValueAsString(attempt("srv1")) + "],\"hostsFile\":[\"192.0.2.9 srv1\"]"));
        String host = file("host.json", collected("srv1", true,
                "\"services\":[{\"name\":\"TermService\",\"state\":\"Running\"}]"));
        JsonNode all = judged(3, look("srv1"), client, host);
        assertEquals(1, all.size());
        assertEquals("NOT_REPRODUCED", all.get(0).get("verdict").asText());
        assertEquals("done; client's TLS or CredSSP failed (0x904)", all.get(0).at("/ladder/3/outcome").asText());
        for (String seen : new String[] {"ClientAttempt client", "ClientAddresses client", "ServiceStates inside"}) {
            assertTrue(all.get(0).findParents("type").stream().anyMatch(piece -> "client.collected"
                    .equals(piece.at("/source/probe").asText()) && seen.equals(piece.get("type").asText() + " "
                    + piece.get("vantage").asText())), seen);
        }
        assertEquals(3, console.run("judge", look("srv1"), client, "--format", "json", "--redact", "all"));
        assertFalse(console.out().contains("192.0.2.9"), console.out());
    }

    /** The Security log of a host, which calls it as the look did. */
    @Test
    void whatAHostLoggedOfRefusedLogonsJoinsTheLook() throws Exception {
        String log = file("security.xml", "<Event><System><Provider Name='Microsoft-Windows-Security-Auditing'/>"
                + "<EventID>4625</EventID><TimeCreated SystemTime='2026-11-20T08:00:00Z'/><Computer>SRV1</Computer>"
                + "</System><EventData><Data Name='TargetUserName'>eve</Data><Data Name='Status'>0xc000006d</Data>"
                + "<Data Name='SubStatus'>0xc000006a</Data><Data Name='LogonType'>3</Data>"
                + "<Data Name='IpAddress'>192.0.2.7</Data></EventData></Event>");
        JsonNode all = judged(0, look("srv1"), log);
        assertEquals(1, all.size());
        JsonNode evidence = all.get(0).findParents("type").stream()
                .filter(piece -> "RefusedLogons".equals(piece.get("type").asText())).findFirst().orElseThrow();
        assertEquals("inside", evidence.get("vantage").asText());
        assertEquals("192.0.2.7", evidence.at("/fact/refusals/0/client").asText());
        assertFalse(console.out().contains("eve"), "accounts are not kept");
        assertEquals(0, console.run("judge", look("srv1"), log, "--format", "json", "--redact", "all"));
        assertFalse(console.out().contains("192.0.2.7"), console.out());
    }

    /** As the framework has it, with an instance for this run alone. */
    @Test
    void theCollectorIsHandedOut() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(ClientLogsTest.class).getBundleContext();
        List<Command> commands = context.getServiceReferences(Command.class, null).stream()
                .filter(one -> one.getBundle().getSymbolicName().equals("org.rdpworkbench.probe.client"))
                .map(one -> context.getServiceObjects(one).getService()).toList();
        assertEquals(0, console.run(commands, "collect"), console::err);
        assertTrue(console.out().startsWith("# SPDX-License-Identifier: EPL-2.0"), console.out());
        Path script = folder.resolve("collect.ps1");
        assertEquals(0, console.run(commands, "collect", "-o", script.toString()), console::err);
        assertEquals(2, console.run(commands, "collect", "-o", script.toString()));
        assertEquals("rdpworkbench: There is a file " + script + " already; --overwrite writes over it.",
                console.err().strip());
    }

    @Test
    void aCollectorOfAnotherVersionIsRefused() throws Exception {
        String file = file("client.json", collected("srv1", false, "").replace("collected/1", "collected/9"));
        assertEquals(2, console.run("judge", file));
        assertEquals("rdpworkbench: " + file + " was written by a collector of another version "
                + "(rdpworkbench/collected/9, where this one reads rdpworkbench/collected/1): collect it again with "
                + "the one of this version.", console.err().strip());
    }

    @Test
    void whatBreaksFromHereToo() throws Exception {
        JsonNode diagnosis = judged(1, look("broken1"), file("client.xml", attempt("broken1"))).get(0);
        assertEquals("closed", diagnosis.at("/ladder/3/outcome").asText());
        assertEquals("TLS", diagnosis.get("stage").asText());
    }

    /** A client may have come further than it wrote down, so that less is proven by where it broke. */
    @Test
    void itIsNotSaidToProveWhatALookOfOursWould() throws Exception {
        String[] words = {"What that proves", "not reached"};
        console.run("judge", file("client.xml", attempt("broken1")));
        for (String word : words) {
            assertFalse(console.out().contains(word), console.out());
        }
        console.run("judge", look("broken1"), file("client.xml", attempt("broken1")));
        for (String word : words) {
            assertTrue(console.out().contains(word), console.out());
        }
    }

    @Test
    void anotherHostStaysByItself() throws Exception {
        assertEquals(2, judged(1, look("srv2"), file("client.xml", attempt("srv1"))).size());
    }

    /** The report escapes it, and names are taken out of it as of other evidence. */
    @Test
    void hostileTextStaysText() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> write(log, "1024", "srv1", "EVIL\u001b[31m\u202e<b>"));
        log.record(2, () -> write(log, "1026", "2308", "EVIL\u001b[31m\u202e<b>"));
        String file = Files.write(folder.resolve("client.evtx"), log.file()).toString();
        for (String format : new String[] {"text", "json", "html", "markdown", "csv", "junit"}) {
            assertEquals(1, console.run("judge", file, "--format", format), console::err);
            assertFalse(console.out().contains("\u001b"), format);
            assertFalse(console.out().contains("\u202e"), format);
            assertFalse(console.out().contains("<b>EVIL"), format);
        }
        assertEquals(1, console.run("judge", file, "--format", "json", "--redact", "names"));
        assertFalse(console.out().contains("EVIL"), console.out());
        assertFalse(console.out().contains("srv1"), console.out());
    }

    private static void write(LogWriter log, String id, String value, String computer) {
        log.open("Event").close().open("System").close();
        log.openWith("Provider").attribute("Name").text(PROVIDER).closeEmpty();
        log.open("EventID").close().text(id).end().open("Computer").close().text(computer).end().end();
        log.open("EventData").close().openWith("Data").attribute("Name").text("Value").close().text(value).end();
        log.end().end();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        Path file = folder.resolve("large.evtx");
        Files.write(file, "ElfFile\0".getBytes(StandardCharsets.ISO_8859_1));
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        assertEquals(2, console.run("judge", file.toString()));
        assertEquals("rdpworkbench: " + file + " is larger than 64 MiB.", console.err().strip());
    }

    @Test
    void oneBadFileOfSeveralIsEnough() throws Exception {
        assertEquals(2, console.run("judge", file("client.xml", attempt("srv1")), file("other.xml", "<x/>")));
        assertEquals("", console.out());
        assertEquals("rdpworkbench: " + folder.resolve("other.xml") + " holds no event.", console.err().strip());
    }
}
