// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes blocks of Markdown as GitHub and its like read it. All text goes through {@link #escape}. */
final class Markdown {

    /** What makes something else of a text wherever it stands: emphasis, code, links, cells, entities, formulas. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>|~&$]");
    /** What makes a heading, a list, a quotation or a command of a text that begins with it. */
    private static final Pattern BEGINNING = Pattern.compile("^(?:([0-9]{1,9})(?=[.)](?:\\s|$))|(?=[-+=:/]))");

    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();

    Markdown(TextStyle style) {
        this.style = style;
    }

    /**
     * Text from anywhere as nothing but text. What trackers make of it after Markdown (people, tickets and addresses
     * that become links) is written visibly in another way, since no backslash keeps them from it.
     */
    String escape(String text) {
        String escaped = MARKS.matcher(style.plain(text).strip()).replaceAll("\\\\$0");
        return BEGINNING.matcher(escaped).replaceFirst("$1\\\\").replaceAll("@(?=[\\p{L}\\p{N}_])", "\\\\\\\\u{40}")
                .replaceAll("#(?=[\\p{L}\\p{N}_])", "\\\\\\\\u{23}").replace("://", ":\\\\u{2f}/");
    }

    String symbol(String symbol, String ascii) {
        return style.symbol(symbol, ascii);
    }

    Markdown heading(int level, String text) {
        return block("#".repeat(level) + " " + escape(text));
    }

    Markdown paragraph(String text) {
        return block(escape(text));
    }

    /** @param markdown made with {@link #escape} */
    Markdown block(String markdown) {
        out.append(out.isEmpty() ? "" : "\n").append(markdown).append('\n');
        return this;
    }

    /** An empty line, as in front of a list. */
    Markdown gap() {
        return line("");
    }

    /** A line that follows the one above at once, such as a further entry of a list. */
    Markdown line(String markdown) {
        out.append(markdown).append('\n');
        return this;
    }

    /** One row of a table. */
    Markdown row(String... texts) {
        return line(Arrays.stream(texts).map(this::escape).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** The head of a table. */
    Markdown columns(String... names) {
        return block("| " + String.join(" | ", names) + " |").line("|" + "---|".repeat(names.length));
    }

    /** Lines to be shown as they are, which are harmless on a terminal; the fence is longer than any in them. */
    Markdown code(String lines) {
        String fence = "```";
        while (lines.contains(fence)) {
            fence += "`";
        }
        return block(fence + "text\n" + lines.stripTrailing() + "\n" + fence);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
