// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts as NDR has them, [C706] 14.2 and 14.3: little endian, and each aligned to its own size. */
final class PipeOutput {

    private static final int REFERENT = 0x0002_0000;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);

    PipeOutput u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    PipeOutput u16(int value) {
        align(2).room(2).putShort((short) value);
        return this;
    }

    PipeOutput u32(long value) {
        align(4).room(4).putInt((int) value);
        return this;
    }

    PipeOutput u64(long value) {
        align(8).room(8).putLong(value);
        return this;
    }

    PipeOutput bytes(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    /** A pointer; what it points to comes later. */
    PipeOutput pointer() {
        return u32(REFERENT);
    }

    /** A conformant and varying string with its NUL, [C706] 14.3.4.2. */
    PipeOutput string(String text) {
        int count = text.length() + 1;
        return u32(count).u32(0).u32(count).bytes((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    PipeOutput align(int size) {
        int gap = -bytes.position() & size - 1;
        room(gap).put(new byte[gap]);
        return this;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            byte[] larger = Arrays.copyOf(bytes.array(), 2 * (bytes.position() + count));
            bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(bytes.position());
        }
        return bytes;
    }
}
