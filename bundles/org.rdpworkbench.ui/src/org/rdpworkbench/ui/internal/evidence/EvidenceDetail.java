// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/** The selected line whole: a long value wrapped, or the bytes of a message with those of the selected field marked. */
final class EvidenceDetail {

    /** More would make the widget slow; copying takes all. */
    private static final int MOST = 20_000;

    private final StyledText text;
    private Optional<EvidenceNode> shown = Optional.empty();
    private Palette painted;

    EvidenceDetail(Composite parent) {
        text = StyledLines.widget(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        text.setAlwaysShowScrollBars(false);
        text.setMargins(Layouts.MARGIN / 2, Layouts.MARGIN / 2, Layouts.MARGIN / 2, Layouts.MARGIN / 2);
        text.addListener(SWT.Resize, e -> {
            if (shown.flatMap(EvidenceNode::bytes).isPresent()) {
                show(shown);
            }
        });
        // After a change of the theme the colours of the mark are wrong.
        text.addListener(SWT.Paint, e -> {
            if (painted != null && !Shades.of(text).equals(painted)) {
                show(shown);
            }
        });
    }

    StyledText control() {
        return text;
    }

    void show(Optional<EvidenceNode> node) {
        shown = node;
        painted = Shades.of(text);
        node.flatMap(EvidenceNode::bytes).ifPresentOrElse(this::bytes, () -> {
            text.setFont(null);
            text.setWordWrap(true);
            text.setText(node.map(EvidenceDetail::words).orElse("A selected line is shown whole here."));
        });
    }

    private static String words(EvidenceNode node) {
        String value = node.wholeValue();
        return Plain.escape(node.name(), Plain.MOST_VALUE) + "\n\n"
                + (value.length() > MOST ? value.substring(0, MOST) + "\u2026" : value);
    }

    private int perLine() {
        GC gc = new GC(text);
        try {
            double room = text.getClientArea().width - text.getLeftMargin() - text.getRightMargin();
            boolean fits = room >= HexDump.width(HexDump.WIDE) * gc.getFontMetrics().getAverageCharacterWidth();
            return fits ? HexDump.WIDE : HexDump.NARROW;
        } finally {
            gc.dispose();
        }
    }

    private void bytes(EvidenceNode.Bytes bytes) {
        text.setFont(JFaceResources.getTextFont());
        text.setWordWrap(false);
        HexDump dump = HexDump.of(bytes.message(), perLine());
        text.setText(dump.text());
        if (bytes.length() < bytes.message().length) {
            for (HexDump.Range range : dump.ranges(bytes.from(), bytes.length())) {
                // Not by the colour alone.
                StyleRange mark = new StyleRange(range.from(), range.length(), Shades.color(painted.ink()),
                        Shades.color(painted.warn().soft()), SWT.BOLD);
                mark.underline = true;
                text.setStyleRange(mark);
            }
            text.setSelection(dump.ranges(bytes.from(), bytes.length()).stream().findFirst()
                    .map(HexDump.Range::from).orElse(0));
        }
    }
}
