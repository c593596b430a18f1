// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;

/** Security descriptors out of bytes made by hand, [MS-DTYP] 2.4.6. */
class SecurityDescriptorTest {

    private static final String SYSTEM = "0101000000000005" + "12000000";
    private static final String NETWORK_SERVICE = "0101000000000005" + "14000000";
    private static final String ADMINISTRATORS = "0102000000000005" + "20000000" + "20020000";
    private static final String OF_A_DOMAIN = "0105000000000005" + "15000000" + "01000000" + "ffffffff" + "03000000"
            + "f4010000";
    private static final int SEEDS = 8;
    private static final int ROUNDS = 5_000;

    /** A descriptor with an owner and a DACL. */
    private static byte[] descriptor(int control, String owner, String... aces) {
        String entries = String.join("", aces);
        int dacl = 20 + owner.length() / 2;
        return bytes("0100" + le(control, 2) + le(owner.isEmpty() ? 0 : 20, 4) + le(0, 4) + le(0, 4) + le(dacl, 4)
                + owner + "0200" + le(8 + entries.length() / 2, 2) + le(aces.length, 2) + "0000" + entries);
    }

    private static String ace(int type, int flags, String body) {
        return le(type, 1) + le(flags, 1) + le(4 + body.length() / 2, 2) + body;
    }

