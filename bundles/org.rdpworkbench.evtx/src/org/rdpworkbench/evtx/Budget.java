// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

/**
 * How much may still be made of a record, and of all records of its chunk: a template within a value can make any
 * number of anything, and a chunk can hold a thousand records that use the same template.
 */
final class Budget {

    /** Null for that of a chunk, which is taken from through its records only. */
    private final Budget whole;
    /** Elements, attributes, values and what else has a token. */
    private long parts;
    private long characters;

    private Budget(Budget whole, long parts, long characters) {
        this.whole = whole;
        this.parts = parts;
        this.characters = characters;
    }

    static Budget ofChunk() {
        return new Budget(null, 300_000, 4_000_000);
    }

    /** A record's share of this one. */
    Budget ofRecord() {
        return new Budget(this, 20_000, 1_000_000);
    }

    boolean spent() {
        return parts < 0 || characters < 0;
    }

    /** @param octets where they are, for the message where they are too many */
    void parts(Octets octets, long count) throws MalformedLogException {
        whole.parts -= count;
        parts -= count;
        if (parts < 0 || whole.parts < 0) {
            throw octets.failure("has too many parts");
        }
    }

    /** @param octets where it is, for the message where it is too long */
    void text(Octets octets, int length) throws MalformedLogException {
        whole.characters -= length;
        characters -= length;
        if (characters < 0 || whole.characters < 0) {
            throw octets.failure("has too much text");
        }
    }
}
