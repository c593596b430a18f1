// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Layer;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;

/** A figure without what is not to be told: drawn from what was seen, so that it shows the same. */
final class RedactedFigure {

    private RedactedFigure() {}

    static Figure of(Figure figure, RedactedText text) {
        String title = text.of(figure.title());
        return switch (figure) {
            case Figure.Timeline timeline -> new Figure.Timeline(title,
                    timeline.spans().stream().map(span -> new Span(text.of(span.label()), span.from(), span.to(),
                            span.tone())).toList(),
                    timeline.marks().stream().map(m -> new Mark(text.of(m.label()), m.at(), m.tone())).toList());
            case Figure.Stack stack -> new Figure.Stack(title, stack.layers().stream()
                    .map(layer -> new Layer(text.of(layer.label()), text.of(layer.detail()), layer.tone())).toList());
            case Figure.Table table -> new Figure.Table(title, table.columns().stream().map(text::of).toList(),
                    table.rows().stream().map(row -> row.stream()
                            .map(cell -> new Cell(text.of(cell.text()), cell.tone())).toList()).toList());
        };
    }
}
