// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rdpworkbench.core.spi.Figure.Tone;

/** Writes SVG elements from the top down. */
final class Svg {

    static final int WIDTH = 720;
    static final int MARGIN = 20;
    /** The most rows, spans or layers that are drawn; more would be no figure any more. */
    static final int MOST_ROWS = 200;

    private static final String FONT = "font-family=\"'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\"";
    /** Width of an average character of a wide sans-serif face, as a part of the font size. */
    private static final double CHARACTER = 0.6;

    private final Palette palette;
    private final StringBuilder body = new StringBuilder();
    private double y = MARGIN;

    Svg(Palette palette) {
        this.palette = palette;
    }

    /** Where the next thing begins. */
    double y() {
        return y;
    }

    void down(double by) {
        y += by;
    }

    void title(String title) {
        for (String line : fit(title, WIDTH - 2 * MARGIN, 16, 2)) {
            y += 16;
            text(MARGIN, y, 16, "600", palette.ink(), "start", line);
            y += 6;
        }
        y += 10;
    }

    void rect(double x, double top, double width, double height, String fill, double radius) {
        element("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" fill=\"%s\"/>", x, top, width,
                height, radius, fill);
    }

    void line(double x1, double y1, double x2, double y2, String stroke, double width, boolean dashed) {
        element("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>", x1, y1,
                x2, y2, stroke, width, dashed ? " stroke-dasharray=\"3 4\"" : "");
    }

    /** A disc that says by its shape, not only by its colour, what its tone is. */
    void badge(double x, double centre, Tone tone) {
        String colour = palette.of(tone).strong();
        element("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"9\" fill=\"%s\"/>", x, centre, colour);
        String path = switch (tone) {
            case GOOD -> "M-4 0.3 L-1.2 3.2 L4.2 -3";
            case WARN -> "M0 -4.5 L0 1 M0 4 L0 4.2";
            case BAD -> "M-3.2 -3.2 L3.2 3.2 M3.2 -3.2 L-3.2 3.2";
            case PLAIN, MUTED -> "M-3 0 L3 0";
        };
        element("<path d=\"%s\" transform=\"translate(%.1f %.1f)\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\""
                + " stroke-linecap=\"round\" stroke-linejoin=\"round\"/>", path, x, centre, palette.ground());
    }

    /** @param text plain; escaped here */
    void text(double x, double baseline, double size, String weight, String fill, String anchor, String text) {
        element("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" font-weight=\"%s\" fill=\"%s\" text-anchor=\"%s\">%s"
                + "</text>", x, baseline, size, weight, fill, anchor, Xml.escape(text));
    }

    /** Small text in the middle of {@code x} that stays readable across lines. */
    void halo(double x, double baseline, double size, String fill, String text) {
        element("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"4\""
                + " stroke-linejoin=\"round\" paint-order=\"stroke\" text-anchor=\"middle\">%s</text>",
                x, baseline, size, fill, palette.ground(), Xml.escape(text));
    }

    private void element(String format, Object... values) {
        body.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** Lines that fit into a width; what does not fit into {@code most} lines ends with an ellipsis. */
    static List<String> fit(String text, double width, double size, int most) {
        int room = Math.max(4, (int) (width / (size * CHARACTER)));
        String rest = Plain.escape(text).strip();
        List<String> lines = new ArrayList<>();
        while (rest.length() > room && lines.size() < most - 1) {
            int space = rest.lastIndexOf(' ', room);
            int cut = space > 0 ? space : whole(rest, room);
            lines.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        lines.add(rest.length() > room ? rest.substring(0, whole(rest, room - 1)) + "\u2026" : rest);
        return lines;
    }

    /** Never between the halves of a surrogate pair. */
    private static int whole(String text, int cut) {
        return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
    }

    /** An estimate, on the safe side. */
    static double width(String text, double size) {
        return Plain.escape(text).length() * size * CHARACTER;
    }

    String finish(String title) {
        double height = y + MARGIN;
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%.0f\""
                + " viewBox=\"0 0 %d %.0f\" role=\"img\" %s>%n  <title>%s</title>%n", WIDTH, height, WIDTH, height,
                FONT, Xml.escape(title)).replace("\r\n", "\n")
                + "  <rect width=\"100%\" height=\"100%\" fill=\"" + palette.ground() + "\"/>\n" + body + "</svg>\n";
    }
}
