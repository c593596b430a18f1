// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.certificate.EndColumn;
import org.rdpworkbench.testkit.Cases;

final class EndColumnTest {

    @Test
    void theDayOnWhichTheCertificateExpires() {
        Duration days = Duration.ofDays(30);
        assertEquals(Optional.of(Cases.BEGAN.plus(days).atOffset(ZoneOffset.UTC).toLocalDate().toString()),
                new EndColumn().value(Seen.valid(days, days).record()));
    }

    @Test
    void nothingWithoutACertificate() {
        assertEquals(Optional.empty(), new EndColumn().value(Cases.of().record()));
    }
}
