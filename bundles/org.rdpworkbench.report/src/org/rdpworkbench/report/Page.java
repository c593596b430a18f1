// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.report.TextStyle.Look;

/** Lines of text for a terminal. All text goes through here, and so through {@link Plain}. */
final class Page {

    private final TextStyle style;
    private final StringBuilder lines = new StringBuilder();

    Page(TextStyle style) {
        this.style = style;
    }

    TextStyle style() {
        return style;
    }

    /** An empty line and a heading. */
    void heading(String text) {
        blank();
        line(Look.BOLD, text);
    }

    void blank() {
        if (!lines.isEmpty()) {
            lines.append('\n');
        }
    }

    /** Text from the left margin. */
    void line(Look look, String text) {
        item("", Look.PLAIN, text, look);
    }

    void item(String lead, String text) {
        item(lead, Look.PLAIN, text, Look.PLAIN);
    }

    /**
     * Text behind a lead such as a mark or a label, wrapped so that all its lines begin below each other.
     *
     * @param lead spaces and words of ours, never text from the wire
     */
    void item(String lead, Look leadLook, String text, Look look) {
        String indent = " ".repeat(lead.length());
        boolean first = true;
        for (String part : wrap(style.plain(text), Math.max(20, style.width() - lead.length()))) {
            lines.append(first ? style.paint(leadLook, lead) : indent).append(style.paint(look, part)).append('\n');
            first = false;
        }
    }

    /** Breaks at spaces, and inside a word only when the word alone is too long. */
    private static List<String> wrap(String text, int width) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int cut = space > 0 ? space : beforeSurrogate(rest, width);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        parts.add(rest);
        return parts;
    }

    private static int beforeSurrogate(String text, int cut) {
        return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
