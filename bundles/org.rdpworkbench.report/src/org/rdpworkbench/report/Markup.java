// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

/** Writes elements of XML or of HTML that is well-formed XML. All text goes through {@link Xml}. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** @param attributes names and values by turns; names are ours */
    Markup open(String tag, String... attributes) {
        begin(tag, attributes);
        out.append(">\n");
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** An element with text alone in it. */
    Markup element(String tag, String text, String... attributes) {
        return around(tag, Xml.escape(text), attributes);
    }

    /** An element with lines of text in it, which are harmless already. */
    Markup lines(String tag, String lines, String... attributes) {
        return around(tag, Xml.quote(lines), attributes);
    }

    /** An element with nothing in it. */
    Markup empty(String tag, String... attributes) {
        begin(tag, attributes);
        out.append("/>\n");
        return this;
    }

    /** Markup of ours. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private Markup around(String tag, String content, String... attributes) {
        begin(tag, attributes);
        out.append('>').append(content);
        return close(tag);
    }

    private void begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(Xml.escape(attributes[i + 1])).append('"');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
