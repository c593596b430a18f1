// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** TSRequest ([MS-CSSP] 2.2.1) and NTLM CHALLENGE ([MS-NLMP] 2.2.1.2) as a server sends them. */
final class CredSspBytes {

    /** NTLMSSP_NEGOTIATE_VERSION. */
    static final int NEGOTIATE_VERSION = 0x02000000;
    /** What a member server of a domain answers, without NEGOTIATE_VERSION. */
    private static final int FLAGS = 0xE0898235;
    private static final byte[] SIGNATURE = Bytes.ascii("NTLMSSP\0");
    private static final long FILETIME_OF_1970 = 116444736000000000L;

    /** One AV_PAIR ([MS-NLMP] 2.2.2.1). */
    record AvPair(int id, byte[] value) {

        static AvPair text(int id, String value) {
            return new AvPair(id, value.getBytes(StandardCharsets.UTF_16LE));
        }

        static AvPair timestamp(long fileTime) {
            return new AvPair(7, Bytes.little(fileTime, 8));
        }

        static AvPair end() {
            return new AvPair(0, new byte[0]);
        }

        byte[] bytes() {
            return Bytes.concat(Bytes.little(id, 2), Bytes.little(value.length, 2), value);
        }
    }

    private CredSspBytes() {}

    /** A TSRequest with version and one token in negoTokens. */
    static byte[] tsRequest(int version, byte[] token) {
        DERSequence tokens = new DERSequence(new DERSequence(new DERTaggedObject(true, 0, new DEROctetString(token))));
        return tsRequest(version, new DERTaggedObject(true, 1, tokens));
    }

    /** A TSRequest with version and errorCode, four bytes as Windows writes them. */
    static byte[] tsRequestError(int version, int errorCode) {
        return tsRequest(version, new DERTaggedObject(true, 4, new ASN1Integer(BigInteger.valueOf(errorCode))));
    }

    private static byte[] tsRequest(int version, DERTaggedObject field) {
        try {
            ASN1Encodable number = new DERTaggedObject(true, 0, new ASN1Integer(version));
            return new DERSequence(new ASN1Encodable[] {number, field}).getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CHALLENGE of this description, as an answer to a client's NEGOTIATE message within these bytes. */
    static byte[] challenge(CredSspAct.Challenge described, byte[] negotiate, Instant now) {
        String host = described.computer().toLowerCase(Locale.ROOT) + "." + described.dnsDomain();
        List<AvPair> pairs = List.of(
                AvPair.text(2, described.domain()), AvPair.text(1, described.computer()),
                AvPair.text(4, described.dnsDomain()), AvPair.text(3, host), AvPair.text(5, described.dnsDomain()),
                AvPair.timestamp(fileTime(now.plus(described.clock()))), AvPair.end());
        boolean version = wantsVersion(negotiate);
        return challenge(described.domain(), version ? FLAGS | NEGOTIATE_VERSION : FLAGS, described.build(),
                Bytes.concat(pairs.stream().map(AvPair::bytes).toArray(byte[][]::new)));
    }

    /** A CHALLENGE with these flags and this TargetInfo, whatever it holds. */
    static byte[] challenge(String targetName, int flags, CredSspAct.Build build, byte[] targetInfo) {
        boolean version = (flags & NEGOTIATE_VERSION) != 0;
        byte[] name = targetName.getBytes(StandardCharsets.UTF_16LE);
        int payload = version ? 56 : 48;
        return Bytes.concat(SIGNATURE, Bytes.little(2, 4),
                field(name.length, payload),
                Bytes.little(flags, 4),
                Bytes.hex("0123456789abcdef"),
                new byte[8],
                field(targetInfo.length, payload + name.length),
                version ? version(build) : new byte[0],
                name, targetInfo);
    }

    /** A CHALLENGE with a good VERSION and these pairs as TargetInfo. */
    static byte[] challenge(AvPair... pairs) {
        byte[] info = Bytes.concat(Arrays.stream(pairs).map(AvPair::bytes).toArray(byte[][]::new));
        return challenge("LAB", FLAGS | NEGOTIATE_VERSION, new CredSspAct.Build(10, 0, 20348), info);
    }

    /** Len, MaxLen and BufferOffset of a payload field. */
    static byte[] field(int length, int offset) {
        return Bytes.concat(Bytes.little(length, 2), Bytes.little(length, 2), Bytes.little(offset, 4));
    }

    private static byte[] version(CredSspAct.Build build) {
        return Bytes.concat(Bytes.little(build.major(), 1), Bytes.little(build.minor(), 1),
                Bytes.little(build.number(), 2), Bytes.hex("0000000f"));
    }

    /** 100 ns since 1601, [MS-DTYP] 2.3.3. */
    static long fileTime(Instant instant) {
        return FILETIME_OF_1970 + instant.getEpochSecond() * 10_000_000L + instant.getNano() / 100;
    }

    /** True unless there is a raw NEGOTIATE message in the bytes that does not ask for a VERSION. */
    private static boolean wantsVersion(byte[] negotiate) {
        int at = indexOf(negotiate, Bytes.concat(SIGNATURE, Bytes.little(1, 4)));
        int topByteOfFlags = at + SIGNATURE.length + 4 + 3;
        return at < 0 || topByteOfFlags >= negotiate.length
                || (negotiate[topByteOfFlags] & NEGOTIATE_VERSION >>> 24) != 0;
    }

    /** True when the bytes hold the start of an NTLM AUTHENTICATE message ([MS-NLMP] 2.2.1.3). */
    static boolean holdAuthenticate(byte[] bytes) {
        return indexOf(bytes, Bytes.concat(SIGNATURE, Bytes.little(3, 4))) >= 0;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return from;
            }
        }
        return -1;
    }
}
