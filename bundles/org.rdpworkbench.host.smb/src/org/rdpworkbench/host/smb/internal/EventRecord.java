// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.rdpworkbench.host.EventEntry;

/** EVENTLOGRECORD, [MS-EVEN] 2.2.3. */
final class EventRecord {

    private static final int FIXED_PART = 56;
    private static final long SIGNATURE = 0x654C_664C;

    private EventRecord() {}

    /** Reads records that lie one after the other. */
    static List<EventEntry> readAll(byte[] bytes) throws NdrException {
        NdrInput input = new NdrInput("EVENTLOGRECORD", bytes);
        List<EventEntry> records = new ArrayList<>();
        while (input.remaining() > 0) {
            long length = input.at("EVENTLOGRECORD", input.offset()).u32();
            if (length < FIXED_PART || length % 4 != 0) {
                throw input.failure("has a length of " + length);
            }
            records.add(read(input.bytes(length)));
        }
        return records;
    }

    private static EventEntry read(byte[] record) throws NdrException {
        NdrInput input = new NdrInput("EVENTLOGRECORD", record);
        input.u32();                         // Length
        if (input.u32() != SIGNATURE) {      // Reserved
            throw input.failure("has no signature");
        }
        long recordNumber = input.u32();
        long timeGenerated = input.u32();
        input.u32();                         // TimeWritten
        long eventId = input.u32();
        int eventType = input.u16();
        int numStrings = input.u16();
        input.u16();                         // EventCategory
        input.u16();                         // ReservedFlags
        input.u32();                         // ClosingRecordNumber
        long stringOffset = input.u32();
        input.u32();                         // UserSidLength
        input.u32();                         // UserSidOffset
        long dataLength = input.u32();
        long dataOffset = input.u32();
        String sourceName = input.text();
        return new EventEntry(recordNumber, sourceName, (int) (eventId & 0xFFFF), level(eventType),
                Instant.ofEpochSecond(timeGenerated), strings(input, stringOffset, numStrings),
                dataLength == 0 ? "" : HexFormat.of().formatHex(input.at("Data", dataOffset).bytes(dataLength)));
    }

    private static List<String> strings(NdrInput record, long offset, int count) throws NdrException {
        List<String> strings = new ArrayList<>();
        if (count > 0) {
            NdrInput input = record.at("Strings", offset);
            for (int i = 0; i < count; i++) {
                strings.add(input.text());
            }
        }
        return strings;
    }

    /** EventType, [MS-EVEN] 2.2.2. */
    private static EventEntry.Level level(int eventType) {
        return switch (eventType) {
            case 0x00 -> EventEntry.Level.SUCCESS;
            case 0x01 -> EventEntry.Level.ERROR;
            case 0x02 -> EventEntry.Level.WARNING;
            case 0x04 -> EventEntry.Level.INFORMATION;
            case 0x08 -> EventEntry.Level.AUDIT_SUCCESS;
            case 0x10 -> EventEntry.Level.AUDIT_FAILURE;
            default -> EventEntry.Level.UNKNOWN;
        };
    }
}
