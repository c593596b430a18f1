// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A cursor over bytes of a host that cannot leave them: little-endian throughout. */
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

    /** Another cursor, from that offset of all bytes to their end. */
    Octets at(String name, long offset) throws MalformedBytesException {
        if (offset > bytes.limit()) {
            throw failure("points outside, to " + offset);
        }
        return new Octets(name, bytes.duplicate().position((int) offset));
    }

    /** Steps over that many bytes and returns a cursor over them. */
    Octets take(String name, int count) throws MalformedBytesException {
        int begin = advance(count);
        return new Octets(name, bytes.duplicate().limit(begin + count).position(begin));
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8() throws MalformedBytesException {
        return bytes.get(advance(1)) & 0xFF;
    }

    int u16() throws MalformedBytesException {
        return bytes.getShort(advance(2)) & 0xFFFF;
    }

    long u32() throws MalformedBytesException {
        return bytes.getInt(advance(4)) & 0xFFFF_FFFFL;
    }

    byte[] bytes(int count) throws MalformedBytesException {
        int at = advance(count);
        byte[] copy = new byte[count];
        bytes.get(at, copy);
        return copy;
    }

    /** Text in UTF-16LE up to its NUL. */
    String text() throws MalformedBytesException {
        StringBuilder characters = new StringBuilder();
        for (int c = u16(); c != 0; c = u16()) {
            characters.append((char) c);
        }
        return characters.toString();
    }

    MalformedBytesException failure(String problem) {
        return new MalformedBytesException(structure, bytes.position(), problem);
    }

    private int advance(int count) throws MalformedBytesException {
        if (count < 0 || count > remaining()) {
            throw failure("needs " + count + " bytes, has " + remaining());
        }
        int before = bytes.position();
        bytes.position(before + count);
        return before;
    }
}
