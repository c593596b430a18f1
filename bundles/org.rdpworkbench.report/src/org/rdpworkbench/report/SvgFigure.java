// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import org.rdpworkbench.core.spi.Figure;

/** A figure as a self-contained SVG document: no script, no reference to anything outside, all text escaped. */
public final class SvgFigure {

    /** Width of every figure in user units; the height follows from the content. */
    public static final int WIDTH = Svg.WIDTH;

    private SvgFigure() {}

    /** The document, which begins with {@code <svg}: fit for a file and for being put into HTML. */
    public static String draw(Figure figure, Palette palette) {
        Svg svg = new Svg(palette);
        svg.title(figure.title());
        switch (figure) {
            case Figure.Timeline timeline -> new TimelineDrawing(svg, palette).draw(timeline);
            case Figure.Stack stack -> new StackDrawing(svg, palette).draw(stack);
            case Figure.Table table -> new TableDrawing(svg, palette).draw(table);
        }
        return svg.finish(figure.title());
    }
}
