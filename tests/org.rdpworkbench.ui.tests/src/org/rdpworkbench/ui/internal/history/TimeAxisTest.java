// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments on a line of pixels. */
class TimeAxisTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:17:00Z");

    @Test
    void momentsLieInTheirOrderWithAirAtBothEnds() {
        TimeAxis axis = TimeAxis.around(List.of(AT.plusSeconds(86_400), AT, AT.plusSeconds(43_200)), 10, 700);
        assertEquals(60, axis.x(AT));
        assertEquals(360, axis.x(AT.plusSeconds(43_200)));
        assertEquals(660, axis.x(AT.plusSeconds(86_400)));
        assertEquals(10, axis.x(Instant.MIN));
        assertEquals(710, axis.x(Instant.MAX));
    }

    @Test
    void oneMomentIsInTheMiddle() {
        assertEquals(300, TimeAxis.around(List.of(AT), 0, 600).x(AT));
    }

    @Test
    void noYearIsTooFarAway() {
        TimeAxis axis = TimeAxis.around(List.of(Instant.MIN, AT, Instant.MAX), 0, 600);
        assertTrue(axis.x(AT) > 0 && axis.x(AT) < 600);
        assertFalse(axis.ticks(ZoneOffset.UTC).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3_600, 40_000, 86_400, 604_800, 5_000_000, 31_536_000, 300_000_000, 3_000_000_000L})
    void ticksAreFewAndNotTooClose(long seconds) {
        TimeAxis axis = TimeAxis.around(List.of(AT, AT.plusSeconds(seconds)), 0, 640);
        List<TimeAxis.Tick> ticks = axis.ticks(ZoneId.of("Europe/Berlin"));
        assertTrue(ticks.size() >= 1 && ticks.size() <= 8, ticks.toString());
        IntStream.range(1, ticks.size()).forEach(i ->
                assertTrue(ticks.get(i).x() - ticks.get(i - 1).x() > 40, ticks.toString()));
        assertEquals(ticks.size(), ticks.stream().map(TimeAxis.Tick::label).distinct().count(), ticks.toString());
    }

    @Test
    void ticksAreAtRoundTimes() {
        TimeAxis axis = TimeAxis.around(List.of(AT, AT.plus(Duration.ofDays(6))), 0, 800);
        assertEquals(List.of("23 Nov", "24 Nov", "25 Nov", "26 Nov", "27 Nov", "28 Nov", "29 Nov"),
                axis.ticks(ZoneOffset.UTC).stream().map(TimeAxis.Tick::label).toList());
    }

    /** As beside the hosts, where a week would leave one. */
    @Test
    void aFewDaysInLittleRoomHaveSeveralTicks() {
        TimeAxis axis = TimeAxis.around(List.of(AT, AT.plus(Duration.ofDays(6))), 0, 420);
        assertEquals(List.of("24 Nov", "26 Nov", "28 Nov"),
                axis.ticks(ZoneOffset.UTC).stream().map(TimeAxis.Tick::label).toList());
    }
}
