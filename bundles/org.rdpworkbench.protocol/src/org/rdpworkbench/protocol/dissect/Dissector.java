// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import java.util.List;
import org.rdpworkbench.protocol.wire.DecodeException;

/** Names the messages in what one side of a connection said, one after another. */
public final class Dissector {

    private static final int TPKT = 3;
    private static final int DER_SEQUENCE = 0x30;

    private Dissector() {
    }

    /**
     * Returns every message with its fields, in the order of the bytes and without gaps.
     *
     * @param said all that one side said on one connection, or the beginning of it
     */
    public static List<Field> dissect(byte[] said) {
        TlsFields tls = new TlsFields();
        return new FieldReader(said, 0, said.length).readAll(in -> {
            while (in.remaining() > 0) {
                message(in, tls);
            }
        });
    }

    private static void message(FieldReader in, TlsFields tls) throws DecodeException {
        int first = in.peek(0);
        if (first == TPKT && in.peek(1) == 0) {
            X224Fields.packet(in);
        } else if (TlsFields.record(first, in.peek(1))) {
            tls.record(in);
        } else if (first == DER_SEQUENCE) {
            CredSspFields.request(in);
        } else {
            in.bytes("unknown", in.remaining());
        }
    }
}
