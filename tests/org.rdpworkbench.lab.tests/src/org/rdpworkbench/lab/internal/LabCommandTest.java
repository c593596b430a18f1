// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.lab.Scenario;
import picocli.CommandLine;

class LabCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return commandLine(new PrintWriter(out)).execute(arguments);
    }

    private CommandLine commandLine(PrintWriter to) {
        return new CommandLine(new LabCommand()).setOut(to).setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((exception, arguments) -> {
                    exception.getCommandLine().getErr().println(exception.getMessage());
                    return 2;
                });
    }

    /** A running command with the lines that it prints. */
    private final class Running implements AutoCloseable {
        private final BufferedReader lines;
        private final FutureTask<Integer> end;
        private final Thread thread;

        Running(String... arguments) throws IOException {
            PipedReader reader = new PipedReader();
            PrintWriter to = new PrintWriter(new PipedWriter(reader));
            lines = new BufferedReader(reader);
            end = new FutureTask<>(() -> commandLine(to).execute(arguments));
            thread = Thread.ofPlatform().start(end);
        }

        String line() throws IOException {
            return lines.readLine();
        }

        int stop() throws Exception {
            thread.interrupt();
            return end.get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--host=0.0.0.0|The lab listens on loopback only",
        "--host=192.0.2.1|The lab listens on loopback only",
        "--host=example.com|The lab listens on loopback only",
        "--host=127.0.0.256|The lab listens on loopback only",
        "--port-base=0|Port 0 is not between 1 and 65535.",
        "--port-base=70000|Port 70000 is not between 1 and 65535.",
        "--port-base=-1|Port -1 is not between 1 and 65535.",
        "--port-base=abc|\"abc\" is not a port number.",
        "--only=no-such-host|There is no host \"no-such-host\"",
        "--format=xml|Format \"xml\" is unknown"})
    void badInputIsOneLine(String argument, String start) {
        assertEquals(2, run(argument));
        assertTrue(err.toString().startsWith(start), err.toString());
        assertEquals(1, err.toString().lines().count());
        assertEquals("", out.toString());
    }

    @Test
    void theListNamesEverything() {
        assertEquals(0, run("--list"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(1 + Scenario.demonstrations().size() + Scenario.hostile().size(),
                lines.stream().filter(line -> !line.startsWith(" ")).count());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), out.toString());
        assertTrue(lines.get(1).startsWith("healthy "), lines.get(1));
    }

    @Test
    void theListAsJsonIsWellFormed() throws IOException {
        assertEquals(0, run("--list", "--format", "json"));
        List<String> ids = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && "id".equals(json.currentName())) {
                    ids.add(json.getText());
                }
            }
        }
        assertEquals(Scenario.demonstrations().size() + Scenario.hostile().size(), ids.size());
        assertTrue(out.toString().contains("\"rdpworkbench/lab/1\""));
    }

    @Test
    void hostsRunUntilTheInterruptAndNoLonger() throws Exception {
        try (Running lab = new Running("--only", "healthy,mute", "--port-base", "20100")) {
            assertTrue(lab.line().startsWith("ADDRESS "));
            String row = lab.line();
            Matcher matcher = Pattern.compile("127\\.0\\.0\\.1:([0-9]+) +healthy +Nothing.+").matcher(row);
            assertTrue(matcher.matches(), row);
            List<String> more = new ArrayList<>();
            String line = lab.line();
            for (; line.startsWith(" "); line = lab.line()) {
                more.add(line.strip());
            }
            assertEquals("rdpworkbench diagnose 127.0.0.1:" + matcher.group(1), more.getLast(), "whole, to be copied");
            assertTrue(line.contains(" mute "), line);
            int port = Integer.parseInt(matcher.group(1));
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            assertEquals(0, lab.stop());
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
        }
    }

    @Test
    void theTableOfAllHostsFitsATerminal() throws IOException {
        try (RunningLab lab = new RunningLab(InetAddress.getLoopbackAddress(), new PrintWriter(err))) {
            lab.start(Scenario.demonstrations(), 40400);
            new LabListing(new PrintWriter(out), false).running(lab.hosts());
        }
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), out.toString());
        assertEquals(Scenario.demonstrations().size(),
                lines.stream().filter(line -> line.matches(" +rdpworkbench diagnose 127\\.0\\.0\\.1:[0-9]+")).count());
        String words = String.join(" ", lines.stream().map(String::strip).toList());
        assertTrue(words.contains("The certificate expired 30 days ago. The handshake still completes."), words);
    }

    @Test
    void oneHostIsNoPlural() {
        assertEquals("1 host is running. Ctrl-C stops it.", LabCommand.running(1));
        assertEquals("2 hosts are running. Ctrl-C stops them.", LabCommand.running(2));
    }

    /** On an address and a port that the system gives to nobody, so that the next port is free. */
    @Test
    void aTakenPortIsSkippedWithAMessage() throws Exception {
        String address = "127.0.0.78";
        try (ServerSocket taken = new ServerSocket(20300, 1, InetAddress.getByName(address));
                Running lab = new Running("--only", "healthy", "--format", "json", "--host", address,
                        "--port-base", String.valueOf(taken.getLocalPort()))) {
            StringBuilder json = new StringBuilder();
            String line;
            do {
                line = lab.line();
                json.append(line);
            } while (!line.equals("}"));
            assertEquals(0, lab.stop());
            assertEquals("Port " + taken.getLocalPort() + " is taken and was skipped.",
                    err.toString().lines().findFirst().orElseThrow());
            assertFalse(json.toString().contains("\"port\" : " + taken.getLocalPort() + ","), json.toString());
        }
    }

    @Test
    void manyTakenPortsAreOneMessage() throws Exception {
        try (RunningLab first = new RunningLab(InetAddress.getLoopbackAddress(), new PrintWriter(err));
                RunningLab second = new RunningLab(InetAddress.getLoopbackAddress(), new PrintWriter(err, true))) {
            first.start(Scenario.demonstrations(), 40500);
            err.getBuffer().setLength(0);
            int from = first.hosts().getFirst().host().address().getPort();
            second.start(Scenario.demonstrations().subList(0, 2), from);
            String words = "[0-9]+ ports from " + from + " to [0-9]+ are taken and were skipped\\.\\R";
            assertTrue(err.toString().matches(words), err.toString());
        }
    }

    @Test
    void whenPortsRunOutThatIsTheOnlyMessage() throws Exception {
        try (ServerSocket taken = new ServerSocket(65535, 1, InetAddress.getByName("127.0.0.1"))) {
            assertTrue(taken.isBound());
            assertEquals(2, run("--only", "healthy,mute", "--port-base", "65534"));
        }
        assertEquals("The hosts cannot be started: too few ports up to 65535 are free.", err.toString().strip());
    }

    @Test
    void anotherLoopbackAddressIsInTheCertificate() throws Exception {
        try (Running lab = new Running("--only", "healthy", "--host", "127.0.0.77", "--port-base", "20200")) {
            lab.line();
            assertTrue(lab.line().startsWith("127.0.0.77:"));
            assertEquals(0, lab.stop());
        }
        try (RunningLab hosts = new RunningLab(InetAddress.getByName("127.0.0.77"), new PrintWriter(err))) {
            hosts.start(Scenario.demonstrations().subList(0, 1), 40300);
            assertTrue(hosts.hosts().getFirst().host().certificate().getSubjectAlternativeNames().stream()
                    .anyMatch(name -> name.get(1).equals("127.0.0.77")));
        }
    }
}
