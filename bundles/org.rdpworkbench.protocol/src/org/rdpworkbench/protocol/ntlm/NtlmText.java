// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ntlm;

import java.nio.charset.StandardCharsets;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** Names inside NTLM messages. They are handed on as they came, but not at any length. */
final class NtlmText {

    /** DNS names have at most 255 characters of two bytes; twice that leaves room for peers that are careless. */
    private static final int MAX_BYTES = 1024;

    private NtlmText() {
    }

    static String unicode(WireReader in) throws DecodeException {
        if (in.remaining() % 2 != 0) {
            throw in.failure("utf-16 text of %d bytes".formatted(in.remaining()));
        }
        return new String(capped(in), StandardCharsets.UTF_16LE);
    }

    /** The host's code page is not known, so bytes beyond ASCII are taken as Latin 1 and may look odd. */
    static String oem(WireReader in) throws DecodeException {
        return new String(capped(in), StandardCharsets.ISO_8859_1);
    }

    private static byte[] capped(WireReader in) throws DecodeException {
        if (in.remaining() > MAX_BYTES) {
            throw in.failure("text of %d bytes is longer than %d".formatted(in.remaining(), MAX_BYTES));
        }
        return in.rest();
    }
}
