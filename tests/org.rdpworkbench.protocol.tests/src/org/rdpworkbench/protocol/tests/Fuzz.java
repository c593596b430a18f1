// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Gives damaged bytes to decoders and keeps what led to something new, to be damaged further. A round with the same
 * seed is the same everywhere.
 */
final class Fuzz {

    /** Bytes of memory that a decoder may take however short its input is, and for each byte of it. */
    private static final long MOST_MEMORY = 200_000;
    private static final long MOST_MEMORY_PER_BYTE = 200;
    private static final int MOST_KEPT = 2_000;
    private static final int MOST_KEPT_BYTES = 4_096;

    private final List<Decoder> decoders;
    private final List<byte[]> kept;
    private final Set<String> outcomes = new HashSet<>();
    private final Random random;
    private final Mutator mutator;
    private final AllocatedMemory memory = new AllocatedMemory();
    private volatile byte[] current = {};

    /**
     * @param seeds sound input, of which all other is made
     * @param words see {@link Mutator}
     * @param most bytes of input
     */
    Fuzz(long seed, List<Decoder> decoders, List<byte[]> seeds, List<byte[]> words, int most) {
        this.decoders = decoders;
        this.kept = new ArrayList<>(seeds);
        this.random = new Random(seed);
        this.mutator = new Mutator(random, words, most);
    }

    /** The bytes that break a decoder, made as short as possible, or empty when the rounds are over before. */
    Optional<Finding> run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            current = mutator.damaged(any(), any());
            Optional<String> wrong = wrong(current, true);
            if (wrong.isPresent()) {
                byte[] shortest = shortest(current);
                return Optional.of(new Finding(wrong(shortest, false).orElse(wrong.get()), shortest));
            }
        }
        return Optional.empty();
    }

    /** What a decoder is reading now, to be told when it never comes back. */
    Finding current() {
        return new Finding("a decoder did not come back", current);
    }

    /** How many different things have come of it. */
    int outcomes() {
        return outcomes.size();
    }

    private byte[] any() {
        return kept.get(random.nextInt(kept.size()));
    }

    private Optional<String> wrong(byte[] bytes, boolean keep) {
        boolean news = false;
        for (Decoder decoder : decoders) {
            try {
                long before = memory.bytes();
                news |= outcomes.add(decoder.outcome(bytes));
                if (memory.bytes() - before > limit(bytes) && isGreedy(decoder, bytes)) {
                    return Optional.of(decoder.name() + " took too much memory for " + bytes.length + " bytes");
                }
            } catch (AssertionError e) {
                return Optional.of(e.getMessage());
            }
        }
        if (keep && news && kept.size() < MOST_KEPT && bytes.length <= MOST_KEPT_BYTES) {
            kept.add(bytes);
        }
        return Optional.empty();
    }

    private static long limit(byte[] bytes) {
        return MOST_MEMORY + MOST_MEMORY_PER_BYTE * bytes.length;
    }

    /** The first time something runs, it also pays for the classes that it loads. */
    private boolean isGreedy(Decoder decoder, byte[] bytes) {
        long before = memory.bytes();
        decoder.outcome(bytes);
        return memory.bytes() - before > limit(bytes);
    }

    /** Leaves out whatever can be left out. */
    private byte[] shortest(byte[] bytes) {
        byte[] best = bytes;
        for (int size = Math.max(1, best.length / 2); size > 0; size /= 2) {
            for (int at = 0; at + size <= best.length;) {
                byte[] without = Arrays.copyOf(best, best.length - size);
                System.arraycopy(best, at + size, without, at, best.length - at - size);
                if (wrong(without, false).isPresent()) {
                    best = without;
                } else {
                    at += size;
                }
            }
        }
        return best;
    }

    /** Bytes that break a decoder. */
    record Finding(String problem, byte[] bytes) {

        private static final int LINE = 116;

        /** As it is to be added to {@code vectors.txt}, where it is tried again in every test run. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(problem).append("\n\nfinding.NAME");
            String hex = HexFormat.of().formatHex(bytes);
            for (int at = 0; at < hex.length(); at += LINE) {
                text.append("\n  ").append(hex, at, Math.min(hex.length(), at + LINE));
            }
            return text.append('\n').toString();
        }
    }

    /** What this thread has taken of memory so far; asked by name, since its class is not in every Java's profile. */
    private static final class AllocatedMemory {

        private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        private final ObjectName threads;

        AllocatedMemory() {
            try {
                threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }

        long bytes() {
            try {
                return (Long) server.getAttribute(threads, "CurrentThreadAllocatedBytes");
            } catch (JMException e) {
                throw new IllegalStateException("this Java does not count what a thread takes of memory", e);
            }
        }
    }
}
