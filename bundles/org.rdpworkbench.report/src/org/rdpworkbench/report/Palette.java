// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import org.rdpworkbench.core.spi.Figure.Tone;

/**
 * Colours of a figure, as SVG writes them. Every ink has a contrast of at least 4.5 to 1 on its ground.
 *
 * @param ground behind everything
 * @param line of axes and frames
 */
public record Palette(String ground, String ink, String faint, String line, Pair plain, Pair good, Pair warn, Pair bad,
        Pair muted) {

    /**
     * The colours of one tone.
     *
     * @param strong for marks and text
     * @param soft for areas behind text
     */
    public record Pair(String strong, String soft) {}

    /** For white paper and light windows. */
    public static final Palette LIGHT = new Palette("#ffffff", "#1f2328", "#59636e", "#d1d9e0",
            new Pair("#0969da", "#ddf4ff"), new Pair("#1a7f37", "#dafbe1"), new Pair("#8a5d00", "#fff4c2"),
            new Pair("#c21f2c", "#ffe9e7"), new Pair("#59636e", "#f2f4f6"));

    /** For dark windows. */
    public static final Palette DARK = new Palette("#0d1117", "#e6edf3", "#9198a1", "#3d444d",
            new Pair("#4c9bff", "#14233a"), new Pair("#3fb950", "#12291b"), new Pair("#d9a62b", "#2e2611"),
            new Pair("#ff6a63", "#341a1d"), new Pair("#9198a1", "#1a2029"));

    Pair of(Tone tone) {
        return switch (tone) {
            case PLAIN -> plain;
            case GOOD -> good;
            case WARN -> warn;
            case BAD -> bad;
            case MUTED -> muted;
        };
    }
}
