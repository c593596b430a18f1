// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.wire;

import java.util.Arrays;

/**
 * A cursor over received bytes that cannot leave them: each read past the end is a {@link DecodeException}. Unsigned
 * 32-bit fields are returned as {@code long}, and lengths are taken as {@code long}, so that a hostile length never
 * turns negative on its way from the wire to the check.
 */
public final class WireReader {

    private final String structure;
    private final byte[] bytes;
    private final int end;
    private int position;

    /**
     * @param structure name of the structure to be read, for messages
     * @param bytes what was received; not copied and not changed
     */
    public WireReader(String structure, byte[] bytes) {
        this(structure, bytes, 0, bytes.length);
    }

    private WireReader(String structure, byte[] bytes, int start, int end) {
        this.structure = structure;
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Reads an unsigned byte. */
    public int u8() throws DecodeException {
        return bytes[advance(1)] & 0xFF;
    }

    /** Returns the next unsigned byte without stepping over it. */
    public int peek() throws DecodeException {
        int value = u8();
        position--;
        return value;
    }

    /** Reads an unsigned 16-bit little-endian integer. */
    public int u16le() throws DecodeException {
        return (int) littleEndian(2);
    }

    /** Reads an unsigned 16-bit big-endian integer. */
    public int u16be() throws DecodeException {
        int at = advance(2);
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /** Reads an unsigned 32-bit little-endian integer. */
    public long u32le() throws DecodeException {
        return littleEndian(4);
    }

    /** Reads 64 bits, little-endian; values from 2^63 on come out negative. */
    public long u64le() throws DecodeException {
        return littleEndian(8);
    }

    /** Reads a copy of the next {@code count} bytes. */
    public byte[] bytes(long count) throws DecodeException {
        int at = advance(count);
        return Arrays.copyOfRange(bytes, at, position);
    }

    /** Reads a copy of everything that is left, which may be nothing. */
    public byte[] rest() throws DecodeException {
        return bytes(remaining());
    }

    /** Steps over {@code count} bytes. */
    public void skip(long count) throws DecodeException {
        advance(count);
    }

    /**
     * Steps over {@code count} bytes and returns a reader that is confined to them.
     *
     * @param name name of the inner structure, for messages; their offsets still count from the outermost start
     */
    public WireReader slice(String name, long count) throws DecodeException {
        int at = advance(count);
        return new WireReader(name, bytes, at, position);
    }

    /** Returns how many bytes are left. */
    public int remaining() {
        return end - position;
    }

    /** Fails unless every byte was read. */
    public void expectEnd() throws DecodeException {
        if (remaining() > 0) {
            throw failure(remaining() + " bytes too many");
        }
    }

    /** Returns, for the caller to throw, the failure that names the offset which the cursor has reached. */
    public DecodeException failure(String problem) {
        return new DecodeException(structure, position, problem);
    }

    private long littleEndian(int count) throws DecodeException {
        int at = advance(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[at + i] & 0xFFL) << 8 * i;
        }
        return value;
    }

    private int advance(long count) throws DecodeException {
        if (count < 0 || count > remaining()) {
            throw failure("needs " + count + " bytes, has " + remaining());
        }
        int at = position;
        position += (int) count;
        return at;
    }
}
