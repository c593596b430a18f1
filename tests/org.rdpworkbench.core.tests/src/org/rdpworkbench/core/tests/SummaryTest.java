// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Stage;

/** What the sentence of a diagnosis makes of a symptom that proves more than was seen from here. */
final class SummaryTest {

    private static final String BREAKS = "The connection breaks at TLS: cut off; no installed plugin names a cause";

    private static String summary(Optional<Stage> passed, Seen seen) {
        return Engine.with(List.of(TestProbe.seeing(Seen.TYPE))).judge(Engine.record(Engine.observed(Seen.TYPE, seen)),
                Optional.of(new Symptom("0x904", Set.of(), Set.of(), passed))).summary();
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"TLS", "AUTHENTICATION"})
    void aClientThatGotFurtherIsNamed(Stage passed) {
        assertEquals(BREAKS + "; the client that showed the symptom got further than this machine, so the two looks "
                + "differ: another route, firewall, name or time.", summary(Optional.of(passed), new Seen("cut off")));
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"LISTENER", "NEGOTIATION"})
    void aClientThatGotNoFurtherIsNoContradiction(Stage passed) {
        assertEquals(BREAKS + ".", summary(Optional.of(passed), new Seen("cut off")));
    }

    @Test
    void aSymptomThatProvesNothingContradictsNothing() {
        assertEquals(BREAKS + ".", summary(Optional.empty(), new Seen("cut off")));
        assertEquals("The connection gets as far as TLS (done); the failure that was reported does not show from here.",
                summary(Optional.of(Stage.AUTHENTICATION), Seen.FINE));
    }
}
