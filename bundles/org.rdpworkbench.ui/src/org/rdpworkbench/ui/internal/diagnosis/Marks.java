// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.ui.internal.Shades;

/** Draws the discs and diamonds that stand for an outcome. Their shape alone tells which it is. */
public final class Marks {

    private Marks() {}

    static Tone tone(Rung.State state) {
        return switch (state) {
            case PASSED -> Tone.GOOD;
            case REMARKABLE -> Tone.WARN;
            case BROKEN -> Tone.BAD;
        };
    }

    /** @param verdict empty while nothing is known */
    public static Tone tone(Optional<Verdict> verdict) {
        return verdict.map(v -> switch (v) {
            case PASS -> Tone.GOOD;
            case WARN -> Tone.WARN;
            case FAIL -> Tone.BAD;
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> Tone.MUTED;
        }).orElse(Tone.PLAIN);
    }

    static Color color(Palette palette, Tone tone) {
        return Shades.color(switch (tone) {
            case PLAIN -> palette.plain().strong();
            case GOOD -> palette.good().strong();
            case WARN -> palette.warn().strong();
            case BAD -> palette.bad().strong();
            case MUTED -> palette.muted().strong();
        });
    }

    /** A disc around a centre. */
    public static void draw(GC gc, Palette palette, Tone tone, int x, int y, int radius) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(color(palette, tone));
        gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        sign(gc, palette, tone, x, y, radius);
    }

    /** The same sign on a diamond, for what was done and not seen. */
    public static void diamond(GC gc, Palette palette, Tone tone, int x, int y, int radius) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(color(palette, tone));
        gc.fillPolygon(corners(x, y, radius));
        sign(gc, palette, tone, x, y, radius);
    }

    /** A diamond without a sign: what was done was taken back. */
    public static void hollow(GC gc, Palette palette, int x, int y, int radius) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(color(palette, Tone.MUTED));
        gc.setLineWidth(2);
        gc.drawPolygon(corners(x, y, radius - 1));
    }

    /** A full diamond without a sign: it was done, and nobody has tested what came of it. */
    public static void bare(GC gc, Palette palette, int x, int y, int radius) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(color(palette, Tone.PLAIN));
        gc.fillPolygon(corners(x, y, radius));
    }

    private static int[] corners(int x, int y, int radius) {
        int reach = radius + 1;
        return new int[] {x, y - reach, x + reach, y, x, y + reach, x - reach, y};
    }

    private static void sign(GC gc, Palette palette, Tone tone, int x, int y, int radius) {
        gc.setForeground(Shades.color(palette.ground()));
        gc.setLineWidth(Math.max(2, radius / 5));
        gc.setLineCap(SWT.CAP_ROUND);
        gc.setLineJoin(SWT.JOIN_ROUND);
        int arm = Math.round(radius * 0.42f);
        switch (tone) {
            case GOOD -> gc.drawPolyline(
                    new int[] {x - arm, y, x - arm / 4, y + arm * 3 / 4, x + arm, y - arm * 3 / 4});
            case WARN -> {
                gc.drawLine(x, y - arm - 1, x, y + arm / 4);
                gc.drawLine(x, y + arm, x, y + arm);
            }
            case BAD -> {
                gc.drawLine(x - arm, y - arm, x + arm, y + arm);
                gc.drawLine(x + arm, y - arm, x - arm, y + arm);
            }
            case PLAIN -> dots(gc, x, y, arm);
            case MUTED -> question(gc, x, y, arm);
        }
    }

    /** A question mark, as in the icon of the same meaning. */
    private static void question(GC gc, int x, int y, int arm) {
        int wide = Math.max(2, arm * 3 / 4);
        gc.drawArc(x - wide, y - arm - 1, 2 * wide, 2 * wide, -90, 270);
        gc.drawLine(x, y - arm - 1 + 2 * wide, x, y + arm / 3);
        gc.drawLine(x, y + arm, x, y + arm);
    }

    /** An ellipsis: still going on. */
    private static void dots(GC gc, int x, int y, int arm) {
        for (int at = x - arm; at <= x + arm; at += Math.max(1, arm)) {
            gc.drawLine(at, y, at, y);
        }
    }
}
