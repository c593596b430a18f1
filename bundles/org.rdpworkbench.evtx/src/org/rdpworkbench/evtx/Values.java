// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.UUID;

/** Values of events as text ([MS-EVEN6] 2.2.18). */
final class Values {

    static final int NULL = 0x00;
    static final int BINXML = 0x21;

    private static final int ARRAY = 0x80;
    /** 1601-01-01, from which Windows counts, in seconds of Unix. */
    private static final long EPOCH = -11_644_473_600L;
    private static final long PER_SECOND = 10_000_000;

    private Values() {}

    /** The time of a FILETIME ([MS-DTYP] 2.3.3): units of 100 ns since 1601. */
    static Instant time(long filetime) {
        return Instant.ofEpochSecond(EPOCH + Long.divideUnsigned(filetime, PER_SECOND),
                Long.remainderUnsigned(filetime, PER_SECOND) * 100);
    }

    /**
     * Numbers in hexadecimal without zeros before them, as Windows shows them; times in ISO 8601; lists a line each.
     * What does not fit its type, or is of an unknown one, as its bytes.
     *
     * @param octets of the value, and nothing else
     */
    static String text(int type, Octets octets) throws MalformedLogException {
        Octets again = octets.at("value", octets.offset());
        try {
            return (type & ARRAY) == 0 ? single(type, octets) : list(type & ~ARRAY, octets);
        } catch (MalformedLogException | DateTimeException e) {
            return bytes(again);
        }
    }

    private static String list(int type, Octets octets) throws MalformedLogException {
        if (type == 0x01) {
            return String.join("\n", terminated(octets.utf16(octets.remaining())).split("\0", -1));
        }
        int size = size(type);
        if (size == 0) {
            return bytes(octets);
        }
        StringJoiner all = new StringJoiner("\n");
        while (octets.remaining() > 0) {
            all.add(single(type, octets.take("value", size)));
        }
        return all.toString();
    }

    private static String bytes(Octets octets) throws MalformedLogException {
        return HexFormat.of().withUpperCase().formatHex(octets.bytes(octets.remaining()));
    }

    /** Texts in events may end in a null, or not. */
    private static String terminated(String text) {
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }

    private static String single(int type, Octets octets) throws MalformedLogException {
        return switch (type) {
            case NULL -> "";
            case 0x01 -> terminated(octets.utf16(octets.remaining()));
            case 0x02 -> terminated(new String(octets.bytes(octets.remaining()), StandardCharsets.ISO_8859_1));
            case 0x03 -> Integer.toString((byte) octets.u8());
            case 0x04 -> Integer.toString(octets.u8());
            case 0x05 -> Integer.toString((short) octets.u16());
            case 0x06 -> Integer.toString(octets.u16());
            case 0x07 -> Integer.toString((int) octets.u32());
            case 0x08 -> Long.toString(octets.u32());
            case 0x09 -> Long.toString(octets.u64());
            case 0x0A -> Long.toUnsignedString(octets.u64());
            case 0x0B -> Float.toString(Float.intBitsToFloat((int) octets.u32()));
            case 0x0C -> Double.toString(Double.longBitsToDouble(octets.u64()));
            case 0x0D -> octets.u32() == 0 ? "false" : "true";
            case 0x0F -> guid(octets);
            case 0x10 -> "0x" + Long.toHexString(octets.remaining() == 4 ? octets.u32() : octets.u64());
            case 0x11 -> time(octets.u64()).toString();
            case 0x12 -> systemTime(octets);
            case 0x13 -> sid(octets);
            case 0x14 -> "0x" + Long.toHexString(octets.u32());
            case 0x15 -> "0x" + Long.toHexString(octets.u64());
            // Bytes (0x0E), and whatever will be invented.
            default -> bytes(octets);
        };
    }

    /** Of those that lists are made of; 0 for others. */
    private static int size(int type) {
        return switch (type) {
            case 0x03, 0x04 -> 1;
            case 0x05, 0x06 -> 2;
            case 0x07, 0x08, 0x0B, 0x0D, 0x14 -> 4;
            case 0x09, 0x0A, 0x0C, 0x11, 0x15 -> 8;
            case 0x0F, 0x12 -> 16;
            default -> 0;
        };
    }

    /** [MS-DTYP] 2.3.4.2: the first three parts are numbers, the others are bytes. */
    private static String guid(Octets octets) throws MalformedLogException {
        long data1 = octets.u32();
        int data2 = octets.u16();
        int data3 = octets.u16();
        long data4 = Long.reverseBytes(octets.u64());
        return "{" + new UUID(data1 << 32 | (long) data2 << 16 | data3, data4) + "}";
    }

    /** [MS-DTYP] 2.3.13. */
    private static String systemTime(Octets octets) throws MalformedLogException {
        int year = octets.u16();
        int month = octets.u16();
        octets.skip(2); // day of the week
        int day = octets.u16();
        int hour = octets.u16();
        int minute = octets.u16();
        int second = octets.u16();
        int millis = octets.u16();
        return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC).plusMillis(millis)
                .toString();
    }

    /** [MS-DTYP] 2.4.2.1 and 2.4.2.2. */
    private static String sid(Octets octets) throws MalformedLogException {
        int revision = octets.u8();
        int count = octets.u8();
        long authority = 0;
        for (int i = 0; i < 6; i++) {
            authority = authority << 8 | octets.u8();
        }
        StringBuilder text = new StringBuilder("S-" + revision + "-" + authority);
        for (int i = 0; i < count; i++) {
            text.append('-').append(octets.u32());
        }
        return text.toString();
    }
}
