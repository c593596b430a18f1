// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.report.Plain;

/** Text with headings and hanging indents, which can be selected and copied. Everything added is escaped. */
public final class StyledLines {

    private static final int HANG = 18;
    /** Under which a widget keeps its lines. */
    private static final String SHOWN = StyledLines.class.getName();

    /** @param lead characters that hang in front of the text; 0 for none, -1 when the line is indented */
    private record Line(String text, int lead, int style, Color color) {}

    private final List<Line> lines = new ArrayList<>();

    /** A widget for such text. */
    public static StyledText widget(Composite parent, int style) {
        StyledText text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | style);
        text.setCaret(null);
        int margin = (style & SWT.BORDER) == 0 ? 0 : Layouts.MARGIN / 2;
        text.setMargins(margin, margin, margin, margin);
        CopyRows.on(text);
        // The themes colour this widget as a field. Here it is part of the page, also after a change of the theme.
        text.setData("org.eclipse.e4.ui.css.disabled", true);
        text.addListener(SWT.Paint, e -> takeColors(text, parent));
        return text;
    }

    /**
     * A widget for a plan or a journal as the command line prints it: its headings are bold, and what does not fit on a
     * line hangs.
     */
    public static StyledText report(Composite parent) {
        StyledText text = widget(parent, SWT.V_SCROLL | SWT.BORDER);
        text.setWrapIndent(HANG);
        text.addLineStyleListener(event -> {
            if (isHeading(text, text.getLineAtOffset(event.lineOffset))) {
                event.styles = new StyleRange[] {
                        new StyleRange(event.lineOffset, event.lineText.length(), null, null, SWT.BOLD)};
            }
        });
        return text;
    }

    /** It stands by itself, with what is indented below it. */
    private static boolean isHeading(StyledText text, int number) {
        return number > 0 && number + 1 < text.getLineCount() && text.getLine(number - 1).isEmpty()
                && !text.getLine(number).isEmpty() && !text.getLine(number).startsWith(" ")
                && text.getLine(number + 1).startsWith(" ");
    }

    private static void takeColors(StyledText text, Composite parent) {
        if (!text.getBackground().equals(parent.getBackground())) {
            text.setBackground(parent.getBackground());
            text.setForeground(Shades.color(Shades.of(parent).ink()));
        }
    }

    /** A bold line, with an empty one before it unless it is the first. */
    public StyledLines heading(String text) {
        if (!lines.isEmpty()) {
            blank();
        }
        lines.add(new Line(Plain.escape(text), 0, SWT.BOLD, null));
        return this;
    }

    public StyledLines line(String text) {
        lines.add(new Line(Plain.escape(text), 0, SWT.NORMAL, null));
        return this;
    }

    public StyledLines blank() {
        lines.add(new Line("", 0, SWT.NORMAL, null));
        return this;
    }

    /**
     * A line with something bold in front that hangs out to the left.
     *
     * @param lead words of ours
     * @param color of the lead; null for that of the text
     */
    public StyledLines item(String lead, Color color, String text) {
        lines.add(new Line(lead + "  " + Plain.escape(text), lead.length(), SWT.BOLD, color));
        return this;
    }

    /** A line of less importance, indented like the text of items. */
    public StyledLines aside(String text) {
        lines.add(new Line(Plain.escape(text), -1, SWT.ITALIC, null));
        return this;
    }

    /** Puts the lines into a widget in place of what it showed. */
    public void into(StyledText widget) {
        if (widget.getData(SHOWN) == null) {
            // Asked for line by line as they come into sight: to set them would lay out all lines above, each time.
            widget.addLineStyleListener(e -> style(e, widget));
        }
        widget.setData(SHOWN, List.copyOf(lines));
        widget.setText(String.join("\n", lines.stream().map(Line::text).toList()));
    }

    private static void style(LineStyleEvent event, StyledText widget) {
        int number = widget.getLineAtOffset(event.lineOffset);
        if (widget.getData(SHOWN) instanceof List<?> shown && number < shown.size()
                && shown.get(number) instanceof Line line) {
            int length = line.lead() > 0 ? line.lead() : line.text().length();
            if (length > 0 && line.style() != SWT.NORMAL) {
                event.styles = new StyleRange[] {
                        new StyleRange(event.lineOffset, length, line.color(), null, line.style())};
            }
            event.indent = line.lead() < 0 ? HANG : 0;
            event.wrapIndent = line.lead() == 0 ? 0 : HANG;
        }
    }
}
