// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms.internal;

/** {@code 0x904}, {@code 2308} or {@code 4096..32767}, both ends included. */
record NumberRange(long first, long last) {

    static NumberRange of(String text) {
        // No regular expression: this runs once a line of every catalogue, before decode can answer.
        int dots = text.indexOf("..");
        long first = Long.decode(dots < 0 ? text : text.substring(0, dots));
        return new NumberRange(first, dots < 0 ? first : Long.decode(text.substring(dots + 2)));
    }

    boolean holds(long number) {
        return first <= number && number <= last;
    }
}
