// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.evtx.Chunk;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.evtx.LogHead;

/**
 * Logs of real Windows machines, record for record as another reader reads them. The files lie beside the repository
 * and not in it; where they or the other reader cannot be had, the test says so and is skipped, and fails on a build
 * machine ({@code CI=true}).
 */
class RealLogsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
    private static final Path LOGS = ROOT.resolveSibling("shared").resolve("domain/evtx");
    private static final Path SCRIPT = ROOT.resolve("tests/org.rdpworkbench.evtx.tests/python/records.py");
    /** Debian's own, since it installs the package for no other one. */
    private static final String PYTHON = "/usr/bin/python3";

    @ParameterizedTest
    @ValueSource(strings = {"RdpCoreTS-104.evtx", "RdpCoreTS-131-68-168.evtx", "RemoteConnectionManager-1149.evtx"})
    void everyRecordIsReadAsAnotherReaderReadsIt(String name) throws Exception {
        Path log = LOGS.resolve(name);
        if (!Files.exists(log)) {
            lacking("the real event log " + name + " does not lie beside the repository");
        }
        List<String> theirs = theirs(log);
        assertFalse(theirs.isEmpty());
        assertEquals(String.join("\n", theirs), String.join("\n", ours(Files.readAllBytes(log))));
    }

    private static List<String> ours(byte[] file) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int at = LogHead.read(file).size(); at < file.length; at += Chunk.SIZE) {
            byte[] bytes = Arrays.copyOfRange(file, at, Math.min(file.length, at + Chunk.SIZE));
            if (Chunk.isThere(bytes)) {
                Chunk chunk = Chunk.read(bytes);
                assertEquals(List.of(), chunk.damage());
                for (EventRecord record : chunk.records()) {
                    lines.add(Normalised.line(record));
                }
            }
        }
        return lines;
    }

    private static List<String> theirs(Path log) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON)) || run("-c", "import Evtx").state() != 0) {
            lacking("python3-evtx is not installed");
        }
        Ended ended = run(SCRIPT.toString(), log.toString());
        assertEquals(0, ended.state(), ended::output);
        return ended.output().lines().toList();
    }

    private record Ended(int state, String output) {}

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static void lacking(String what) {
        if ("true".equals(System.getenv("CI"))) {
            fail(what);
        }
        System.out.println("SKIPPED: " + what);
        abort(what);
    }
}
