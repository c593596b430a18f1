// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Obstacle;

/** A host's clock out of bytes, as a Windows host would send them; [MS-SRVS] 2.2.4.105. */
class TimeOfDayTest {

    private static final Instant HERE = Instant.parse("2026-11-27T12:00:00Z");

    private static ClockReading read(int msecs, int hunds, int error) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(13 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) HERE.getEpochSecond()).putInt(msecs).putInt(12).putInt(0).putInt(0).putInt(hunds)
                .putInt(-60).putInt(310).putInt(27).putInt(11).putInt(2026).putInt(5).putInt(error);
        return TimeOfDay.read(new NdrInput("NetrRemoteTOD", bytes.array()), HERE, HERE);
    }

    @Test
    void theClockAndSinceWhenTheHostIsUp() throws Exception {
        ClockReading clock = read(90_000, 50, 0);
        assertEquals(HERE.plusMillis(500), clock.host());
        assertEquals(-60, clock.west());
        assertEquals(Optional.of(HERE.plusMillis(500).minusSeconds(90)), clock.startedAtTheLatest());
    }

    @Test
    void theMillisecondsHaveNoSign() throws Exception {
        assertEquals(Optional.of(Duration.ofMillis(0xFFFF_FFFFL)), read(-1, 0, 0).uptime());
    }

    @Test
    void zeroIsWhatAHostSaysThatDoesNotCount() throws Exception {
        assertEquals(Optional.empty(), read(0, 0, 0).startedAtTheLatest());
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertEquals(Obstacle.MALFORMED, assertThrows(Unanswered.class, () -> read(1, 100, 0)).obstacle());
        assertEquals(Obstacle.NO_ACCESS, assertThrows(Unanswered.class, () -> read(1, 0, 5)).obstacle());
    }
}
