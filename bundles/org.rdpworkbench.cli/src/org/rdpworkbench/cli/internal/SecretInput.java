// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a secret where nobody else sees it: not from the command line, which every process of a machine can read. */
final class SecretInput {

    private static final int MOST_BYTES = 1_024;

    private SecretInput() {}

    /**
     * The first line that comes from a file descriptor of this process, as UTF-8.
     *
     * @throws IOException with the end of a sentence that names the descriptor
     */
    static char[] read(int descriptor) throws IOException {
        if (descriptor == 0) {
            // Not System.in, whose buffer would keep the secret; and it stays open.
            return line(new FileInputStream(FileDescriptor.in));
        }
        try (InputStream in = open(descriptor)) {
            return line(in);
        }
    }

    private static InputStream open(int descriptor) throws IOException {
        try {
            return new FileInputStream("/dev/fd/" + descriptor);
        } catch (IOException e) {
            throw new IOException("cannot be read; only 0 works on Windows", e);
        }
    }

    /** Not a reader, which would keep a copy of what it has read. */
    static char[] line(InputStream in) throws IOException {
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

    /**
     * Asks the person at the terminal, and shows nothing of the answer.
     *
     * @throws IOException with the end of a sentence when nobody is there or nothing was typed
     */
    static char[] ask(String account) throws IOException {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", account);
        if (typed == null || typed.length == 0) {
            throw new IOException(console == null ? "there is no terminal to ask at" : "none was typed");
        }
        return typed;
    }
}
