// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.SvgFigure;

/** A figure as it can be put on the screen, or the reason why there is none. */
sealed interface FigureDrawing {

    /** @param problem a sentence; empty when there is just nothing to show */
    record Nothing(String problem) implements FigureDrawing {}

    /** @param image belongs to whoever asked for the drawing */
    record Picture(String title, Image image) implements FigureDrawing {}

    /**
     * Makes the pixels, which takes time. Not on the UI thread, which would be kept by the image, too.
     *
     * @param zoom of the monitor, in percent
     */
    static FigureDrawing of(Illustration illustration, Palette palette, Device device, int zoom) {
        return switch (illustration) {
            case Illustration.None none -> new Nothing("");
            case Illustration.Failed failed -> new Nothing(failed.sentence());
            case Illustration.Drawn drawn -> picture(drawn.figure(), palette, device, zoom);
        };
    }

    private static FigureDrawing picture(Figure figure, Palette palette, Device device, int zoom) {
        try {
            // The library that makes the pixels does not know the name sans-serif, and takes one with serifs for it.
            String svg = SvgFigure.draw(figure, palette)
                    .replaceFirst("font-family=\"[^\"]*\"", "font-family=\"SansSerif\"");
            ImageData plain = pixels(svg, 100);
            ImageData hidpi = pixels(svg, zoom);
            return new Picture(Plain.escape(figure.title()), new Image(device,
                    (int asked) -> asked == zoom ? hidpi : asked == 100 ? plain : null));
        } catch (RuntimeException | LinkageError e) {
            // A plugin may have left anything in it.
            ILog.of(FigureDrawing.class).warn("A figure cannot be drawn.", e);
            return new Nothing("There is a figure, but it cannot be drawn; the error log has more.");
        }
    }

    /** The SVG at a zoom in percent: only the size in its first element changes, its view box stays. */
    private static ImageData pixels(String svg, int zoom) throws SWTException {
        int end = svg.indexOf('>');
        String head = svg.substring(0, end);
        int height = Integer.parseInt(head.replaceFirst("(?s).* height=\"(\\d+)\".*", "$1"));
        String sized = head.replaceFirst(" width=\"\\d+\"", " width=\"" + SvgFigure.WIDTH * zoom / 100 + "\"")
                .replaceFirst(" height=\"\\d+\"", " height=\"" + height * zoom / 100 + "\"");
        return new ImageData(new ByteArrayInputStream((sized + svg.substring(end)).getBytes(StandardCharsets.UTF_8)));
    }
}
