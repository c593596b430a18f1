// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import static org.rdpworkbench.protocol.dissect.FieldReader.hex;

import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** A CredSSP message, [MS-CSSP] 2.2.1. The NTLM messages in it are found by their signature. */
final class CredSspFields {

    private static final int VERSION = Der.CONTEXT;
    private static final int NEGO_TOKENS = Der.CONTEXT + 1;
    private static final int ERROR_CODE = Der.CONTEXT + 4;
    /** The specification has six; what has more is none, and stays bytes from there on. */
    private static final int MOST_ELEMENTS = 8;

    private CredSspFields() {
    }

    static void request(FieldReader in) throws DecodeException {
        int header = header(in);
        int length = Math.min(in.remaining(), header + contents(in));
        in.part("TSRequest", "", length, part -> {
            part.bytes("SEQUENCE", header);
            for (int i = 0; i < MOST_ELEMENTS && part.remaining() > 1; i++) {
                field(part);
            }
        });
    }

    /** Length of tag and length octets of the element that comes next. */
    private static int header(FieldReader in) throws DecodeException {
        WireReader ahead = in.ahead();
        int all = ahead.remaining();
        ahead.u8();
        Der.length(ahead);
        return all - ahead.remaining();
    }

    private static int contents(FieldReader in) throws DecodeException {
        WireReader ahead = in.ahead();
        ahead.u8();
        return (int) Math.min(Der.length(ahead), Integer.MAX_VALUE / 2);
    }

    private static void field(FieldReader in) throws DecodeException {
        int tag = in.peek(0);
        int header = header(in);
        int length = contents(in);
        in.part(name(tag), "", Math.min(in.remaining(), header + length), part -> {
            part.bytes("tag and length", header);
            switch (tag) {
                case VERSION -> integer(part, false);
                case ERROR_CODE -> integer(part, true);
                case NEGO_TOKENS -> tokens(part);
                default -> part.bytes("octets", part.remaining());
            }
        });
    }

    private static String name(int tag) {
        return switch (tag) {
            case VERSION -> "version";
            case NEGO_TOKENS -> "negoTokens";
            case Der.CONTEXT + 2 -> "authInfo";
            case Der.CONTEXT + 3 -> "pubKeyAuth";
            case ERROR_CODE -> "errorCode";
            case Der.CONTEXT + 5 -> "clientNonce";
            default -> "field " + hex(2).apply(tag);
        };
    }

    private static void integer(FieldReader in, boolean status) throws DecodeException {
        long value = Der.unsigned(in.ahead(), Der.INTEGER, "integer");
        in.text("INTEGER", in.remaining(), status ? hex(8).apply(value) : Long.toString(value));
    }

    /** The wrapping around the tokens tells nobody anything. */
    private static void tokens(FieldReader in) throws DecodeException {
        while (in.remaining() > 0) {
            int before = in.beforeNtlm();
            if (before < 0) {
                in.bytes("octets", in.remaining());
                return;
            }
            in.bytes("SEQUENCE", before);
            NtlmFields.message(in);
        }
    }
}
