// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import static org.rdpworkbench.protocol.dissect.FieldReader.hex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.rdpworkbench.protocol.wire.DecodeException;

/** The settings of the client and of the host, [MS-RDPBCGR] 2.2.1.3 and 2.2.1.4: blocks one after another. */
final class SettingsFields {

    private static final int BLOCK_HEADER = 4;

    private SettingsFields() {
    }

    static void blocks(FieldReader in) throws DecodeException {
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
                case 0x0C01 -> part.u32le("version", SettingsFields::version);
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
        in.u32le("version", SettingsFields::version);
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
