// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A cursor over bytes of a file that cannot leave them: little-endian throughout, as all of the format is. */
final class Octets {

    private final String structure;
    private final ByteBuffer bytes;

    Octets(String structure, byte[] bytes) {
        this(structure, ByteBuffer.wrap(bytes));
    }

    private Octets(String structure, ByteBuffer bytes) {
        this.structure = structure;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Another cursor over all that this one may see, which begins there. */
    Octets at(String name, long offset) throws MalformedLogException {
        if (offset < 0 || offset > bytes.limit()) {
            throw failure("points outside, to " + offset);
        }
        return new Octets(name, bytes.duplicate().position((int) offset));
    }

    /** Steps over that many bytes, and returns a cursor over them that sees what is before them, too. */
    Octets take(String name, long count) throws MalformedLogException {
        int begin = advance(count);
        return new Octets(name, bytes.duplicate().limit(begin + (int) count).position(begin));
    }

    int offset() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8() throws MalformedLogException {
        return bytes.get(advance(1)) & 0xFF;
    }

    int u16() throws MalformedLogException {
        return bytes.getShort(advance(2)) & 0xFFFF;
    }

    long u32() throws MalformedLogException {
        return bytes.getInt(advance(4)) & 0xFFFF_FFFFL;
    }

    /** Values from 2^63 on come out negative. */
    long u64() throws MalformedLogException {
        return bytes.getLong(advance(8));
    }

    byte[] bytes(long count) throws MalformedLogException {
        int at = advance(count);
        byte[] copy = new byte[(int) count];
        bytes.get(at, copy);
        return copy;
    }

    /** @param count of bytes, not of characters */
    String utf16(long count) throws MalformedLogException {
        return new String(bytes(count), StandardCharsets.UTF_16LE);
    }

    void skip(long count) throws MalformedLogException {
        advance(count);
    }

    MalformedLogException failure(String problem) {
        return new MalformedLogException(structure, bytes.position(), problem);
    }

    private int advance(long count) throws MalformedLogException {
        if (count < 0 || count > remaining()) {
            throw failure("needs " + count + " bytes, has " + remaining());
        }
        int before = bytes.position();
        bytes.position(before + (int) count);
        return before;
    }
}
