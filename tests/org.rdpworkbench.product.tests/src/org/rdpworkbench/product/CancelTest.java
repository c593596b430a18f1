// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C, which a terminal sends to the whole group, and signals to the starter alone. */
@EnabledOnOs(OS.LINUX)
class CancelTest {

    private static final int INTERRUPTED = 130;

    @TempDir
    private static Path folder;
    private static Place place;

    @BeforeAll
    static void place() throws IOException {
        place = Place.in(folder);
    }

    /** The host takes the connection and never says a word. What was seen is kept; an older result stays whole. */
    @ParameterizedTest
    @CsvSource({"INT, false, 130", "INT, true, 130", "TERM, false, 143", "HUP, false, 143"})
    void aLookAtAMuteHost(String signal, boolean group, int state) throws Exception {
        Path saved = place.work().resolve("saved.case");
        Files.deleteIfExists(saved);
        Files.writeString(place.work().resolve("result"), "of an earlier look");
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Running running = start("diagnose", "127.0.0.1:" + mute.getLocalPort(), "--timeout", "300",
                        "--case", "saved.case", "--output", "result");
                Socket connection = mute.accept()) {
            assertTrue(connection.getInputStream().read() >= 0, "it asks");
            Map<Path, String> before = Folders.contents(place.work());
            Ended ended = signalled(running, signal, group).stateIs(state);
            assertEquals("", ended.out());
            assertFalse(ended.err().contains("\tat "), ended::toString);
            before.keySet().removeIf(file -> file.getFileName().toString().startsWith("."));
            assertEquals(mute.getLocalPort(), place.launch("judge", "saved.case", "--format", "json").run().json()
                    .at("/diagnoses/0/target/port").intValue());
            Files.delete(saved);
            assertEquals(before, Folders.contents(place.work()));
        }
    }

    /** What was seen until then is shown as usual. */
    @Test
    void whatWasSeenIsShown() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Running running = start("diagnose", "127.0.0.1:" + mute.getLocalPort(), "--timeout", "300",
                        "--format", "json");
                Socket connection = mute.accept()) {
            assertTrue(connection.getInputStream().read() >= 0, "it asks");
            Ended ended = signalled(running, "INT", true).stateIs(INTERRUPTED);
            assertEquals(1, ended.err().lines().count(), ended::toString);
            Contract.diagnosis(ended.json().get("diagnoses").get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, false, 130", "INT, true, 130", "TERM, true, 143"})
    void theLab(String signal, boolean group, int state) throws Exception {
        try (Running lab = start("lab", "--only", "healthy,mute", "--port-base", "27110", "--format", "json")) {
            lab.until("}"::equals);
            Ended ended = signalled(lab, signal, group).stateIs(state);
            assertEquals(2, ended.json().get("hosts").size());
        }
    }

    /** As in a terminal: a group of its own, and no signal ignored, which a shell does for what runs behind it. */
    private static Running start(String... arguments) throws IOException {
        return place.launch(arguments).through("setsid", "env", "--default-signal").start();
    }

    private static Ended signalled(Running running, String signal, boolean group) throws Exception {
        Set<ProcessHandle> children = running.children();
        assertFalse(children.isEmpty(), "Java runs");
        String whom = (group ? "-" : "") + running.pid();
        place.command("bash", "-c", "kill -s " + signal + " -- " + whom).run().stateIs(0);
        Ended ended = running.toItsEnd();
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        return ended;
    }

    /** There is more to come than a pipe holds, so that it has to notice. */
    @Test
    void aReaderThatLeavesIsNoError() throws Exception {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            cases.append(i == 0 ? "" : ",").append("{\"target\":{\"host\":\"host").append(i).append("\",\"port\":3389},"
                    + "\"symptom\":null,\"began\":\"2026-11-23T10:00:00Z\",\"evidence\":[],\"transcripts\":[]}");
        }
        Files.writeString(place.work().resolve("many.case"),
                "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[" + cases + "]}");
        Ended read = place.launch("judge", "many.case", "--format", "json").run();
        Ended left = place.command("bash", "-c", "\"$0\" judge many.case --format json | head -n 1\n"
                + "exit ${PIPESTATUS[0]}", place.starter().toString()).run().stateIs(read.state()).quietly();
        assertEquals("{\n", left.out());
        assertTrue(read.out().length() > 1 << 17, "more than a pipe holds");
    }
}
