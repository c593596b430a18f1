// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A cursor over the results of a remote procedure call, in NDR ([C706] 14.2 and 14.3), that cannot leave them. */
final class NdrInput {

    private final String structure;
    private final ByteBuffer bytes;

    NdrInput(String structure, byte[] bytes) {
        this.structure = structure;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int offset() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    /** Another cursor over the same bytes, from that offset on. */
    NdrInput at(String name, long offset) throws NdrException {
        if (offset < 0 || offset > bytes.limit()) {
            throw failure("points outside, to " + offset);
        }
        NdrInput other = new NdrInput(name, bytes.array());
        other.bytes.position((int) offset);
        return other;
    }

    int u8() throws NdrException {
        return bytes.get(advance(1)) & 0xFF;
    }

    int u16() throws NdrException {
        align(2);
        return bytes.getShort(advance(2)) & 0xFFFF;
    }

    long u32() throws NdrException {
        align(4);
        return bytes.getInt(advance(4)) & 0xFFFF_FFFFL;
    }

    /** FILETIME, [MS-DTYP] 2.3.3: two numbers of 32 bits, and aligned like these. */
    long fileTime() throws NdrException {
        long lowDateTime = u32();
        long highDateTime = u32();
        return highDateTime << 32 | lowDateTime;
    }

    /** Whether a pointer is set; what it points to comes later, [C706] 14.3.11. */
    boolean pointer() throws NdrException {
        return u32() != 0;
    }

    byte[] bytes(long count) throws NdrException {
        int at = advance(count);
        byte[] copy = new byte[(int) count];
        bytes.get(at, copy);
        return copy;
    }

    /** Bytes of a uni-dimensional conformant array, [C706] 14.3.3.2. */
    byte[] array() throws NdrException {
        long maximumCount = u32();
        return bytes(maximumCount);
    }

    /** Bytes of a uni-dimensional conformant-varying array, [C706] 14.3.3.4. */
    byte[] varyingArray() throws NdrException {
        u32(); // maximum count
        u32(); // offset
        long actualCount = u32();
        return bytes(actualCount);
    }

    /** A conformant and varying string of characters of 16 bits, [C706] 14.3.4.2; what follows a NUL is left out. */
    String string() throws NdrException {
        u32(); // maximum count
        u32(); // offset
        long actualCount = u32();
        String text = new String(bytes(2 * actualCount), StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Text up to its NUL that lies at that offset of a buffer. */
    String textAt(long offset) throws NdrException {
        NdrInput text = at(structure, offset);
        return text.text();
    }

    /** Text up to its NUL. */
    String text() throws NdrException {
        StringBuilder characters = new StringBuilder();
        for (char c = character(); c != 0; c = character()) {
            characters.append(c);
        }
        return characters.toString();
    }

    private char character() throws NdrException {
        return bytes.getChar(advance(2));
    }

    NdrException failure(String problem) {
        return new NdrException(structure, bytes.position(), problem);
    }

    private void align(int size) throws NdrException {
        advance(-bytes.position() & size - 1);
    }

    private int advance(long count) throws NdrException {
        if (count < 0 || count > bytes.remaining()) {
            throw failure("needs " + count + " bytes, has " + bytes.remaining());
        }
        int before = bytes.position();
        bytes.position(before + (int) count);
        return before;
    }
}
