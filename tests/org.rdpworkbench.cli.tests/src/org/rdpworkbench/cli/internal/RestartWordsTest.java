// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Target;

/** What is said while a host is waited for: at once, and then once a minute. */
class RestartWordsTest {

    private static final Target HOST = Target.of("srv1", 3389);
    private static final Target OTHER = Target.of("srv2", 3389);
    private static final Instant UNTIL = Instant.parse("2026-11-28T10:20:00Z");

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final RestartWords words = new RestartWords(() -> now);

    @Test
    void itIsSaidOnceAndThenOnceAMinute() {
        String first = words.waiting(HOST, UNTIL).orElseThrow();
        assertTrue(first.matches("the host was asked to restart, and is waited for until \\d\\d:20:00; Ctrl-C ends the "
                + "waiting and not the restart"), first);
        now = now.plusSeconds(59);
        assertEquals(Optional.empty(), words.waiting(HOST, UNTIL));
        now = now.plusSeconds(1);
        String second = words.waiting(HOST, UNTIL).orElseThrow();
        assertTrue(second.matches("waiting for the host since \\d\\d:00:00, now \\d\\d:01:00, until \\d\\d:20:00"),
                second);
        assertEquals(Optional.empty(), words.waiting(HOST, UNTIL));
        now = now.plusSeconds(90);
        assertTrue(words.waiting(HOST, UNTIL).orElseThrow().contains("since"));
    }

    @Test
    void eachHostIsSaidByItself() {
        assertTrue(words.waiting(HOST, UNTIL).orElseThrow().startsWith("the host was asked"));
        assertTrue(words.waiting(OTHER, UNTIL).orElseThrow().startsWith("the host was asked"));
        assertEquals(Optional.empty(), words.waiting(OTHER, UNTIL));
    }
}
