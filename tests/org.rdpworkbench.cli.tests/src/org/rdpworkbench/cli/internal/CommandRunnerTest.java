// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import picocli.CommandLine;

class CommandRunnerTest {

    @CommandLine.Command(name = "boom")
    static final class Boom implements Command {
        private final Throwable problem;

        Boom(Throwable problem) {
            this.problem = problem;
        }

        @Override
        public Integer call() throws Exception {
            if (problem instanceof Error error) {
                throw error;
            }
            throw (Exception) problem;
        }
    }

    @CommandLine.Command(name = "twice")
    static final class Twice implements Command {
        @CommandLine.Option(names = "--same")
        private String one;
        @CommandLine.Option(names = "--same")
        private String other;

        @Override
        public Integer call() {
            return 0;
        }
    }

    @CommandLine.Command(name = "ok")
    static final class Ok implements Command {
        @Override
        public Integer call() {
            return 0;
        }
    }

    private final Console console = new Console();

    @Test
    void brokenCommandIsOneLineAndItsDetailsAreLogged() {
        for (Throwable problem : List.of(new IllegalStateException("first\n\u001b[31msecond"),
                new NoClassDefFoundError("a/plugin/that/Left"), new IOException("no"), new StackOverflowError())) {
            console.logged.clear();
            assertEquals(70, console.run(List.of(new Boom(problem)), "boom"));
            assertTrue(console.err().startsWith("rdpworkbench: internal error: "), console.err());
            assertEquals(1, console.err().lines().count(), console.err());
            assertFalse(console.err().contains("\u001b"), console.err());
            assertEquals(List.of(problem), console.logged);
            assertEquals("", console.out());
        }
    }

    @Test
    void commandThatCannotBeReadCostsNobodyElse() {
        assertEquals(0, console.run(List.of(new Twice(), new Ok()), "ok"));
        assertTrue(console.err().contains("Twice cannot be used and is left out"), console.err());
        assertEquals(1, console.logged.size());
    }

    @Test
    void cancelledCommandIsNoError() {
        assertEquals(130, console.run(List.of(new Boom(new InterruptedException())), "boom"));
        assertTrue(console.logged.isEmpty());
    }

    /** Runs it, and cancels it while its host is looked at and {@code meanwhile} is over. */
    private int cancelled(Executable meanwhile, String... arguments) throws Throwable {
        FutureTask<Integer> task = new FutureTask<>(() -> console.run(arguments));
        Thread thread = Thread.ofPlatform().start(task);
        assertTrue(console.probe.waiting.await(30, TimeUnit.SECONDS));
        meanwhile.execute();
        thread.interrupt();
        return task.get(30, TimeUnit.SECONDS);
    }

    @Test
    void cancelShowsAndSavesWhatWasSeen(@TempDir Path folder) throws Throwable {
        Path file = folder.toRealPath().resolve("x.case");
        assertEquals(130, cancelled(() -> { }, "diagnose", "slow-seen", "--case", file.toString()));
        assertTrue(console.out().startsWith("slow-seen:3389  "), console.out());
        assertEquals("rdpworkbench: cancelled; this is what was seen until then; the evidence is saved in " + file
                + ".", console.err().strip());
        List<CaseRecord> saved = CaseFormat.read(Files.readAllBytes(file));
        assertEquals(new Console.Seen("slow-seen"), saved.getFirst().find(Console.Seen.TYPE).orElseThrow());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of("x.case"), left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void cancelWithNothingSeenReplacesNoFile(@TempDir Path folder) throws Throwable {
        Path file = folder.toRealPath().resolve("x.case");
        Files.writeString(file, "an older one");
        assertEquals(130, cancelled(() -> { }, "diagnose", "slow", "--quiet", "--case", file.toString()));
        assertEquals("rdpworkbench: cancelled; nothing was seen that could be saved in " + file + ".",
                console.err().strip());
        assertEquals("an older one", Files.readString(file));
    }

    @Test
    void cancelThatCannotBeSavedSaysSoAndStaysCancelled(@TempDir Path folder) throws Throwable {
        Path file = folder.toRealPath().resolve("gone/x.case");
        Files.createDirectory(file.getParent());
        assertEquals(130, cancelled(() -> {
            try (Stream<Path> begun = Files.list(file.getParent())) {
                Files.delete(begun.findFirst().orElseThrow());
            }
            Files.delete(file.getParent());
        }, "diagnose", "slow-seen", "--case", file.toString()));
        assertEquals("rdpworkbench: cancelled. Cannot write " + file
                + ": there is no such file or directory.", console.err().strip());
    }

    @Test
    void cancellationInterruptsTheCommandAndWaitsForIt() throws Exception {
        Thread[] canceller = new Thread[1];
        FutureTask<Boolean> command = new FutureTask<>(() -> {
            try (Cancellation cancellation = new Cancellation(Thread.currentThread())) {
                canceller[0] = Thread.ofPlatform().start(cancellation::cancel);
                new CountDownLatch(1).await();
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        });
        Thread.ofPlatform().start(command);
        assertTrue(command.get(30, TimeUnit.SECONDS));
        canceller[0].join();
    }

    /** It is told to end at once, and yet waits for what is under way at a host. */
    @Test
    void cancellationWaitsForWhatIsHeld() throws Exception {
        Thread[] canceller = new Thread[1];
        FutureTask<Thread.State> command = new FutureTask<>(() -> {
            try (Cancellation cancellation = new Cancellation(Thread.currentThread(), Duration.ZERO);
                    Cancellation.Hold hold = Cancellation.hold()) {
                canceller[0] = Thread.ofPlatform().start(cancellation::cancel);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    // A step goes on until it is noted.
                }
                Thread.State state = canceller[0].getState();
                while (state != Thread.State.TIMED_WAITING && state != Thread.State.TERMINATED) {
                    Thread.onSpinWait();
                    state = canceller[0].getState();
                }
                return state;
            }
        });
        Thread.ofPlatform().start(command);
        assertEquals(Thread.State.TIMED_WAITING, command.get(30, TimeUnit.SECONDS));
        canceller[0].join();
    }
}
