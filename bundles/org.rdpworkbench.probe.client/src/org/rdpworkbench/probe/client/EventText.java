// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes as text, in UTF-8 or UTF-16, with or without a byte order mark: shells write the one, the viewer the other. */
final class EventText {

    private EventText() {}

    /** What is no text comes out as some text or other. */
    static String of(byte[] content, int most) {
        int length = Math.min(content.length, most);
        if (begins(content, 0xEF, 0xBB, 0xBF)) {
            return text(content, 3, length, StandardCharsets.UTF_8);
        }
        if (begins(content, 0xFF, 0xFE)) {
            return text(content, 2, length, StandardCharsets.UTF_16LE);
        }
        if (begins(content, 0xFE, 0xFF)) {
            return text(content, 2, length, StandardCharsets.UTF_16BE);
        }
        if (begins(content, '<', 0)) {
            return text(content, 0, length, StandardCharsets.UTF_16LE);
        }
        return text(content, 0, length, begins(content, 0, '<') ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }

    private static String text(byte[] content, int from, int to, Charset charset) {
        return new String(content, from, Math.max(0, to - from), charset);
    }

    private static boolean begins(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
