// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret that somebody hands over as one line of text. */
public final class SecretLine {

    private static final int MOST_BYTES = 1_024;

    private SecretLine() {}

    /**
     * The first line, as UTF-8, without its end; nothing behind it is read. Whoever gets it overwrites it. It is not a
     * reader, which would keep a copy of what it has read.
     *
     * @throws IOException with the end of a sentence that says who gives it, when there is none or it cannot be one
     */
    public static char[] read(InputStream in) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (length == MOST_BYTES) {
                    throw new IOException("gives more than " + MOST_BYTES + " bytes without the end of a line");
                }
                bytes[length++] = (byte) next;
            }
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
            if (length == 0) {
                throw new IOException("gives no password");
            }
            return characters(ByteBuffer.wrap(bytes, 0, length));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static char[] characters(ByteBuffer bytes) throws IOException {
        // UTF-8 never has more characters than bytes.
        CharBuffer decoded = CharBuffer.allocate(bytes.remaining());
        try {
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, true);
            if (result.isError()) {
                throw new IOException("gives something that is not UTF-8");
            }
            return Arrays.copyOf(decoded.array(), decoded.position());
        } finally {
            Arrays.fill(decoded.array(), '\0');
        }
    }
}
