// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.graphics.GC;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.ui.internal.Shades;

/**
 * The history of a host laid out on an axis of time.
 *
 * @param bars the certificates that are drawn
 */
record HistoryScene(HostHistory history, List<HostHistory.Validity> bars, TimeAxis axis) {

    /** Bars of more certificates than these are in the table only. */
    private static final int MOST_BARS = 2;
    private static final int NEAR = HistoryPainter.SIGN + 3;

    /**
     * @param history not empty
     * @param whole the whole validity of the certificates is on the axis, and not only what the rest needs
     * @param width of all in pixels
     */
    static HistoryScene of(HostHistory history, boolean whole, int width) {
        List<HostHistory.Validity> bars = bars(history);
        List<Instant> moments = new ArrayList<>();
        history.diagnoses().forEach(entry -> moments.add(entry.at()));
        history.repairs().forEach(repair -> moments.add(repair.at()));
        if (whole) {
            bars.forEach(bar -> moments.addAll(List.of(bar.from(), bar.to())));
        }
        return new HistoryScene(history, bars,
                TimeAxis.around(moments, HistoryPainter.EDGE, width - 2 * HistoryPainter.EDGE));
    }

    private static List<HostHistory.Validity> bars(HostHistory history) {
        List<HostHistory.Validity> all = history.certificates();
        return all.subList(Math.max(0, all.size() - MOST_BARS), all.size());
    }

    /** What it needs. */
    static int height(Optional<HostHistory> history, int lineHeight) {
        return HistoryPainter.height(history.map(one -> rowsOfRepairs(one) + bars(one).size()).orElse(0), lineHeight);
    }

    private static int rowsOfRepairs(HostHistory history) {
        return history.repairs().isEmpty() ? 0 : 1;
    }

    /** @param chosen where the person is, whose keys go there when this has the focus */
    void paint(GC gc, Palette palette, Optional<History.Entry> chosen, boolean focus) {
        gc.setBackground(Shades.color(palette.ground()));
        gc.fillRectangle(gc.getClipping());
        HistoryPainter painter = new HistoryPainter(gc, palette, axis);
        painter.axis(ZoneId.systemDefault(), history.repairs());
        history.repairs().reversed().forEach(painter::repair);
        painter.certificates(bars, rowsOfRepairs(history));
        history.diagnoses().reversed().forEach(painter::diagnosis);
        chosen.ifPresent(entry -> painter.chosen(entry, focus));
    }

    /** The nearest diagnosis to a point. */
    Optional<History.Entry> diagnosis(int x, int y) {
        return near(history.diagnoses(), History.Entry::at, x, y - HistoryPainter.CENTRE);
    }

    /** The nearest repair to a point. */
    Optional<Repair> repair(int x, int y, int lineHeight) {
        return near(history.repairs(), Repair::at, x, y - HistoryPainter.repairs(lineHeight));
    }

    private <T> Optional<T> near(List<T> all, Function<T, Instant> time, int x, int away) {
        if (Math.abs(away) > NEAR) {
            return Optional.empty();
        }
        return all.stream().filter(one -> distance(time.apply(one), x) <= NEAR)
                .min(Comparator.comparingInt(one -> distance(time.apply(one), x)));
    }

    private int distance(Instant at, int x) {
        return Math.abs(axis.x(at) - x);
    }
}
