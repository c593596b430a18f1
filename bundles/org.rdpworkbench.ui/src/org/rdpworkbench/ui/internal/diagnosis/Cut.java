// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.swt.graphics.GC;

/** Shortens text to the room there is. */
final class Cut {

    private static final String MORE = "\u2026";

    private Cut() {}

    /** The text, or as much of its beginning as fits into {@code width} pixels with an ellipsis behind it. */
    static String to(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int fits = 0;
        int most = text.length();
        while (fits < most) {
            int middle = (fits + most + 1) / 2;
            if (gc.textExtent(text.substring(0, middle) + MORE).x <= width) {
                fits = middle;
            } else {
                most = middle - 1;
            }
        }
        boolean half = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1));
        return text.substring(0, half ? fits - 1 : fits) + MORE;
    }
}
