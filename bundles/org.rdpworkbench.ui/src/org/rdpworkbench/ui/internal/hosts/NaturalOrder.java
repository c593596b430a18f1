// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Comparator;

/** The order of names as people number them: Rack 2 before Rack 10, and large letters beside small ones. */
final class NaturalOrder {

    static final Comparator<String> OF_NAMES = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (digit(one, i) && digit(other, j)) {
                int from = firstOfNumber(one, i);
                int otherFrom = firstOfNumber(other, j);
                i = endOfNumber(one, from);
                j = endOfNumber(other, otherFrom);
                int order = i - from != j - otherFrom ? Integer.compare(i - from, j - otherFrom)
                        : one.substring(from, i).compareTo(other.substring(otherFrom, j));
                if (order != 0) {
                    return order;
                }
            } else {
                int order = Character.compare(folded(one.charAt(i++)), folded(other.charAt(j++)));
                if (order != 0) {
                    return order;
                }
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Behind leading zeros, which add nothing. */
    private static int firstOfNumber(String text, int at) {
        int first = at;
        while (first + 1 < text.length() && text.charAt(first) == '0' && digit(text, first + 1)) {
            first++;
        }
        return first;
    }

    private static int endOfNumber(String text, int at) {
        int end = at;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        return end;
    }

    private static char folded(char letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }
}
