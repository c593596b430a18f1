// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** How much an indication weighs, in the words of the field; the ranking turns it into log-odds. */
public enum Strength {
    /** Hardly more than noise. */
    WEAK(0.4),
    /** {@code +} or {@code -}. */
    MODERATE(1.0),
    /** {@code ++} or {@code --}. */
    STRONG(2.0),
    /** {@code D} when it speaks for a cause, {@code X} (ruled out) when it speaks against. */
    DECISIVE(5.0);

    private final double weight;

    Strength(double weight) {
        this.weight = weight;
    }

    /** Natural log-odds; to be recalibrated on recorded cases. */
    public double weight() {
        return weight;
    }
}
