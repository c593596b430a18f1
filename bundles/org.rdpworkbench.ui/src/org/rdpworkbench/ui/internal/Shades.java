// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.rdpworkbench.report.Palette;

/** Colours for what we draw ourselves: chosen by the brightness of what lies behind, whatever the theme is called. */
public final class Shades {

    /** Of the Web Content Accessibility Guidelines 2.2, success criterion 1.4.6: what is called enhanced there. */
    private static final double HIGH = 7;

    private Shades() {}

    /** The palette for a drawing on that control, with the control's own background as its ground. */
    public static Palette of(Control control) {
        return of(control.getBackground().getRGB(), control.getForeground().getRGB(),
                control.getDisplay().getHighContrast());
    }

    /**
     * Where a person has asked the system for high contrast, its two colours are all there are; unless a theme was
     * chosen here as well, whose colours have less.
     */
    static Palette of(RGB ground, RGB ink, boolean highContrast) {
        if (highContrast && contrast(ground, ink) >= HIGH) {
            Palette.Pair pair = new Palette.Pair(hex(ink), hex(ground));
            return new Palette(hex(ground), hex(ink), hex(ink), hex(ink), pair, pair, pair, pair, pair);
        }
        Palette like = brightness(ground) < 0.5 ? Palette.DARK : Palette.LIGHT;
        return new Palette(hex(ground), like.ink(), like.faint(), like.line(), like.plain(), like.good(), like.warn(),
                like.bad(), like.muted());
    }

    /** Themes give a button that cannot be pressed the colour of one that can. */
    public static void enable(Button button, boolean can) {
        button.setEnabled(can);
        colour(button);
        if (!button.isVisible()) {
            // The theme comes to what is new before the next events, and gives it its own colours.
            button.getDisplay().asyncExec(() -> {
                if (!button.isDisposed()) {
                    colour(button);
                }
            });
        }
    }

    private static void colour(Button button) {
        button.setForeground(button.getEnabled() ? null : color(of(button.getParent()).muted().strong()));
    }

    /** The colour that {@code #rrggbb} names. Colours hold no resources of the system and need not be disposed. */
    public static Color color(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static String hex(RGB rgb) {
        return String.format("#%02x%02x%02x", rgb.red, rgb.green, rgb.blue);
    }

    private static double contrast(RGB one, RGB other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** Relative luminance, as those guidelines define it. */
    private static double luminance(RGB rgb) {
        return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** From 0, black, to 1, white, as the eye weighs the parts. */
    private static double brightness(RGB rgb) {
        return (0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue) / 255;
    }
}