    private static String le(long value, int size) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < size; i++) {
            hex.append("%02x".formatted(value >> 8 * i & 0xFF));
        }
        return hex.toString();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static final int PRESENT = 0x8004;
    private static final int PROTECTED = 0x1000;
    private static final int AUTO_INHERITED = 0x0400;

    @Test
    void aKeyFileReadsAsSddl() throws Exception {
        SecurityDescriptor descriptor = SecurityDescriptor.read(descriptor(PRESENT | PROTECTED, SYSTEM,
                ace(0, 0, le(0x1F01FF, 4) + SYSTEM), ace(0, 0, le(0x120089, 4) + NETWORK_SERVICE)));
        assertEquals("O:S-1-5-18D:P(A;;0x1f01ff;;;S-1-5-18)(A;;0x120089;;;S-1-5-20)", descriptor.sddl());
        assertEquals(Optional.of("S-1-5-18"), descriptor.owner());
        assertEquals(Optional.empty(), descriptor.group());
        assertEquals(new Ace(Ace.ALLOWED, 0, 0x120089, Optional.empty(), Optional.empty(), Optional.of("S-1-5-20"), ""),
                descriptor.dacl().orElseThrow().getLast());
    }

    @Test
    void flagsHaveTheirLettersInOrder() throws Exception {
        assertEquals("D:AI(D;OICIIO;0x1;;;S-1-5-32-544)(A;NPID;0x80000000;;;S-1-5-21-1-4294967295-3-500)",
                SecurityDescriptor.read(descriptor(PRESENT | AUTO_INHERITED, "",
                        ace(1, 0x0B, le(1, 4) + ADMINISTRATORS), ace(0, 0x14, le(0x80000000L, 4) + OF_A_DOMAIN)))
                        .sddl());
    }

    @Test
    void entriesAboutAPartNameItByItsGuid() throws Exception {
        String guid = "00112233445566778899aabbccddeeff";
        assertEquals("D:(OA;;0x100;33221100-5544-7766-8899-aabbccddeeff;;S-1-5-18)"
                + "(OD;;0x100;;33221100-5544-7766-8899-aabbccddeeff;S-1-5-18)(OA;;0x100;;;S-1-5-18)",
                SecurityDescriptor.read(descriptor(PRESENT, "",
                        ace(5, 0, le(0x100, 4) + le(1, 4) + guid + SYSTEM),
                        ace(6, 0, le(0x100, 4) + le(2, 4) + guid + SYSTEM),
                        ace(5, 0, le(0x100, 4) + le(0, 4) + SYSTEM))).sddl());
    }

    /** What a later Windows writes does not hide what stands beside it. */
    @Test
    void unknownEntriesAreKept() throws Exception {
        SecurityDescriptor descriptor = SecurityDescriptor.read(descriptor(PRESENT, "",
                ace(0x55, 2, "c0ffee00"), ace(9, 0, le(1, 4) + SYSTEM + "61727478"),
                ace(0, 0, le(1, 4) + NETWORK_SERVICE)));
        assertEquals("D:(0x55;CI;;;;c0ffee00)(XA;;0x1;;;S-1-5-18;61727478)(A;;0x1;;;S-1-5-20)", descriptor.sddl());
        assertEquals(Optional.empty(), descriptor.dacl().orElseThrow().getFirst().sid());
    }

    @Test
    void noDaclIsNotAnEmptyOne() throws Exception {
        assertEquals("D:", SecurityDescriptor.read(descriptor(PRESENT, "")).sddl());
        assertEquals(Optional.of(List.of()), SecurityDescriptor.read(descriptor(PRESENT, "")).dacl());
        SecurityDescriptor none = SecurityDescriptor.read(descriptor(0x8000, SYSTEM));
        assertEquals(Optional.empty(), none.dacl());
        assertEquals("O:S-1-5-18D:NO_ACCESS_CONTROL", none.sddl());
    }

    @Test
    void largeAuthoritiesAreInHex() throws Exception {
        assertEquals("O:S-1-0x0100000000ff-7D:",
                SecurityDescriptor.read(descriptor(PRESENT, "0101" + "0100000000ff" + "07000000")).sddl());
        assertEquals("O:S-1-16-12288D:",
                SecurityDescriptor.read(descriptor(PRESENT, "0101" + "000000000010" + "00300000")).sddl());
    }

    /** What Windows gives and takes is laid out like this, so that a value that is put back is the same to the byte. */
    @Test
    void descriptorsAreWrittenAsTheyWereRead() throws Exception {
        for (byte[] bytes : List.of(
                descriptor(PRESENT | PROTECTED, SYSTEM, ace(0, 0, le(0x1F01FF, 4) + SYSTEM),
                        ace(0, 0, le(0x120089, 4) + NETWORK_SERVICE)),
                descriptor(PRESENT | AUTO_INHERITED, "", ace(1, 0x0B, le(1, 4) + ADMINISTRATORS),
                        ace(0, 0x14, le(0x80000000L, 4) + OF_A_DOMAIN)),
                descriptor(PRESENT, "", ace(0x55, 2, "c0ffee00"), ace(9, 0, le(1, 4) + SYSTEM + "61727478")),
                descriptor(PRESENT, ""),
                descriptor(PRESENT, "0101" + "0100000000ff" + "07000000"),
                descriptor(PRESENT, "0101" + "000000000010" + "00300000"))) {
            assertEquals(HexFormat.of().formatHex(bytes),
                    HexFormat.of().formatHex(SecurityDescriptor.read(bytes).bytes()));
        }
    }

    @Test
    void entriesAboutAPartAreWrittenInTheRevisionThatHasThem() throws Exception {
        byte[] bytes = descriptor(PRESENT, "",
                ace(5, 0, le(0x100, 4) + le(3, 4) + "00112233445566778899aabbccddeeff".repeat(2) + SYSTEM),
                ace(6, 0, le(0x100, 4) + le(0, 4) + SYSTEM));
        bytes[20] = 4;
        assertEquals(HexFormat.of().formatHex(bytes),
                HexFormat.of().formatHex(SecurityDescriptor.read(bytes).bytes()));
    }

    @Test
    void withoutADaclThereIsNone() throws Exception {
        SecurityDescriptor none = SecurityDescriptor.read(descriptor(0x8000, SYSTEM));
        assertEquals(none, SecurityDescriptor.read(none.bytes()));
        assertEquals("01000080" + "00".repeat(16), HexFormat.of().formatHex(none.permissions().bytes()));
    }

    @Test
    void whatNoDescriptorHoldsIsNotWritten() {
        Ace one = new Ace(Ace.ALLOWED, 0, 1, Optional.empty(), Optional.empty(), Optional.of("S-1-5-18"), "");
        assertThrows(IllegalArgumentException.class, new SecurityDescriptor(Optional.empty(), Optional.empty(),
                Optional.of(Collections.nCopies(0xFFFF / 20 + 1, one)), false, false)::bytes);
        assertThrows(IllegalArgumentException.class, new SecurityDescriptor(Optional.of("NETWORK SERVICE"),
                Optional.empty(), Optional.empty(), false, false)::bytes);
    }

    @Test
    void othersAreRefused() {
        assertRefused("SECURITY_DESCRIPTOR at offset 0: needs 1 bytes, has 0", new byte[0]);
        assertRefused("SECURITY_DESCRIPTOR at offset 20: is no self-relative descriptor of revision 1",
                descriptor(0x0004, SYSTEM));
        byte[] outside = descriptor(PRESENT, SYSTEM);
        outside[4] = 0x7F;
        assertRefused("SECURITY_DESCRIPTOR at offset 20: points outside, to 127", outside);
        assertRefused("ACE at offset 44: needs 4 bytes, has 2", descriptor(PRESENT, SYSTEM, ace(0, 0, "0100")));
        assertRefused("ACL at offset 44: needs -4 bytes, has 0", descriptor(PRESENT, SYSTEM, "00000000"));
        assertRefused("SECURITY_DESCRIPTOR at offset 0: is longer than 262144 bytes",
                new byte[SecurityDescriptor.MOST_BYTES + 1]);
        assertRefused("owner at offset 22: is no SID of revision 1 with up to 15 parts",
                descriptor(PRESENT, "0110" + "000000000005" + "00000000".repeat(16)));
    }

    private static void assertRefused(String message, byte[] bytes) {
        assertEquals(message,
                assertThrows(MalformedBytesException.class, () -> SecurityDescriptor.read(bytes)).getMessage());
    }

    static LongStream seeds() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        return given != null ? LongStream.of(Long.parseLong(given)) : new Random().longs(SEEDS);
    }

    /** The seed of bytes that break it brings them back in the environment: {@code RDPWORKBENCH_FUZZ_SEED=…}. */
    @ParameterizedTest
    @MethodSource("seeds")
    void damagedOnesAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        sound.writeBytes(descriptor(PRESENT, OF_A_DOMAIN, ace(0, 0, le(1, 4) + SYSTEM),
                ace(5, 0, le(1, 4) + le(3, 4) + "00".repeat(32) + ADMINISTRATORS), ace(0x55, 0, "00000000")));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = sound.toByteArray();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                SecurityDescriptor descriptor = SecurityDescriptor.read(bytes);
                assertTrue(descriptor.sddl().contains("D:"));
                assertEquals(descriptor, SecurityDescriptor.read(descriptor.bytes()));
            } catch (MalformedBytesException e) {
                assertTrue(e.getMessage().contains(" at offset "), e::getMessage);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("RDPWORKBENCH_FUZZ_SEED=" + seed, e);
            }
        }
    }
}
