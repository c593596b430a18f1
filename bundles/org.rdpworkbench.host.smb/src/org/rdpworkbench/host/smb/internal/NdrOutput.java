// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The arguments of a remote procedure call, in NDR ([C706] 14.2 and 14.3). */
final class NdrOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int referent;

    NdrOutput u8(int value) {
        bytes.write(value);
        return this;
    }

    NdrOutput u16(int value) {
        align(2);
        return u8(value).u8(value >> 8);
    }

    NdrOutput u32(long value) {
        align(4);
        for (int shift = 0; shift < 32; shift += 8) {
            u8((int) (value >> shift));
        }
        return this;
    }

    NdrOutput bytes(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    /** Bytes of a uni-dimensional conformant array, [C706] 14.3.3.2. */
    NdrOutput array(byte[] value) {
        u32(value.length); // maximum count
        return bytes(value);
    }

    /** A unique pointer to what is written next, [C706] 14.3.10. */
    NdrOutput pointer() {
        return u32(0x0002_0000 + 4 * referent++);
    }

    /** A unique pointer to nothing. */
    NdrOutput nullPointer() {
        return u32(0);
    }

    /** A string of characters of 16 bits with its NUL, [C706] 14.3.4.2. */
    NdrOutput string(String text) {
        String terminated = text + '\0';
        u32(terminated.length()); // maximum count
        u32(0);                   // offset
        u32(terminated.length()); // actual count
        return bytes(terminated.getBytes(StandardCharsets.UTF_16LE));
    }

    /**
     * RPC_UNICODE_STRING, [MS-DTYP] 2.3.10, with what its buffer points to.
     *
     * @param terminated with a NUL that counts, as [MS-RRP] 2.2.4 wants it
     */
    NdrOutput unicodeString(String text, boolean terminated) {
        String characters = terminated ? text + '\0' : text;
        align(4);                     // as the pointer in it
        u16(2 * characters.length()); // Length
        u16(2 * characters.length()); // MaximumLength
        pointer();                    // Buffer
        u32(characters.length());     // maximum count
        u32(0);                       // offset
        u32(characters.length());     // actual count
        return bytes(characters.getBytes(StandardCharsets.UTF_16LE));
    }

    /** RPC_UNICODE_STRING with room for a NUL that does not count; [MS-RSP] takes no other. */
    NdrOutput roomyString(String text) {
        align(4);                     // as the pointer in it
        u16(2 * text.length());       // Length
        u16(2 * text.length() + 2);   // MaximumLength
        pointer();                    // Buffer
        u32(text.length() + 1);       // maximum count
        u32(0);                       // offset
        u32(text.length());           // actual count
        return bytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** RPC_UNICODE_STRING that holds nothing yet and has room for that many characters. */
    NdrOutput room(int characters) {
        align(4);              // as the pointer in it
        u16(0);                // Length
        u16(2 * characters);   // MaximumLength
        if (characters == 0) {
            return nullPointer();
        }
        pointer();             // Buffer
        u32(characters);       // maximum count
        u32(0);                // offset
        return u32(0);         // actual count
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void align(int size) {
        while (bytes.size() % size != 0) {
            bytes.write(0);
        }
    }
}
