// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The bytes that a server sends, X.224 and TLS. Written apart from the product's codecs on purpose: a mistake shared by
 * both sides would not be seen.
 */
final class Bytes {

    private static final int MAX_RECORD = 16384;

    private Bytes() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] repeat(String hex, int times) {
        return hex(hex.repeat(times));
    }

    /** The number in so many bytes, most significant first. */
    static byte[] big(long value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >>> 8 * (size - 1 - i));
        }
        return bytes;
    }

    /** The number in so many bytes, least significant first. */
    static byte[] little(long value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }

    /** TPKT (RFC 1006) around an X.224 connection confirm with the source reference that Windows sends. */
    static byte[] connectionConfirm(byte[]... negotiationData) {
        byte[] data = concat(negotiationData);
        return concat(hex("0300"), big(4 + 7 + data.length, 2),
                big(6 + data.length, 1), hex("d0 0000 1234 00"), data);
    }

    /** RDP_NEG_RSP or RDP_NEG_FAILURE, [MS-RDPBCGR] 2.2.1.2.1 and 2.2.1.2.2. A right length is 8. */
    static byte[] negotiation(int type, int flags, int length, long value) {
        return concat(big(type, 1), big(flags, 1), little(length, 2), little(value, 4));
    }

    /** MCS Connect Response ([MS-RDPBCGR] 2.2.1.4) of a host that encrypts so, with a key made up. */
    static byte[] connectResponse(long method, long level) {
        byte[] key = method == 0 ? new byte[0] : concat(little(32, 4), little(184, 4), repeat("a7", 32 + 184));
        byte[] security = concat(little(method, 4), little(level, 4), key);
        byte[] blocks = concat(hex("010c0c00 04000800 00000000 030c0800 eb030000 020c"),
                little(4 + security.length, 2), security);
        byte[] conference = concat(hex("000500147c0001 2a14760a01010001c0004d63446e"), big(0x8000 | blocks.length, 2),
                blocks);
        byte[] response = concat(hex("0a0100 020100 301a020122020103020100020101020100020101020300fff8020102 0482"),
                big(conference.length, 2), conference);
        return concat(hex("0300"), big(4 + 3 + 5 + response.length, 2), hex("02f080 7f6682"),
                big(response.length, 2), response);
    }

    /** One TLS 1.2 record (RFC 5246 6.2.1). */
    static byte[] tlsRecord(int type, byte[] fragment) {
        return concat(big(type, 1), hex("0303"), big(fragment.length, 2), fragment);
    }

    /** One handshake message (RFC 5246 7.4). */
    static byte[] handshake(int type, byte[] body) {
        return concat(big(type, 1), big(body.length, 3), body);
    }

    /** A TLS 1.2 ServerHello that chooses this suite (RFC 5246 7.4.1.3). */
    static byte[] serverHello(int suite) {
        return serverHello(0x0303, suite);
    }

    /** A ServerHello that chooses this version too; TLS 1.3 says so in an extension (RFC 8446 4.1.3). */
    static byte[] serverHello(int version, int suite) {
        byte[] choice = concat(big(Math.min(version, 0x0303), 2), repeat("5a", 32), hex("00"), big(suite, 2),
                hex("00"));
        return handshake(2, version <= 0x0303 ? choice : concat(choice, hex("0006 002b 0002"), big(version, 2)));
    }

    /** ServerHello (ECDHE_RSA_WITH_AES_128_GCM_SHA256), Certificate and ServerHelloDone, and no key exchange. */
    static byte[] serverFlight(List<byte[]> certificates) {
        byte[] list = concat(certificates.stream().map(c -> concat(big(c.length, 3), c)).toArray(byte[][]::new));
        return handshakeRecords(concat(serverHello(0xC02F),
                handshake(11, concat(big(list.length, 3), list)), handshake(14, new byte[0])));
    }

    /** Handshake messages cut into records of the largest size allowed. */
    static byte[] handshakeRecords(byte[] messages) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int from = 0; from < messages.length; from += MAX_RECORD) {
            int to = Math.min(messages.length, from + MAX_RECORD);
            records.writeBytes(tlsRecord(22, Arrays.copyOfRange(messages, from, to)));
        }
        return records.toByteArray();
    }
}
