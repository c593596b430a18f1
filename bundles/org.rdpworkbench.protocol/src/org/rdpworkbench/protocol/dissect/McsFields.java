// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** MCS units, T.125 section 7. */
final class McsFields {

    private static final int CONNECT = 0x7F;
    private static final int INITIAL = 0x65;
    private static final int RESPONSE = 0x66;
    private static final int DISCONNECT_PROVIDER_ULTIMATUM = 8;
    private static final List<String> OF_INITIAL = List.of("callingDomainSelector", "calledDomainSelector",
            "upwardFlag", "targetParameters", "minimumParameters", "maximumParameters", "userData");
    private static final List<String> OF_RESPONSE = List.of("result", "calledConnectId", "domainParameters",
            "userData");
    /** With these the client and the host mark where the settings begin. */
    private static final List<String> H221_KEYS = List.of("Duca", "McDn");

    private McsFields() {
    }

    static void unit(FieldReader in) throws DecodeException {
        int second = in.peek(1);
        if (in.peek(0) == CONNECT && (second == INITIAL || second == RESPONSE)) {
            boolean initial = second == INITIAL;
            in.part(initial ? "MCS Connect Initial" : "MCS Connect Response", "", in.remaining(), part -> {
                tag(part, 2);
                elements(part, initial ? OF_INITIAL : OF_RESPONSE);
            });
        } else if (in.remaining() == 2 && in.peek(0) >> 2 == DISCONNECT_PROVIDER_ULTIMATUM) {
            in.part("MCS Disconnect Provider Ultimatum", "", 2, part -> part.u16be("reason",
                    bits -> new DisconnectProviderUltimatum((int) bits >> 7 & 0b111).reasonName()));
        } else {
            in.bytes("MCS", in.remaining());
        }
    }

    private static void tag(FieldReader in, int tagLength) throws DecodeException {
        WireReader ahead = in.ahead();
        int all = ahead.remaining();
        ahead.skip(tagLength);
        Der.length(ahead);
        in.bytes("tag and length", all - ahead.remaining());
    }

    private static void elements(FieldReader in, List<String> names) throws DecodeException {
        for (String name : names) {
            WireReader ahead = in.ahead();
            int all = ahead.remaining();
            ahead.u8();
            long length = Der.length(ahead);
            in.part(name, "", (int) Math.min(in.remaining(), all - ahead.remaining() + length), part -> {
                if (name.equals("userData")) {
                    tag(part, 1);
                    conference(part);
                } else {
                    part.bytes("BER", part.remaining());
                }
            });
        }
    }

    /** T.124 section 8.7: what comes before the settings is the same for all. */
    private static void conference(FieldReader in) throws DecodeException {
        String text = new String(in.ahead().rest(), StandardCharsets.ISO_8859_1);
        int key = H221_KEYS.stream().mapToInt(text::indexOf).max().orElse(-1);
        if (key < 0) {
            return;
        }
        in.bytes("GCC Conference Create", key);
        in.text("h221NonStandard", H221_KEYS.getFirst().length(), text.substring(key, key + 4));
        in.bytes("length", in.peek(0) >> 6 == 2 ? 2 : 1);
        SettingsFields.blocks(in);
    }
}
