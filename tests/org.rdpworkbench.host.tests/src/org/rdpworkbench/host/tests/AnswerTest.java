// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Obstacle;

/** Answers: a value, or why there is none. */
class AnswerTest {

    @Test
    void aReasonStaysWhatItIs() {
        Answer<String> none = Answer.none(Obstacle.TIMED_OUT, "BaseRegOpenKey", "more than 10 ms");
        assertEquals(Answer.none(Obstacle.TIMED_OUT, "BaseRegOpenKey", "more than 10 ms"), none.map(String::length));
        assertEquals(Optional.empty(), none.value());
        assertEquals("The host did not answer in time. (BaseRegOpenKey: more than 10 ms)",
                ((Answer.None<String>) none).detail());
    }

    @Test
    void aValueIsWorkedOn() {
        assertEquals(Optional.of(3), Answer.of("abc").map(String::length).value());
    }

    @ParameterizedTest
    @EnumSource
    void everyObstacleHasASentence(Obstacle obstacle) {
        assertTrue(obstacle.sentence().matches("The .+\\."), obstacle::sentence);
    }
}
