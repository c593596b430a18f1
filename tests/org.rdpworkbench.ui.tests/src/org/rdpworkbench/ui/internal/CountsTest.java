// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Numbers as a person reads them. */
class CountsTest {

    @Test
    void countsAreTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : new Locale[] {Locale.US, Locale.GERMANY, Locale.of("ar", "EG")}) {
                Locale.setDefault(locale);
                assertEquals("10,009 hosts", Counts.hosts(10_009));
                assertEquals("1 host", Counts.hosts(1));
                assertEquals("0 hosts", Counts.hosts(0));
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
