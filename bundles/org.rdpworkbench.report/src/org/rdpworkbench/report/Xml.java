// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

/** Text as a part of XML or HTML. */
final class Xml {

    private Xml() {}

    /** Text from anywhere as content or as the value of an attribute, made harmless by {@link Plain} as well. */
    static String escape(String text) {
        return quote(Plain.escape(text));
    }

    /** Text that is harmless already and may have several lines. */
    static String quote(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A whole document in ASCII, so that it is right in every charset that somebody may write or read it with. */
    static String ascii(String document) {
        StringBuilder ascii = new StringBuilder(document.length() + 64);
        document.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append("&#x").append(Integer.toHexString(c)).append(';');
            }
        });
        return ascii.toString();
    }
}
