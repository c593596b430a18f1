// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;

/** A domain controller as the third clock. What it answers follows the form in which domain controllers write. */
class DomainClockTest {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'").withZone(ZoneOffset.UTC);
    private static final int AHEAD = 2_820;

    @Test
    void itsTimeIsReadWithinASecond() throws IOException {
        Clock clock = look(answer(TIME.format(Instant.now().plusSeconds(AHEAD)))).record()
                .find(ReferenceClocks.TYPE).orElseThrow().clocks().getFirst();
        assertEquals("rootDSE", clock.source());
        assertTrue(Math.abs(clock.seconds() - AHEAD) <= clock.uncertainty() + 1, clock::toString);
        assertTrue(clock.uncertainty() >= 0.5, clock::toString);
    }

    @Test
    void whatIsNoTimeIsNone() throws IOException {
        assertEquals("it does not tell its time", why(look(answer("yesterday"))));
        assertEquals("it does not tell its time", why(look(answer("20261399000000.0Z"))));
    }

    @Test
    void whoIsNoDomainControllerIsSaidToBeNone() throws IOException {
        assertEquals("it does not answer as a domain controller does",
                why(look("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII))));
        assertEquals("it did not answer", why(look(new byte[0])));
    }

    @Test
    void withoutANameNobodyIsAskedNorSaidToBe() {
        List<String> told = new ArrayList<>();
        Run run = run(Optional.empty(), telling(told));
        assertEquals(Reason.NOT_APPLICABLE, missing(run).reason());
        assertEquals("no domain controller was named", missing(run).detail());
        assertEquals(List.of(), told);
    }

    @Test
    void withANameItIsSaidToBe() {
        List<String> told = new ArrayList<>();
        run(Optional.of(Target.of("127.0.0.1", 1)), telling(told));
        assertEquals(List.of("network.domain-clock.title"), told);
    }

    private static Progress telling(List<String> told) {
        return new Progress() {
            @Override
            public void looking(Target target, String title) {
                told.add(title);
            }
        };
    }

    private static String why(Run run) {
        assertEquals(Reason.NO_ACCESS, missing(run).reason());
        return missing(run).detail().replaceFirst(".*time: ", "");
    }

    private static Evidence.Missing missing(Run run) {
        return (Evidence.Missing) run.record().evidence(ReferenceClocks.TYPE, Vantage.HERE);
    }

    private static Run look(byte[] answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread controller = Thread.ofVirtual().start(() -> serve(server, answer));
            try {
                return run(Optional.of(Target.of("127.0.0.1", server.getLocalPort())), Progress.SILENT);
            } finally {
                controller.interrupt();
            }
        }
    }

    private static void serve(ServerSocket server, byte[] answer) {
        try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
            socket.getInputStream().read(new byte[1_024]);
            out.write(answer);
        } catch (IOException e) {
            // The look ended first.
        }
    }

    private static Run run(Optional<Target> controller, Progress progress) {
        Diagnostics engine = new Diagnostics(
                () -> Snapshot.of(List.of(new DomainClock()), List.of(), new Texts(Map.of())));
        return engine.diagnose(new Request(Target.of("127.0.0.1", 3389), Optional.empty(), false, Set.of(), controller,
                Request.DEFAULT_TIMEOUT), progress);
    }

    /** SearchResultEntry with lengths in the four-octet form that Windows uses throughout. */
    private static byte[] answer(String time) {
        byte[] attributes = join(attribute("currentTime", time), attribute("dnsHostName", "dc1.corp.example"));
        byte[] entry = element(0x64, join(element(0x04), element(0x30, attributes)));
        return element(0x30, join(new byte[] {2, 1, 1}, entry));
    }

    private static byte[] attribute(String type, String value) {
        return element(0x30, join(text(type), element(0x31, text(value))));
    }

    private static byte[] text(String text) {
        return element(0x04, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] element(int tag, byte... contents) {
        int n = contents.length;
        return join(new byte[] {(byte) tag, (byte) 0x84, 0, 0, (byte) (n >> 8), (byte) n}, contents);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
