// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.MalformedBytesException;

/**
 * Answers that somebody made to break a reader, other ones in each run. The seed of one that breaks it is in the
 * message, and brings it back in the environment: {@code RDPWORKBENCH_FUZZ_SEED=…}.
 */
class HostileBytesTest {

    private static final int SEEDS = 8;
    private static final int ROUNDS = 5_000;

    static LongStream seeds() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        return given != null ? LongStream.of(Long.parseLong(given)) : new Random().longs(SEEDS);
    }

    @FunctionalInterface
    private interface Reader {
        void read(byte[] bytes) throws NdrException, MalformedBytesException;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        List<byte[]> sound = List.of(record(), pdu(), data());
        List<Reader> readers = List.of(EventEntry::readAll, RpcPdu::read,
                bytes -> RegistryData.read(new NdrInput("data", bytes)));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < readers.size(); i++) {
                byte[] bytes = sound.get(i).clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try {
                    readers.get(i).read(bytes);
                } catch (NdrException | MalformedBytesException e) {
                    assertTrue(e.getMessage().contains(" at offset "), e::getMessage);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("RDPWORKBENCH_FUZZ_SEED=" + seed, e);
                }
            }
        }
    }

    @Test
    void soundOnesAreRead() throws NdrException, MalformedBytesException {
        EventEntry event = EventEntry.readAll(record()).getFirst();
        assertEquals("Schannel", event.provider());
        assertEquals(36_870, event.id());
        assertEquals(List.of("a", "b"), event.strings());
        assertEquals("0102", event.data());
        assertEquals(EventEntry.Level.ERROR, event.level());
        assertEquals(RpcPdu.RESPONSE, RpcPdu.read(pdu()).type());
        assertEquals(SettingValue.dword(1), RegistryData.read(new NdrInput("data", data())).value());
    }

    @Test
    void anArrayThatIsLongerThanAllTakesNoMemory() {
        NdrException refused = assertThrows(NdrException.class,
                () -> new NdrInput("array", HexFormat.of().parseHex("ffffff7f00000000")).array());
        assertEquals("array at offset 4: needs 2147483647 bytes, has 4", refused.getMessage());
        assertThrows(NdrException.class,
                () -> new NdrInput("string", HexFormat.of().parseHex("0000000000000000ffffffff")).string());
        assertThrows(NdrException.class, () -> new NdrInput("text", new byte[] {65, 0, 66, 0}).text());
    }

    @Test
    void aPduOfAnotherKindIsRefused() {
        for (int at : new int[] {0, 4, 8, 10}) {
            byte[] bytes = pdu();
            bytes[at] ^= 0x40;
            assertThrows(NdrException.class, () -> RpcPdu.read(bytes), "byte " + at);
        }
    }

    private static byte[] pdu() {
        return RpcPdu.write(RpcPdu.RESPONSE, 1, new byte[16]);
    }

    private static byte[] data() {
        return new NdrOutput().pointer().u32(4).pointer().u32(4).u32(0).u32(4).bytes(new byte[] {1, 0, 0, 0})
                .pointer().u32(4).pointer().u32(4).u32(0).toByteArray();
    }

    /** A record with two strings and two bytes of data behind its names. */
    private static byte[] record() {
        byte[] names = "Schannel\0HOST\0a\0b\0".getBytes(StandardCharsets.UTF_16LE);
        int strings = 56 + 2 * "Schannel\0HOST\0".length();
        int length = 56 + names.length + 2 + 2 + 4;
        ByteBuffer record = ByteBuffer.allocate(length + length % 4).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(record.capacity()).putInt(0x654C664C).putInt(7).putInt(1_700_000_000).putInt(1_700_000_000)
                .putInt(0x8000_0000 | 36_870).putShort((short) 1).putShort((short) 2).putShort((short) 0)
                .putShort((short) 0).putInt(0).putInt(strings).putInt(0).putInt(0).putInt(2)
                .putInt(56 + names.length).put(names).put(new byte[] {1, 2});
        return record.array();
    }
}
