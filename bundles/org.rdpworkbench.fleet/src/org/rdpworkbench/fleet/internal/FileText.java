// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.rdpworkbench.core.spi.ImportException;

/** What a file says, in whichever of the usual encodings: with a byte order mark, UTF-8, or else that of Windows. */
final class FileText {

    /** Largest file that is read. */
    static final int MOST_BYTES = 64 << 20;

    private static final int BEGINNING = 64 << 10;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private FileText() {}

    /** @throws ImportException when it is too large, or no text */
    static String of(byte[] content) throws ImportException {
        if (content.length > MOST_BYTES) {
            throw new ImportException("The file is larger than " + (MOST_BYTES >> 20)
                    + " MiB; split it and import the parts.");
        }
        String text = decoded(content, content.length);
        if (text.indexOf('\0') >= 0) {
            throw new ImportException("The file is no text; export the hosts as text and import that.");
        }
        return text;
    }

    /** Enough of it to tell what it is; empty when it is no text. */
    static String beginning(byte[] content) {
        String text = decoded(content, Math.min(content.length, BEGINNING));
        return text.indexOf('\0') >= 0 ? "" : text;
    }

    private static String decoded(byte[] content, int length) {
        if (beginsWith(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, length - 3, StandardCharsets.UTF_8);
        }
        if (beginsWith(content, 0xFF, 0xFE)) {
            return new String(content, 2, length - 2, StandardCharsets.UTF_16LE);
        }
        if (beginsWith(content, 0xFE, 0xFF)) {
            return new String(content, 2, length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return new String(content, 0, length, WINDOWS);
        }
    }

    private static boolean beginsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
