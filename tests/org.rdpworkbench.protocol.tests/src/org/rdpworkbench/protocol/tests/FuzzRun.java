// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Fuzzing of everything that there is to fuzz, in the test run and, as a program, for as long as one likes. */
final class FuzzRun {

    /** Far more than all rounds need: a guard against a loop without end, not a measurement. */
    private static final Duration GUARD = Duration.ofMinutes(2);
    private static final int MOST_PROTOCOL_BYTES = 1 << 17;
    private static final int MOST_CASE_BYTES = 1 << 16;
    private static final int PROTOCOL_ROUNDS = 60_000;
    private static final int CASE_ROUNDS = 10_000;

    private static final List<byte[]> PROTOCOL_WORDS = Stream.of("00", "03000013", "0ed00000123400", "02f080", "30",
            "3080", "308200", "3084ffffffff", "020106", "0400", "a003", "a082ffff", "0200080002000000",
            "4e544c4d53535000", "0a", "0000", "07000800", "1603030000", "15030300020228", "002b00020304", "ffff",
            "7f66", "00050014", "0d0a").map(Vectors::hex).toList();

    private static final String CASE = """
            {"schema":"rdpworkbench/case/1","cases":[{"target":{"host":"127.0.0.1","port":3389},"symptom":"0x904/0x7",
            "began":"2026-11-23T10:00:00Z","evidence":[
            {"type":"alien.Fact","vantage":"client","status":"OBSERVED","version":7,
            "fact":{"precise":0.10000000000000000000001,"huge":1E+99999,"list":[null,true,"\\u0000\\ud83d\\ude00"]},
            "source":{"probe":"test.probe","version":"1.2.3","at":"2026-11-23T10:00:00.123Z","millis":12.345}},
            {"type":"Other","vantage":"inside","status":"MISSING","reason":"PREREQUISITE","detail":"nobody there",
            "because":{"type":"alien.Fact","vantage":"client"},
            "source":{"probe":"engine","version":"","at":"2026-11-23T10:00:00Z","millis":0}}],
            "transcripts":[{"probe":"test.probe","remote":"127.0.0.1:3389","at":"2026-11-23T10:00:00Z",
            "entries":[{"millis":0.5,"what":"sent","bytes":"0300"},{"millis":1,"what":"closed"}]}]}]}
            """;

    private static final List<byte[]> CASE_WORDS = Stream.of("null", "true", "{}", "[]", "[", "{", "\"", "\\",
            "\\u0000", "\\ud800", "-0", "1E999999999", "1E-999999999", "9".repeat(1001),
            "0.1", "\"\"", ",", ":", "}", "]", "/*",
            "\u202e", "\ufeff", "NaN", "\"-999999999-01-01T00:00:00Z\"", "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"host\"", "\"::\"", "\"[::1]\"", "\"xn--\"", "\"port\":65536,", "\"entries\":null,", "\"schema\":",
            "\"because\":7,", "\"fact\":null,", "\"type\":\"\",", "\"status\":\"MISSING\",", "\"at\":")
            .map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();

    private FuzzRun() {}

    /** Another one each time; whoever wants the same again gives it. */
    static long newSeed() {
        return System.currentTimeMillis() / 1_000;
    }

    private static Optional<Fuzz.Finding> both(long seed) {
        return protocols(seed).or(() -> cases(seed));
    }

    /** What breaks a decoder of the protocols. */
    static Optional<Fuzz.Finding> protocols(long seed) {
        List<byte[]> seeds = Stream.concat(Vectors.names().stream().map(Vectors::get),
                Stream.of(Vectors.challenge(), new byte[0])).toList();
        return guarded(new Fuzz(seed, Decoders.PROTOCOLS, seeds, PROTOCOL_WORDS, MOST_PROTOCOL_BYTES),
                PROTOCOL_ROUNDS);
    }

    /** What breaks the reader of case files. */
    static Optional<Fuzz.Finding> cases(long seed) {
        List<byte[]> seeds = List.of(CASE.getBytes(StandardCharsets.UTF_8));
        return guarded(new Fuzz(seed, List.of(Decoders.CASES), seeds, CASE_WORDS, MOST_CASE_BYTES), CASE_ROUNDS);
    }

    /** On a thread of its own, because a decoder in a loop can only be left behind. */
    private static Optional<Fuzz.Finding> guarded(Fuzz fuzz, int rounds) {
        FutureTask<Optional<Fuzz.Finding>> task = new FutureTask<>(() -> fuzz.run(rounds));
        Thread.ofPlatform().daemon().name("fuzz").start(task);
        try {
            return task.get(GUARD.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Optional.of(fuzz.current());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the fuzzer itself broke", e);
        }
    }

    /** {@code SECONDS [SEED]}: one seed after another until the time is over or something is found. */
    public static void main(String[] arguments) {
        long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[0])).toNanos();
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : newSeed();
        int runs = 0;
        System.out.println("first seed " + seed);
        do {
            Optional<Fuzz.Finding> finding = both(seed);
            if (finding.isPresent()) {
                System.out.println("seed " + seed + ": " + finding.get());
                System.exit(1);
            }
            seed++;
            runs++;
        } while (System.nanoTime() < end);
        System.out.println("nothing found in " + runs + " x " + PROTOCOL_ROUNDS + " damaged messages and " + runs
                + " x " + CASE_ROUNDS + " damaged case files; next seed " + seed);
    }
}
