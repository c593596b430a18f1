// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import static org.rdpworkbench.protocol.dissect.FieldReader.hex;

import java.nio.charset.StandardCharsets;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.x224.FailureCode;
import org.rdpworkbench.protocol.x224.Protocols;
import org.rdpworkbench.protocol.x224.ResponseFlags;

/** TPKT packets with X.224 units in them, RFC 1006, RFC 905 and [MS-RDPBCGR] 2.2.1.1 and 2.2.1.2. */
final class X224Fields {

    private static final int HEADER = 4;
    private static final int CONNECTION_REQUEST = 0xE0;
    private static final int CONNECTION_CONFIRM = 0xD0;
    private static final int DATA = 0xF0;
    private static final int REFERENCES = 5;

    private X224Fields() {
    }

    static void packet(FieldReader in) throws DecodeException {
        int announced = in.peek(2) << 8 | in.peek(3);
        int length = announced < HEADER || announced > in.remaining() ? in.remaining() : announced;
        in.part(name(in.peek(HEADER + 1)), "", length, X224Fields::inside);
    }

    private static String name(int code) {
        return switch (code & 0xF0) {
            case CONNECTION_REQUEST -> "X.224 Connection Request";
            case CONNECTION_CONFIRM -> "X.224 Connection Confirm";
            case DATA -> "X.224 Data";
            default -> "TPKT packet";
        };
    }

    private static void inside(FieldReader in) throws DecodeException {
        in.u8("TPKT version", FieldReader::plain);
        in.u8("reserved", FieldReader::plain);
        in.u16be("length", FieldReader::plain);
        in.u8("X.224 length indicator", FieldReader::plain);
        int code = (int) in.u8("X.224 code", value -> name((int) value)) & 0xF0;
        switch (code) {
            case CONNECTION_REQUEST, CONNECTION_CONFIRM -> connection(in);
            case DATA -> {
                in.u8("end of unit", hex(2));
                McsFields.unit(in);
            }
            default -> in.bytes("unit", in.remaining());
        }
    }

    private static void connection(FieldReader in) throws DecodeException {
        if (in.remaining() < REFERENCES) {
            return;
        }
        in.u16be("destination reference", hex(4));
        in.u16be("source reference", hex(4));
        in.u8("class and options", hex(2));
        if (in.peek(0) == 'C' || in.peek(0) == 't') {
            cookie(in);
        }
        if (in.remaining() > 0) {
            negotiation(in);
        }
    }

    private static void cookie(FieldReader in) throws DecodeException {
        StringBuilder line = new StringBuilder();
        while (in.peek(line.length()) >= 0 && line.indexOf("\r\n") < 0) {
            line.append((char) in.peek(line.length()));
        }
        byte[] text = line.toString().getBytes(StandardCharsets.ISO_8859_1);
        in.text("cookie", text.length, line.toString().strip());
    }

    private static void negotiation(FieldReader in) throws DecodeException {
        int type = in.peek(0);
        String name = switch (type) {
            case 1 -> "RDP_NEG_REQ";
            case 2 -> "RDP_NEG_RSP";
            case 3 -> "RDP_NEG_FAILURE";
            default -> "";
        };
        if (name.isEmpty()) {
            in.bytes("variable part", in.remaining());
            return;
        }
        in.part(name, "", Math.min(8, in.remaining()), part -> {
            part.u8("type", FieldReader::plain);
            part.u8("flags", flags -> flags == 0 ? "none" : type == 2
                    ? String.join(", ", ResponseFlags.names((int) flags)) : hex(2).apply(flags));
            part.u16le("length", FieldReader::plain);
            switch (type) {
                case 1 -> part.u32le("requestedProtocols", X224Fields::protocols);
                case 2 -> part.u32le("selectedProtocol", X224Fields::protocols);
                default -> part.u32le("failureCode", code -> code + " " + FailureCode.name(code));
            }
        });
    }

    private static String protocols(long mask) {
        return hex(8).apply(mask) + " " + String.join(", ", Protocols.names(mask));
    }
}
