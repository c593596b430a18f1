// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.asn1;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * Tag, length and value with one-byte tags and definite lengths (X.690 8.1.2, 8.1.3). Lengths need not be minimal,
 * since BER peers write longer ones; the indefinite form is refused. Nothing here recurses: callers decide the depth.
 */
public final class Der {

    /** Tag of INTEGER. */
    public static final int INTEGER = 0x02;
    /** Tag of OCTET STRING. */
    public static final int OCTET_STRING = 0x04;
    /** Tag of ENUMERATED. */
    public static final int ENUMERATED = 0x0A;
    /** Tag of SEQUENCE and SEQUENCE OF. */
    public static final int SEQUENCE = 0x30;

    /** Tag of the explicit context-specific field [0]; add the number of the field, up to 30. */
    public static final int CONTEXT = 0xA0;

    private static final int MAX_LENGTH_OCTETS = 4;
    private static final int MAX_INTEGER_OCTETS = 4;

    private Der() {
    }

    /**
     * Returns how many more bytes a reader must fetch before it can say more about an element, 0 once it is complete.
     * It never asks for a byte beyond the element.
     *
     * @param received what has arrived so far, which may be nothing
     * @param maxTotal greatest length in bytes that the whole element may have
     */
    public static int missing(byte[] received, int tag, String name, int maxTotal) throws DecodeException {
        if (received.length == 0) {
            return 2;
        }
        WireReader in = new WireReader(name, received);
        tag(in, tag, name);
        if (received.length == 1) {
            return 1;
        }
        int first = in.peek();
        int octets = first < 0x80 ? 0 : first & 0x7F;
        int header = 2 + octets;
        if (octets <= MAX_LENGTH_OCTETS && received.length < header) {
            return header - received.length;
        }
        long total = header + length(in);
        if (total > maxTotal) {
            throw in.failure("%d bytes are more than %d".formatted(total, maxTotal));
        }
        return (int) Math.max(0, total - received.length);
    }

    /** Reads one element that must have this tag and returns a reader over its contents. */
    public static WireReader element(WireReader in, int tag, String name) throws DecodeException {
        tag(in, tag, name);
        return in.slice(name, length(in));
    }

    /** Reads the length octets of an element and returns the length, 0 to 2^32-1. */
    public static long length(WireReader in) throws DecodeException {
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7F;
        if (octets == 0 || octets > MAX_LENGTH_OCTETS) {
            // Not formatted: that takes a kilobyte, and hostile bytes make hundreds of these.
            throw in.failure("length form 0x" + Integer.toHexString(first) + " is not supported");
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | in.u8();
        }
        return length;
    }

    /**
     * Reads an INTEGER or ENUMERATED as an unsigned 32-bit number. Windows writes NTSTATUS values as four octets with
     * the top bit set, which DER calls negative; a peer that writes the leading zero octet is understood as well.
     */
    public static long unsigned(WireReader in, int tag, String name) throws DecodeException {
        WireReader octets = element(in, tag, name);
        if (octets.remaining() == 0) {
            throw octets.failure("integer without octets");
        }
        if (octets.remaining() == MAX_INTEGER_OCTETS + 1 && octets.u8() != 0
                || octets.remaining() > MAX_INTEGER_OCTETS) {
            throw octets.failure("integer is wider than 32 bits");
        }
        long value = 0;
        while (octets.remaining() > 0) {
            value = value << 8 | octets.u8();
        }
        return value;
    }

    /** Reads an INTEGER as DER means it, with its sign; at the most an unsigned 32-bit number and its leading zero. */
    public static long signed(WireReader in, String name) throws DecodeException {
        WireReader octets = element(in, INTEGER, name);
        if (octets.remaining() == 0) {
            throw octets.failure("integer without octets");
        }
        boolean tooWide = octets.remaining() > MAX_INTEGER_OCTETS + 1;
        boolean wide = octets.remaining() > MAX_INTEGER_OCTETS;
        long value = (byte) octets.u8();
        if (tooWide || wide && value != 0) {
            throw octets.failure("integer is wider than 32 bits");
        }
        while (octets.remaining() > 0) {
            value = value << 8 | octets.u8();
        }
        return value;
    }

    /** Returns the element with this tag whose contents are these parts, one after another. */
    public static byte[] encode(int tag, byte[]... parts) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (contents.size() < 0x80) {
            element.write(contents.size());
        } else {
            byte[] length = bigEndian(contents.size());
            element.write(0x80 | length.length);
            element.writeBytes(length);
        }
        element.writeBytes(contents.toByteArray());
        return element.toByteArray();
    }

    /** Returns an INTEGER that holds this unsigned 32-bit number without a leading zero octet, as Windows writes it. */
    public static byte[] encodeUnsigned(long value) {
        return encode(INTEGER, bigEndian(value));
    }

    /** Returns an INTEGER that holds this number with its sign. */
    public static byte[] encodeSigned(long value) {
        return encode(INTEGER, BigInteger.valueOf(value).toByteArray());
    }

    private static void tag(WireReader in, int tag, String name) throws DecodeException {
        int found = in.u8();
        if (found != tag) {
            throw in.failure("tag 0x%02x is not 0x%02x of %s".formatted(found, tag, name));
        }
    }

    private static byte[] bigEndian(long value) {
        int octets = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        byte[] result = new byte[octets];
        for (int i = 0; i < octets; i++) {
            result[i] = (byte) (value >>> 8 * (octets - 1 - i));
        }
        return result;
    }
}
