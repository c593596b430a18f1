// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.util.ArrayList;
import java.util.List;

/**
 * A chunk of an event log file: everything that its records need is within it.
 *
 * @param records in the order of the file
 * @param damage what could not be read, a sentence for each place; empty when all is well
 */
public record Chunk(List<EventRecord> records, List<String> damage) {

    /** How many bytes of the file a chunk takes. */
    public static final int SIZE = 65_536;

    private static final long SIGNATURE = 0x006B6E6843666C45L;
    private static final int FIRST_RECORD = 512;
    private static final int RECORD_SIGNATURE = 0x00002A2A;
    /** Signature, size, number and time; and the size again behind the event. */
    private static final int LEAST_RECORD = 28;
    /** Where the head of a chunk says at which offset its last record ends. */
    private static final int FREE_SPACE = 48;

    /** Whether there is a chunk at all: behind the last one, files may have room that was never used. */
    public static boolean isThere(byte[] bytes) {
        return bytes.length > FIRST_RECORD && littleEndian(bytes, 0) == (int) SIGNATURE
                && littleEndian(bytes, 4) == (int) (SIGNATURE >>> 32);
    }

    /**
     * Reads all that can be read: behind a damaged record the next one is looked for. Where a chunk was being written
     * when it was copied, its own head may be old. So what lies behind the end that it names counts too, as long as it
     * continues the numbers; else it is the rest of older events.
     *
     * @param bytes of the chunk, up to {@link #SIZE}
     * @throws MalformedLogException when this is no chunk
     */
    public static Chunk read(byte[] bytes) throws MalformedLogException {
        if (!isThere(bytes) || bytes.length > SIZE) {
            throw new MalformedLogException("chunk", 0, "does not begin with the signature of a chunk");
        }
        long end = littleEndian(bytes, FREE_SPACE) & 0xFFFF_FFFFL;
        List<EventRecord> records = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        Budget budget = Budget.ofChunk();
        int at = FIRST_RECORD;
        while (at <= bytes.length - LEAST_RECORD) {
            try {
                Octets octets = new Octets("record", bytes).at("record", at);
                int size = size(octets);
                EventRecord record = record(octets, size, budget.ofRecord());
                if (at >= end && !follows(record, records, damage)) {
                    break;
                }
                records.add(record);
                at += size;
            } catch (MalformedLogException e) {
                if (at >= end) {
                    break;
                }
                damage.add(e.getMessage());
                at = budget.spent() ? bytes.length : next(bytes, at + 1);
            }
        }
        return new Chunk(List.copyOf(records), List.copyOf(damage));
    }

    /** The numbers of damaged ones are missing. */
    private static boolean follows(EventRecord record, List<EventRecord> before, List<String> damage) {
        long ahead = before.isEmpty() ? 1 : record.number() - before.getLast().number();
        return ahead >= 1 && ahead <= 1 + damage.size();
    }

    private static int size(Octets octets) throws MalformedLogException {
        Octets look = octets.at("record", octets.offset());
        if (look.u32() != RECORD_SIGNATURE) {
            throw look.failure("does not begin with the signature of a record");
        }
        long size = look.u32();
        if (size < LEAST_RECORD || size > octets.remaining()) {
            throw look.failure("has a size of " + size + " bytes");
        }
        if (octets.at("record", octets.offset() + size - 4).u32() != size) {
            throw look.failure("does not end with its size, so it was not written to its end");
        }
        return (int) size;
    }

    private static EventRecord record(Octets octets, int size, Budget budget) throws MalformedLogException {
        Octets record = octets.take("record", size - 4);
        record.skip(4); // signature
        record.skip(4); // size
        long number = record.u64();
        long written = record.u64();
        return new EventRecord(number, Values.time(written), BinXml.event(record, budget));
    }

    /** Where the next record may begin; the end when there is none. Records begin at multiples of eight. */
    private static int next(byte[] bytes, int from) {
        int at = (from + 7) / 8 * 8;
        while (at <= bytes.length - LEAST_RECORD && littleEndian(bytes, at) != RECORD_SIGNATURE) {
            at += 8;
        }
        return at;
    }

    private static int littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
