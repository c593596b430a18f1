// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import org.rdpworkbench.core.spi.Figure.Layer;
import org.rdpworkbench.core.spi.Figure.Stack;
import org.rdpworkbench.core.spi.Figure.Tone;

/** Layers from the top down, threaded on a line that ends where the way ended. */
final class StackDrawing {

    private static final double RAIL = Svg.MARGIN + 12;
    private static final double LABEL = RAIL + 30;
    private static final double DETAIL = 250;

    private final Svg svg;
    private final Palette palette;

    StackDrawing(Svg svg, Palette palette) {
        this.svg = svg;
        this.palette = palette;
    }

    void draw(Stack stack) {
        List<Layer> layers = stack.layers().stream().limit(Svg.MOST_ROWS).toList();
        double above = Double.NaN;
        boolean ended = false;
        for (Layer layer : layers) {
            List<String> label = Svg.fit(layer.label(), DETAIL - LABEL - 12, 13, 2);
            List<String> detail = Svg.fit(layer.detail(), Svg.WIDTH - Svg.MARGIN - DETAIL - 12, 12, 4);
            double height = Math.max(label.size() * 17, detail.size() * 16) + 20;
            double centre = svg.y() + height / 2;
            if (!Double.isNaN(above)) {
                svg.line(RAIL, above + 9, RAIL, centre - 9, palette.line(), 2, ended);
            }
            svg.rect(LABEL - 14, svg.y(), Svg.WIDTH - Svg.MARGIN - LABEL + 14, height, palette.of(layer.tone()).soft(),
                    5);
            svg.badge(RAIL, centre, layer.tone());
            block(label, LABEL, centre, 13, 17, "600", palette.ink());
            block(detail, DETAIL, centre, 12, 16, "400", layer.tone() == Tone.MUTED ? palette.faint() : palette.ink());
            above = centre;
            ended |= layer.tone() == Tone.BAD;
            svg.down(height + 6);
        }
    }

    private void block(List<String> lines, double x, double centre, double size, double step, String weight,
            String fill) {
        double baseline = centre - (lines.size() - 1) * step / 2 + size * 0.36;
        for (String line : lines) {
            svg.text(x, baseline, size, weight, fill, "start", line);
            baseline += step;
        }
    }
}
