// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import static org.rdpworkbench.protocol.dissect.FieldReader.hex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** MCS units, T.125 section 7, with the settings blocks of [MS-RDPBCGR] 2.2.1.3 and 2.2.1.4 in them. */
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
    private static final int BLOCK_HEADER = 4;

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
        while (in.remaining() >= BLOCK_HEADER) {
            block(in);
        }
    }

    private static void block(FieldReader in) throws DecodeException {
        int type = in.peek(0) | in.peek(1) << 8;
        int length = in.peek(2) | in.peek(3) << 8;
        in.part(name(type), "", Math.max(BLOCK_HEADER, Math.min(length, in.remaining())), part -> {
            part.u16le("type", hex(4));
            part.u16le("length", FieldReader::plain);
            switch (type) {
                case 0xC001 -> clientCore(part);
                case 0xC002 -> part.u32le("encryptionMethods", hex(8));
                case 0x0C01 -> part.u32le("version", McsFields::version);
                case 0x0C02 -> security(part);
                default -> part.bytes("settings", part.remaining());
            }
        });
    }

    private static String name(int type) {
        return switch (type) {
            case 0xC001 -> "CS_CORE";
            case 0xC002 -> "CS_SECURITY";
            case 0xC003 -> "CS_NET";
            case 0xC004 -> "CS_CLUSTER";
            case 0x0C01 -> "SC_CORE";
            case 0x0C02 -> "SC_SECURITY";
            case 0x0C03 -> "SC_NET";
            case 0x0C04 -> "SC_MCS_MSGCHANNEL";
            case 0x0C08 -> "SC_MULTITRANSPORT";
            default -> "block " + hex(4).apply(type);
        };
    }

    private static void clientCore(FieldReader in) throws DecodeException {
        in.u32le("version", McsFields::version);
        in.u16le("desktopWidth", FieldReader::plain);
        in.u16le("desktopHeight", FieldReader::plain);
        in.u16le("colorDepth", hex(4));
        in.u16le("SASSequence", hex(4));
        in.u32le("keyboardLayout", hex(8));
        in.u32le("clientBuild", FieldReader::plain);
        byte[] name = Arrays.copyOf(in.ahead().rest(), 32);
        in.text("clientName", name.length, new String(name, StandardCharsets.UTF_16LE).replaceFirst("\0.*", ""));
    }

    private static String version(long version) {
        return hex(8).apply(version) + (version < 0x00080001 ? "" : version < 0x00080004 ? " RDP 4"
                : version == 0x00080004 ? " RDP 5 to 8" : " RDP 10");
    }

    private static void security(FieldReader in) throws DecodeException {
        in.u32le("encryptionMethod", value -> hex(8).apply(value) + switch ((int) value) {
            case 0 -> " none";
            case 1 -> " 40 bits";
            case 2 -> " 128 bits";
            case 8 -> " 56 bits";
            case 0x10 -> " FIPS";
            default -> "";
        });
        in.u32le("encryptionLevel", value -> value + switch ((int) value) {
            case 0 -> " none";
            case 1 -> " low";
            case 2 -> " client compatible";
            case 3 -> " high";
            case 4 -> " FIPS";
            default -> "";
        });
        if (in.remaining() > 0) {
            int random = (int) in.u32le("serverRandomLen", FieldReader::plain);
            in.u32le("serverCertLen", FieldReader::plain);
            in.bytes("serverRandom", random);
            in.bytes("serverCertificate", in.remaining());
        }
    }
}
