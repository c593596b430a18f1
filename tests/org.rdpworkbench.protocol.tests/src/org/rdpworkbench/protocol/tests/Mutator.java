// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes in the ways that decoders fall for. The same random numbers do the same damage. */
final class Mutator {

    private static final int[] NUMBERS = {0, 1, 2, 3, 4, 7, 8, 0x40, 0x7F, 0x80, 0x84, 0xFF, 0x7FFF, 0x8000, 0xFFFF,
        0x10000, 0xFFFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -2};
    private static final int MOST_DAMAGE = 4;
    private static final int MOST_REPEATS = 64;
    private static final byte TPKT_VERSION = 3;

    private final Random random;
    private final List<byte[]> words;
    private final int most;

    /**
     * @param words what the format is made of, to be put in anywhere
     * @param most bytes that a result may have
     */
    Mutator(Random random, List<byte[]> words, int most) {
        this.random = random;
        this.words = words;
        this.most = most;
    }

    /** Damaged bytes, perhaps with a part of others. */
    byte[] damaged(byte[] bytes, byte[] other) {
        byte[] result = bytes;
        for (int left = random.nextInt(MOST_DAMAGE); left >= 0; left--) {
            result = once(result, other);
            result = result.length > most ? Arrays.copyOf(result, most) : result;
        }
        return random.nextBoolean() ? fittingTpkt(result) : result;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int end = at + random.nextInt(Math.min(bytes.length - at, 32) + 1);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes);
            case 1 -> overwritten(bytes, at, number(1));
            case 2 -> overwritten(bytes, at, number(2));
            case 3 -> overwritten(bytes, at, number(4));
            case 4 -> joined(bytes, at, end, new byte[0]);
            case 5 -> joined(bytes, at, at, repeated(Arrays.copyOfRange(bytes, at, end)));
            case 6 -> joined(bytes, at, random.nextBoolean() ? at : end, words.get(random.nextInt(words.size())));
            case 7 -> joined(bytes, at, bytes.length,
                    Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
            default -> joined(bytes, random.nextBoolean() ? at : bytes.length, bytes.length, noise());
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] result = bytes.clone();
        if (result.length > 0) {
            result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return result;
    }

    private byte[] number(int size) {
        int value = random.nextInt(4) == 0 ? random.nextInt() : NUMBERS[random.nextInt(NUMBERS.length)];
        boolean little = random.nextBoolean();
        byte[] four = ByteBuffer.allocate(4).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .putInt(value).array();
        return little ? Arrays.copyOf(four, size) : Arrays.copyOfRange(four, 4 - size, 4);
    }

    private byte[] repeated(byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int times = random.nextInt(8) == 0 ? MOST_REPEATS * MOST_REPEATS : random.nextInt(MOST_REPEATS);
        for (int i = 0; i < times && out.size() < most; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(16)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] overwritten(byte[] bytes, int at, byte[] value) {
        return joined(bytes, at, Math.min(bytes.length, at + value.length), value);
    }

    /** The bytes with those between {@code from} and {@code to} replaced. */
    private static byte[] joined(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** Lets a damaged packet say how long it is now, or nobody would look into it. */
    private static byte[] fittingTpkt(byte[] bytes) {
        if (bytes.length < 4 || bytes.length > 0xFFFF || bytes[0] != TPKT_VERSION) {
            return bytes;
        }
        byte[] result = bytes.clone();
        result[2] = (byte) (bytes.length >> 8);
        result[3] = (byte) bytes.length;
        return result;
    }
}
