// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Shares of one whole in whole percents, as people read and add them: never more than a hundred in all. */
final class Percents {

    private static final int ALL = 100;
    private static final double EQUAL = 1e-9;

    private Percents() {}

    /** In the words of a report. */
    static List<String> of(List<Double> shares) {
        double[] exact = shares.stream().mapToDouble(share -> share * ALL).toArray();
        long[] whole = whole(exact);
        return IntStream.range(0, whole.length)
                .mapToObj(i -> whole[i] == 0 && exact[i] > 0 ? "<1 %" : whole[i] + " %").toList();
    }

    /**
     * Rounds each to the nearest. Where that is too much in all, those that gain most by it are rounded down instead,
     * equal ones together, since a difference between them would mean something.
     */
    private static long[] whole(double[] exact) {
        long[] whole = IntStream.range(0, exact.length).mapToLong(i -> Math.round(exact[i])).toArray();
        while (LongStream.of(whole).sum() > ALL) {
            double most = IntStream.range(0, whole.length).mapToDouble(i -> whole[i] - exact[i]).max().orElse(0);
            if (most <= 0) {
                break; // no shares of one whole
            }
            IntStream.range(0, whole.length).filter(i -> whole[i] - exact[i] > most - EQUAL).forEach(i -> whole[i]--);
        }
        return whole;
    }
}
