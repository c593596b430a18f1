// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import static org.rdpworkbench.protocol.dissect.FieldReader.hex;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.rdpworkbench.protocol.wire.DecodeException;

/** NTLM messages, [MS-NLMP] 2.2.1. */
final class NtlmFields {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int CHALLENGE = 2;
    private static final int VERSION = 0x02000000;
    private static final int PAIR_HEADER = 4;
    private static final int TIMESTAMP = 7;
    private static final Instant FILETIME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");
    private static final long FILETIME_PER_SECOND = 10_000_000;

    private NtlmFields() {
    }

    static void message(FieldReader in) throws DecodeException {
        int type = in.peek(SIGNATURE_LENGTH);
        in.part("NTLM " + name(type), "", in.remaining(), part -> {
            part.text("Signature", SIGNATURE_LENGTH, "NTLM");
            part.u32le("MessageType", value -> value + " " + name((int) value));
            switch (type) {
                case 1 -> {
                    part.u32le("NegotiateFlags", hex(8));
                    part.bytes("names and version", part.remaining());
                }
                case CHALLENGE -> challenge(part);
                default -> part.bytes("message", part.remaining());
            }
        });
    }

    private static String name(int type) {
        return switch (type) {
            case 1 -> "NEGOTIATE";
            case CHALLENGE -> "CHALLENGE";
            case 3 -> "AUTHENTICATE";
            default -> "message " + type;
        };
    }

    private static void challenge(FieldReader in) throws DecodeException {
        int start = in.position() - SIGNATURE_LENGTH - 4;
        int nameLength = (int) in.u16le("TargetNameLen", FieldReader::plain);
        in.u16le("TargetNameMaxLen", FieldReader::plain);
        long name = start + in.u32le("TargetNameBufferOffset", FieldReader::plain);
        long flags = in.u32le("NegotiateFlags", hex(8));
        in.bytes("ServerChallenge", 8);
        in.bytes("Reserved", 8);
        int infoLength = (int) in.u16le("TargetInfoLen", FieldReader::plain);
        in.u16le("TargetInfoMaxLen", FieldReader::plain);
        long info = start + in.u32le("TargetInfoBufferOffset", FieldReader::plain);
        if ((flags & VERSION) != 0) {
            version(in);
        }
        if (in.position() == name && nameLength > 0) {
            in.text("TargetName", nameLength, text(in, nameLength));
        }
        if (in.position() == info && infoLength > 0) {
            in.part("TargetInfo", "", infoLength, NtlmFields::pairs);
        }
    }

    private static void version(FieldReader in) throws DecodeException {
        in.u8("ProductMajorVersion", FieldReader::plain);
        in.u8("ProductMinorVersion", FieldReader::plain);
        in.u16le("ProductBuild", FieldReader::plain);
        in.bytes("Reserved", 3);
        in.u8("NTLMRevisionCurrent", FieldReader::plain);
    }

    private static String text(FieldReader in, int length) throws DecodeException {
        return new String(in.ahead().bytes(length), StandardCharsets.UTF_16LE);
    }

    private static void pairs(FieldReader in) throws DecodeException {
        while (in.remaining() >= PAIR_HEADER) {
            int id = in.peek(0) | in.peek(1) << 8;
            int length = in.peek(2) | in.peek(3) << 8;
            in.part(pair(id), "", PAIR_HEADER + length, part -> {
                part.u16le("AvId", FieldReader::plain);
                part.u16le("AvLen", FieldReader::plain);
                if (id >= 1 && id <= 5) {
                    part.text("Value", length, text(part, length));
                } else if (id == TIMESTAMP && length == 8) {
                    long steps = part.ahead().u64le();
                    part.text("Value", length, FILETIME_EPOCH.plusSeconds(steps / FILETIME_PER_SECOND).toString());
                } else {
                    part.bytes("Value", length);
                }
            });
        }
    }

    private static String pair(int id) {
        return switch (id) {
            case 0 -> "MsvAvEOL";
            case 1 -> "MsvAvNbComputerName";
            case 2 -> "MsvAvNbDomainName";
            case 3 -> "MsvAvDnsComputerName";
            case 4 -> "MsvAvDnsDomainName";
            case 5 -> "MsvAvDnsTreeName";
            case 6 -> "MsvAvFlags";
            case TIMESTAMP -> "MsvAvTimestamp";
            default -> "AV_PAIR " + id;
        };
    }
}
