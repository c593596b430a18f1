// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

/** How much may still be made of one record: a template within a value can make any number of anything. */
final class Budget {

    /** Elements, attributes, values and what else has a token. */
    private long parts = 20_000;
    private int characters = 1_000_000;

    /** @param octets where they are, for the message where they are too many */
    void parts(Octets octets, long count) throws MalformedLogException {
        parts -= count;
        if (parts < 0) {
            throw octets.failure("has too many parts");
        }
    }

    void text(Octets octets, int length) throws MalformedLogException {
        characters -= length;
        if (characters < 0) {
            throw octets.failure("has too much text");
        }
    }
}
