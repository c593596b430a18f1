// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * A stretch of time on so many pixels.
 *
 * @param left where it begins
 */
record TimeAxis(Instant from, Instant to, int left, int width) {

    private static final Duration LEAST = Duration.ofHours(1);
    /** A certificate or a case may name any year. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int BETWEEN_TICKS = 90;

    /** A mark below the axis. */
    record Tick(int x, String label) {}

    /** A distance between ticks, and how their times are written. */
    private record Step(ChronoUnit unit, int count, String pattern) {

        DateTimeFormatter format() {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        }
    }

    private static final List<Step> STEPS = List.of(new Step(ChronoUnit.MINUTES, 15, "HH:mm"),
            new Step(ChronoUnit.HOURS, 1, "HH:mm"), new Step(ChronoUnit.HOURS, 6, "d MMM HH:mm"),
            new Step(ChronoUnit.DAYS, 1, "d MMM"), new Step(ChronoUnit.DAYS, 2, "d MMM"),
            new Step(ChronoUnit.DAYS, 7, "d MMM"), new Step(ChronoUnit.MONTHS, 1, "MMM uuuu"),
            new Step(ChronoUnit.MONTHS, 3, "MMM uuuu"), new Step(ChronoUnit.YEARS, 1, "uuuu"),
            new Step(ChronoUnit.YEARS, 5, "uuuu"), new Step(ChronoUnit.YEARS, 50, "uuuu"));

    /**
     * Around those moments, with a little air.
     *
     * @param moments at least one
     */
    static TimeAxis around(List<Instant> moments, int left, int width) {
        Instant first = sane(moments.stream().min(Instant::compareTo).orElseThrow());
        Instant last = sane(moments.stream().max(Instant::compareTo).orElseThrow());
        long seconds = Math.max(LEAST.toSeconds(), Duration.between(first, last).toSeconds());
        long air = seconds / 12;
        Instant middle = first.plusSeconds(Duration.between(first, last).toSeconds() / 2);
        return new TimeAxis(middle.minusSeconds(seconds / 2 + air), middle.plusSeconds(seconds / 2 + air), left,
                Math.max(1, width));
    }

    private static Instant sane(Instant at) {
        return Stream.of(at, EARLIEST).max(Instant::compareTo).filter(LATEST::isAfter).orElse(LATEST);
    }

    /** Where a moment lies; at an end when it is beyond that. */
    int x(Instant at) {
        double part = (sane(at).getEpochSecond() - from.getEpochSecond())
                / (double) Math.max(1, to.getEpochSecond() - from.getEpochSecond());
        return left + (int) Math.round(Math.clamp(part, 0, 1) * width);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /** At round times by the clock on the wall, and not too close. */
    List<Tick> ticks(ZoneId zone) {
        long most = Math.max(1, width / BETWEEN_TICKS);
        long seconds = Duration.between(from, to).toSeconds();
        Step step = STEPS.stream().filter(one -> seconds / (one.unit().getDuration().toSeconds() * one.count()) < most)
                .findFirst().orElse(STEPS.getLast());
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime at = floor(from.atZone(zone), step);
        while (!at.toInstant().isAfter(to) && ticks.size() <= most + 1) {
            if (contains(at.toInstant())) {
                ticks.add(new Tick(x(at.toInstant()), step.format().format(at)));
            }
            at = at.plus(step.count(), step.unit());
        }
        return ticks;
    }

    private static ZonedDateTime floor(ZonedDateTime at, Step step) {
        return switch (step.unit()) {
            case YEARS -> LocalDate.of(at.getYear() - at.getYear() % step.count(), 1, 1).atStartOfDay(at.getZone());
            case MONTHS -> LocalDate.of(at.getYear(), (at.getMonthValue() - 1) / step.count() * step.count() + 1, 1)
                    .atStartOfDay(at.getZone());
            case DAYS -> at.truncatedTo(ChronoUnit.DAYS);
            case HOURS -> at.truncatedTo(ChronoUnit.DAYS);
            default -> at.truncatedTo(ChronoUnit.HOURS);
        };
    }
}
