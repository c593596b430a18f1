// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a command line keeps, and what the list of hosts tells of it. */
@EnabledOnOs(OS.LINUX)
class KeepTest {

    /** Nobody listens there. */
    private static final String REFUSED = "127.0.0.1:1";
    private static final Pattern TIMES = Pattern.compile("[0-9.]+ m?s\\b|\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?");

    @TempDir
    private Path folder;
    private Place place;

    @BeforeEach
    void place() throws Exception {
        place = Place.in(folder);
        place.launch("hosts", "add", REFUSED, "never.example").run().stateIs(0).quietly();
    }

    private JsonNode last(String host) throws Exception {
        JsonNode hosts = place.launch("hosts", "list", "--format", "json").run().stateIs(0).quietly().json()
                .get("hosts");
        for (JsonNode one : hosts) {
            Contract.fields(one, "host", "port", "name", "groups", "tags", "notes", "lastLook");
            if (one.get("host").textValue().equals(host)) {
                return one.get("lastLook");
            }
        }
        throw new AssertionError(host + " is not in " + hosts);
    }

    /** Columns are as wide as the times in them, so the spaces between them go with the times. */
    private static String timeless(String text) {
        return TIMES.matcher(text).replaceAll("T").replaceAll(" +", " ");
    }

    private Path store() {
        return place.home().resolve(".local/share/rdpworkbench/store.db");
    }

    @Test
    void nothingIsKeptUnlessAskedFor() throws Exception {
        place.launch("diagnose", REFUSED).run().stateIs(1).quietly();
        assertTrue(last("127.0.0.1").isNull());
    }

    @Test
    void theListTellsTheLastLookThatWasKept() throws Exception {
        Instant before = Instant.now();
        String plain = place.launch("diagnose", REFUSED).run().stateIs(1).quietly().out();
        Ended kept = place.launch("diagnose", REFUSED, "--keep").run().stateIs(1).quietly();
        assertEquals(timeless(plain), timeless(kept.out()));
        JsonNode last = last("127.0.0.1");
        Contract.fields(last, "verdict", "at");
        assertEquals("FAIL", last.get("verdict").textValue());
        assertTrue(Instant.parse(last.get("at").textValue()).isAfter(before), last::toString);
        assertTrue(last("never.example").isNull());
        List<String> lines = place.launch("hosts", "list").run().stateIs(0).quietly().out().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).matches("HOST +NAME +GROUP +TAGS +LAST LOOK"), lines::toString);
        assertTrue(lines.get(1).matches("127\\.0\\.0\\.1:1 +fails, .*(just now|min ago)"), lines::toString);
        assertTrue(lines.get(2).matches("never\\.example:3389 +never"), lines::toString);
    }

    /** One that is not in the list is kept, and does not get into it. */
    @Test
    void allHostsOfARunAreKept() throws Exception {
        place.launch("diagnose", REFUSED, "127.0.0.2:1", "--keep", "--format", "json").run().stateIs(1).quietly();
        assertEquals("FAIL", last("127.0.0.1").get("verdict").textValue());
        place.launch("hosts", "add", "127.0.0.2:1").run().stateIs(0).quietly();
        assertEquals("FAIL", last("127.0.0.2").get("verdict").textValue());
    }

    @Test
    void whatCannotBeKeptIsSaidBehindTheResult() throws Exception {
        String plain = place.launch("diagnose", REFUSED).run().out();
        for (String store : List.of("/proc/none/x.db", "jdbc:postgresql://127.0.0.1:1/none?password=canary")) {
            Ended ended = place.launch("diagnose", REFUSED, "--keep", "--quiet").env("RDPWORKBENCH_STORE", store).run()
                    .stateIs(2);
            assertEquals(timeless(plain), timeless(ended.out()));
            said(ended);
        }
        Files.write(store(), new byte[8192]);
        said(place.launch("diagnose", REFUSED, "--keep").run().stateIs(2));
    }

    private static void said(Ended ended) {
        assertEquals(1, ended.err().lines().count(), ended::toString);
        assertTrue(ended.err().startsWith("rdpworkbench: The diagnosis is not kept; mend the store or name another one "
                + "in RDPWORKBENCH_STORE, and look again. "), ended::toString);
        assertFalse(ended.err().contains("canary") || ended.err().contains("Exception"), ended::toString);
    }

    /** The ports of one host are looked at in their order, so that the first one is done by then. */
    @Test
    void whoStopsARunKeepsWhatWasFinished() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Running running = place.launch("diagnose", REFUSED, "127.0.0.1:" + mute.getLocalPort(), "--timeout",
                        "300", "--keep").through("setsid", "env", "--default-signal").start();
                Socket connection = mute.accept()) {
            assertTrue(connection.getInputStream().read() >= 0, "it asks");
            place.command("bash", "-c", "kill -s INT -- -" + running.pid()).run().stateIs(0);
            running.toItsEnd().stateIs(130);
            assertEquals("FAIL", last("127.0.0.1").get("verdict").textValue());
            place.launch("hosts", "add", "127.0.0.1:" + mute.getLocalPort()).run().stateIs(0).quietly();
            assertFalse(place.launch("hosts", "list").run().stateIs(0).out().lines()
                    .filter(line -> line.contains(":" + mute.getLocalPort())).anyMatch(line -> line.contains("ago")
                            || line.contains("now")));
        }
    }
}
