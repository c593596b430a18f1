// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Timeline;

/** Bars below each other on one axis of time, and lines across them for single moments. */
final class TimelineDrawing {

    private static final double LEFT = 200;
    private static final double RIGHT = Svg.WIDTH - Svg.MARGIN - 36;
    private static final double ROW = 46;
    private static final double LANE = 18;
    private static final int TICKS = 5;
    private static final int MOST_MARKS = 20;

    private final Svg svg;
    private final Palette palette;
    private double first;
    private double last;

    TimelineDrawing(Svg svg, Palette palette) {
        this.svg = svg;
        this.palette = palette;
    }

    void draw(Timeline timeline) {
        List<Span> spans = timeline.spans().stream().limit(Svg.MOST_ROWS).toList();
        List<Mark> marks = timeline.marks().stream().limit(MOST_MARKS).sorted(Comparator.comparing(Mark::at)).toList();
        if (spans.isEmpty() && marks.isEmpty()) {
            return;
        }
        scale(spans, marks);
        List<Flag> flags = flags(marks);
        svg.down(flags.stream().mapToInt(Flag::lane).max().orElse(-1) * LANE + LANE + 4);
        double top = svg.y();
        double bottom = top + spans.size() * ROW;
        axis(top, bottom);
        for (int i = 0; i < spans.size(); i++) {
            bar(spans.get(i), top + i * ROW);
        }
        flags.forEach(flag -> flag(flag, top, bottom));
        for (int i = 0; i < spans.size(); i++) {
            dates(spans.get(i), top + i * ROW);
        }
        svg.down(bottom - top + 24);
    }

    private void scale(List<Span> spans, List<Mark> marks) {
        double[] times = Stream.concat(spans.stream().flatMap(s -> Stream.of(s.from(), s.to())),
                marks.stream().map(Mark::at)).mapToDouble(TimelineDrawing::seconds).sorted().toArray();
        double range = Math.max(times[times.length - 1] - times[0], 0.001);
        first = times[0] - range * 0.03;
        last = times[times.length - 1] + range * 0.03;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private double x(Instant at) {
        return LEFT + (seconds(at) - first) / (last - first) * (RIGHT - LEFT);
    }

    /** A mark with its label beside the top of its line; lane 0 is the lowest. */
    private record Flag(Mark mark, String label, double x, boolean rightwards, int lane) {
        double from() {
            return rightwards ? x : x - 10 - Svg.width(label, 12);
        }

        double to() {
            return rightwards ? x + 10 + Svg.width(label, 12) : x;
        }
    }

    /** All labels on one side of their lines and the outer lines longer, so that no line crosses a label. */
    private List<Flag> flags(List<Mark> marks) {
        boolean rightwards = marks.stream().allMatch(m -> x(m.at()) + 10 + Svg.width(label(m), 12) < Svg.WIDTH);
        List<Flag> flags = new ArrayList<>();
        for (Mark mark : rightwards ? marks.reversed() : marks) {
            int lane = 0;
            Flag flag = new Flag(mark, label(mark), x(mark.at()), rightwards, lane);
            while (overlaps(flag, flags)) {
                lane++;
                flag = new Flag(mark, label(mark), x(mark.at()), rightwards, lane);
            }
            flags.add(flag);
        }
        return flags;
    }

    private static boolean overlaps(Flag flag, List<Flag> others) {
        return others.stream().anyMatch(other -> other.lane() == flag.lane() && other.from() < flag.to()
                && flag.from() < other.to());
    }

    private static String label(Mark mark) {
        return Svg.fit(mark.label(), 170, 12, 1).getFirst();
    }

    private void flag(Flag flag, double top, double bottom) {
        String colour = palette.of(flag.mark().tone()).strong();
        double head = top - 4 - (flag.lane() + 1) * LANE;
        svg.line(flag.x(), head, flag.x(), bottom, colour, 2, false);
        svg.text(flag.x() + (flag.rightwards() ? 6 : -6), head + 11, 12, "600", colour,
                flag.rightwards() ? "start" : "end", flag.label());
    }

    private void axis(double top, double bottom) {
        for (int i = 0; i < TICKS; i++) {
            double x = LEFT + (RIGHT - LEFT) * i / (TICKS - 1);
            svg.line(x, top, x, bottom, palette.line(), 1, true);
            String tick = words(first + (last - first) * i / (TICKS - 1));
            svg.text(x, bottom + 18, 11, "400", palette.faint(), "middle", tick);
        }
        svg.line(LEFT, bottom, RIGHT, bottom, palette.line(), 1, false);
    }

    private void bar(Span span, double top) {
        List<String> label = Svg.fit(span.label(), LEFT - Svg.MARGIN - 14, 13, 2);
        for (int i = 0; i < label.size(); i++) {
            svg.text(Svg.MARGIN, top + (label.size() == 1 ? 20 : 13) + i * 16, 13, "400", palette.ink(), "start",
                    label.get(i));
        }
        double width = Math.max(3, x(span.to()) - x(span.from()));
        svg.rect(x(span.from()), top + 6, width, 16, palette.of(span.tone()).strong(), 3);
    }

    private void dates(Span span, double top) {
        String dates = words(seconds(span.from())) + " \u2013 " + words(seconds(span.to()));
        double half = Svg.width(dates, 11) / 2;
        double centre = Math.clamp((x(span.from()) + x(span.to())) / 2, LEFT + half, RIGHT - half);
        svg.halo(centre, top + 36, 11, palette.faint(), dates);
    }

    /** A moment, as exact as the range asks for. */
    private String words(double second) {
        double range = last - first;
        String pattern = range > 4 * 86_400 ? Moments.DAY : range > 600 ? "MM-dd HH:mm" : "HH:mm:ss.SSS";
        // Half a millisecond more, since the pattern cuts.
        return Moments.words(pattern, second + 0.0005);
    }
}
