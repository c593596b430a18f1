// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A cursor over bytes of a host that cannot leave them: little-endian throughout. Whatever would lead outside is a
 * {@link MalformedBytesException}.
 */
public final class Octets {

    private final String structure;
    private final ByteBuffer bytes;

    /**
     * A cursor at the first of the bytes, which are not copied.
     *
     * @param structure what they are, for the message when they are not
     */
    public Octets(String structure, byte[] bytes) {
        this(structure, ByteBuffer.wrap(bytes));
    }

    private Octets(String structure, ByteBuffer bytes) {
        this.structure = structure;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Another cursor, from that offset of all bytes to their end. */
    public Octets at(String name, long offset) throws MalformedBytesException {
        if (offset < 0 || offset > bytes.limit()) {
            throw failure("points outside, to " + offset);
        }
        return new Octets(name, bytes.duplicate().position((int) offset));
    }

    /** Steps over that many bytes and returns a cursor over them. */
    Octets take(String name, int count) throws MalformedBytesException {
        int begin = advance(count);
        return new Octets(name, bytes.duplicate().limit(begin + count).position(begin));
    }

    /** How many bytes are left. */
    public int remaining() {
        return bytes.remaining();
    }

    int u8() throws MalformedBytesException {
        return bytes.get(advance(1)) & 0xFF;
    }

    /** The next two bytes, without sign. */
    public int u16() throws MalformedBytesException {
        return bytes.getShort(advance(2)) & 0xFFFF;
    }

    /** The next four bytes, without sign. */
    public long u32() throws MalformedBytesException {
        return bytes.getInt(advance(4)) & 0xFFFF_FFFFL;
    }

    /** The next eight bytes. */
    public long u64() throws MalformedBytesException {
        return bytes.getLong(advance(8));
    }

    /** A copy of the next bytes. */
    public byte[] bytes(int count) throws MalformedBytesException {
        int at = advance(count);
        byte[] copy = new byte[count];
        bytes.get(at, copy);
        return copy;
    }

    /** Text in UTF-16LE up to its NUL. */
    public String text() throws MalformedBytesException {
        StringBuilder characters = new StringBuilder();
        for (int c = u16(); c != 0; c = u16()) {
            characters.append((char) c);
        }
        return characters.toString();
    }

    /** What to throw when something is wrong at this place; the problem holds no text of the host. */
    public MalformedBytesException failure(String problem) {
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
