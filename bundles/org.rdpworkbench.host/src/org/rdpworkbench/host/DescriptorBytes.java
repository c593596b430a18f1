// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A cursor over the bytes of a descriptor that cannot leave them. */
final class DescriptorBytes {

    private final String structure;
    private final ByteBuffer bytes;

    DescriptorBytes(String structure, byte[] bytes) {
        this(structure, ByteBuffer.wrap(bytes));
    }

    private DescriptorBytes(String structure, ByteBuffer bytes) {
        this.structure = structure;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Another cursor, from that offset of the descriptor to its end. */
    DescriptorBytes at(String name, long offset) throws MalformedDescriptorException {
        if (offset > bytes.limit()) {
            throw failure("points outside, to " + offset);
        }
        return new DescriptorBytes(name, bytes.duplicate().position((int) offset));
    }

    /** Steps over that many bytes and returns a cursor over them. */
    DescriptorBytes take(String name, int count) throws MalformedDescriptorException {
        int begin = advance(count);
        return new DescriptorBytes(name, bytes.duplicate().limit(begin + count).position(begin));
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8() throws MalformedDescriptorException {
        return bytes.get(advance(1)) & 0xFF;
    }

    int u16() throws MalformedDescriptorException {
        return bytes.getShort(advance(2)) & 0xFFFF;
    }

    long u32() throws MalformedDescriptorException {
        return bytes.getInt(advance(4)) & 0xFFFF_FFFFL;
    }

    byte[] bytes(int count) throws MalformedDescriptorException {
        int at = advance(count);
        byte[] copy = new byte[count];
        bytes.get(at, copy);
        return copy;
    }

    MalformedDescriptorException failure(String problem) {
        return new MalformedDescriptorException(structure, bytes.position(), problem);
    }

    private int advance(int count) throws MalformedDescriptorException {
        if (count < 0 || count > remaining()) {
            throw failure("needs " + count + " bytes, has " + remaining());
        }
        int before = bytes.position();
        bytes.position(before + count);
        return before;
    }
}
