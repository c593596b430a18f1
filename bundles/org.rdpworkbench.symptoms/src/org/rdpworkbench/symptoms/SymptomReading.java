// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.List;

/**
 * One way to read what a person typed or pasted.
 *
 * @param normalised for example {@code 0x904/0x7} or {@code event 36870}
 * @param how in words, for example {@code 516 in decimal, 0x204}
 * @param numbers in the order in which they were given
 */
public record SymptomReading(String normalised, String how, List<Numeral> numbers) {

    /** Where a number stood, which decides the catalogues that are asked about it. */
    public enum Place {
        /** The only number there is: it may be anything. */
        ALONE,
        /** Written with 0x, and the only number: anything but what is always written in decimal. */
        ALONE_HEX,
        /** The first code of a dialog. */
        FIRST,
        /** The second, "extended" code of a dialog. */
        EXTENDED,
        /** 0x80000000 and up: an HRESULT or NTSTATUS, wherever it stands. */
        STATUS,
        /** The id of an event. */
        EVENT
    }

    /** @param value unsigned, 32 bits */
    public record Numeral(long value, Place place) {

        /** {@code 0x904}, or {@code event 36870}. */
        public String text() {
            return place == Place.EVENT ? "event " + value : SymptomText.hex(value);
        }
    }
}
