// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ConnectOutcome;

class ConnectOutcomeTest {

    /** Only this tells a filter, a neighbour that is not there and a missing route of this machine apart. */
    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 2, No route to host, true, false",
        "UNREACHABLE, 999.9, NO ROUTE TO HOST: connect, true, false",
        "UNREACHABLE, 1000, No route to host, false, true",
        "UNREACHABLE, 3060, No route to host: connect, false, true",
        "UNREACHABLE, 2, Network is unreachable, false, false",
        "UNREACHABLE, 3060, Network is unreachable, false, false",
        "FAILED, 2, No route to host, false, false",
        "TIMED_OUT, 3060, No route to host, false, false"})
    void whoSaysThatTheHostIsNotToBeReached(ConnectOutcome outcome, double millis, String detail, boolean filter,
            boolean searched) {
        assertEquals(filter, outcome.saidByAFilter(millis, detail));
        assertEquals(searched, outcome.saidAfterASearch(millis, detail));
    }
}
