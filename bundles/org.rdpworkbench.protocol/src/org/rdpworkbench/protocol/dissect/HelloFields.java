// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.dissect;

import java.nio.charset.StandardCharsets;
import org.rdpworkbench.protocol.tls.CipherSuiteName;
import org.rdpworkbench.protocol.tls.TlsVersion;
import org.rdpworkbench.protocol.wire.DecodeException;

/** The messages of a TLS handshake that come in clear text, RFC 5246 section 7.4 and RFC 8446 section 4. */
final class HelloFields {

    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int RANDOM_LENGTH = 32;
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int NAME_HEADER = 5;

    private HelloFields() {
    }

    static String name(int type) {
        return switch (type) {
            case 0 -> "HelloRequest";
            case CLIENT_HELLO -> "ClientHello";
            case SERVER_HELLO -> "ServerHello";
            case CERTIFICATE -> "Certificate";
            case 12 -> "ServerKeyExchange";
            case 13 -> "CertificateRequest";
            case 14 -> "ServerHelloDone";
            case 16 -> "ClientKeyExchange";
            case 20 -> "Finished";
            case 22 -> "CertificateStatus";
            default -> "handshake message " + type;
        };
    }

    static void body(FieldReader in, int type) throws DecodeException {
        switch (type) {
            case CLIENT_HELLO -> {
                hello(in);
                suites(in);
                in.bytes("compression methods", 1 + Math.max(0, in.peek(0)));
                extensions(in, true);
            }
            case SERVER_HELLO -> {
                hello(in);
                in.u16be("cipher suite", suite -> CipherSuiteName.of((int) suite));
                in.u8("compression method", FieldReader::plain);
                extensions(in, false);
            }
            case CERTIFICATE -> certificates(in);
            default -> in.bytes("body", in.remaining());
        }
    }

    private static void hello(FieldReader in) throws DecodeException {
        in.u16be("version", value -> TlsVersion.name((int) value));
        in.bytes("random", RANDOM_LENGTH);
        int length = (int) in.u8("session id length", FieldReader::plain);
        in.bytes("session id", length);
    }

    private static void suites(FieldReader in) throws DecodeException {
        int length = (int) in.u16be("cipher suites length", FieldReader::plain);
        in.part("cipher suites", length / 2 + " suites", length, part -> {
            while (part.remaining() > 1) {
                part.u16be("cipher suite", suite -> CipherSuiteName.of((int) suite));
            }
        });
    }

    private static void extensions(FieldReader in, boolean client) throws DecodeException {
        if (in.remaining() == 0) {
            return;
        }
        int length = (int) in.u16be("extensions length", FieldReader::plain);
        in.part("extensions", "", length, part -> {
            while (part.remaining() >= 4) {
                extension(part, client);
            }
        });
    }

    private static void extension(FieldReader in, boolean client) throws DecodeException {
        int type = in.peek(0) << 8 | in.peek(1);
        int length = in.peek(2) << 8 | in.peek(3);
        in.part(extension(type), "", 4 + length, part -> {
            part.u16be("type", FieldReader::plain);
            part.u16be("length", FieldReader::plain);
            if (type == SERVER_NAME && length > NAME_HEADER) {
                part.bytes("list", NAME_HEADER);
                serverName(part);
            } else if (type == SUPPORTED_VERSIONS) {
                versions(part, client);
            }
        });
    }

    private static void serverName(FieldReader in) throws DecodeException {
        byte[] name = in.ahead().rest();
        in.text("host name", name.length, new String(name, StandardCharsets.US_ASCII));
    }

    private static void versions(FieldReader in, boolean client) throws DecodeException {
        if (client) {
            in.u8("versions length", FieldReader::plain);
        }
        while (in.remaining() > 1) {
            in.u16be("version", value -> TlsVersion.name((int) value));
        }
    }

    private static String extension(int type) {
        return switch (type) {
            case SERVER_NAME -> "server_name";
            case 5 -> "status_request";
            case 10 -> "supported_groups";
            case 11 -> "ec_point_formats";
            case 13 -> "signature_algorithms";
            case 22 -> "encrypt_then_mac";
            case 23 -> "extended_master_secret";
            case 35 -> "session_ticket";
            case SUPPORTED_VERSIONS -> "supported_versions";
            case 45 -> "psk_key_exchange_modes";
            case 51 -> "key_share";
            case 0xff01 -> "renegotiation_info";
            default -> "extension " + type;
        };
    }

    private static void certificates(FieldReader in) throws DecodeException {
        in.u24be("certificates length", FieldReader::plain);
        while (in.remaining() > 3) {
            int length = (int) in.u24be("certificate length", FieldReader::plain);
            in.bytes("certificate (DER)", Math.min(length, in.remaining()));
        }
    }
}
