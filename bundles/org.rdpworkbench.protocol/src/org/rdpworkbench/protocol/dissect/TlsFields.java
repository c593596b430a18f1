// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import org.rdpworkbench.protocol.tls.AlertName;
import org.rdpworkbench.protocol.tls.TlsRecord;
import org.rdpworkbench.protocol.tls.TlsVersion;
import org.rdpworkbench.protocol.wire.DecodeException;

/** TLS records and what they hold as long as it is clear text, RFC 5246 and RFC 8446. For one side of a connection. */
final class TlsFields {

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int APPLICATION_DATA = 23;
    private static final int MESSAGE_HEADER = 4;
    private static final int ALERT_LENGTH = 2;

    private boolean encrypted;
    /** How much of a message that began in an earlier record is still to come. */
    private int outstanding;

    /** Whether a record begins with these two bytes. */
    static boolean record(int first, int second) {
        return first >= CHANGE_CIPHER_SPEC && first <= 24 && second == 3;
    }

    void record(FieldReader in) throws DecodeException {
        int type = in.peek(0);
        int announced = in.remaining() < TlsRecord.HEADER_LENGTH ? 0 : in.peek(3) << 8 | in.peek(4);
        int length = Math.min(in.remaining(), TlsRecord.HEADER_LENGTH + announced);
        in.part("TLS record", type(type), length, part -> {
            part.u8("content type", value -> type((int) value));
            part.u16be("version", value -> TlsVersion.name((int) value));
            part.u16be("length", FieldReader::plain);
            fragment(part, type);
        });
    }

    private static String type(int type) {
        return switch (type) {
            case CHANGE_CIPHER_SPEC -> "change_cipher_spec";
            case TlsRecord.ALERT -> "alert";
            case TlsRecord.HANDSHAKE -> "handshake";
            case APPLICATION_DATA -> "application_data";
            default -> Integer.toString(type);
        };
    }

    private void fragment(FieldReader in, int type) throws DecodeException {
        if (type == APPLICATION_DATA || encrypted && type != CHANGE_CIPHER_SPEC) {
            in.bytes("encrypted", in.remaining());
            return;
        }
        switch (type) {
            case CHANGE_CIPHER_SPEC -> {
                encrypted = true;
                in.bytes("change_cipher_spec", in.remaining());
            }
            case TlsRecord.ALERT -> alert(in);
            case TlsRecord.HANDSHAKE -> messages(in);
            default -> in.bytes("fragment", in.remaining());
        }
    }

    private static void alert(FieldReader in) throws DecodeException {
        if (in.remaining() == ALERT_LENGTH) {
            in.u8("level", level -> level == 1 ? "1 warning" : level == 2 ? "2 fatal" : Long.toString(level));
            in.u8("description", value -> value + " " + AlertName.name((int) value));
        } else {
            in.bytes("encrypted", in.remaining());
        }
    }

    private void messages(FieldReader in) throws DecodeException {
        if (outstanding > 0) {
            int count = Math.min(outstanding, in.remaining());
            in.bytes("rest of the message before", count);
            outstanding -= count;
        }
        while (in.remaining() >= MESSAGE_HEADER) {
            int type = in.peek(0);
            int announced = MESSAGE_HEADER + (in.peek(1) << 16 | in.peek(2) << 8 | in.peek(3));
            int count = Math.min(announced, in.remaining());
            outstanding = announced - count;
            in.part(HelloFields.name(type), outstanding > 0 ? "goes on in the next record" : "", count, part -> {
                part.u8("message type", FieldReader::plain);
                part.u24be("length", FieldReader::plain);
                HelloFields.body(part, type);
            });
        }
    }
}
