// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ntlm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The NTLM CHALLENGE message, [MS-NLMP] 2.2.1.2, with which a host introduces itself before anybody has logged on. The
 * server challenge is skipped: it is of use only to somebody who goes on to authenticate.
 *
 * @param targetName TargetName as it came, empty where there is none: the host's domain, or its own name
 * @param flags u32: NegotiateFlags
 * @param targetInfo the pairs of TargetInfo
 * @param version Version, if its flag is set
 */
public record ChallengeMessage(String targetName, long flags, TargetInfo targetInfo, Optional<NtlmVersion> version) {

    /** Greatest length of a message in bytes. */
    public static final int MAX_LENGTH = 1 << 16;

    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MESSAGE_TYPE = 2;

    /** Reads a raw message, not one that is wrapped in SPNEGO. */
    public static ChallengeMessage decode(byte[] message) throws DecodeException {
        WireReader in = new WireReader("ntlm challenge", message);
        if (message.length > MAX_LENGTH) {
            throw in.failure("longer than " + MAX_LENGTH + " bytes");
        }
        byte[] signature = in.bytes(SIGNATURE.length);              // Signature
        long messageType = in.u32le();                              // MessageType
        if (!Arrays.equals(signature, SIGNATURE) || messageType != MESSAGE_TYPE) {
            throw in.failure("not an ntlm challenge");
        }
        WireReader targetName = payload(in, message);               // TargetNameFields
        long flags = in.u32le();                                    // NegotiateFlags
        in.skip(8);                                                 // ServerChallenge
        in.skip(8);                                                 // Reserved
        WireReader targetInfo = payload(in, message);               // TargetInfoFields
        Optional<NtlmVersion> version = has(flags, NtlmFlags.VERSION)
                ? Optional.of(NtlmVersion.decode(in))               // Version
                : Optional.empty();
        return new ChallengeMessage(
                has(flags, NtlmFlags.UNICODE) ? NtlmText.unicode(targetName) : NtlmText.oem(targetName),
                flags,
                has(flags, NtlmFlags.TARGET_INFO) && targetInfo.remaining() > 0
                        ? TargetInfo.decode(targetInfo) : TargetInfo.NONE,
                version);
    }

    /** Returns where the next NTLM message of any type begins, by its signature; -1 when there is none. */
    public static int next(byte[] bytes, int from, int end) {
        for (int at = from; at + SIGNATURE.length <= end; at++) {
            if (Arrays.equals(bytes, at, at + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Reads length, greatest length and offset of a field and returns a reader over it, wherever it lies. */
    private static WireReader payload(WireReader in, byte[] message) throws DecodeException {
        int length = in.u16le();                                    // Len
        in.skip(2);                                                 // MaxLen
        long offset = in.u32le();                                   // BufferOffset
        WireReader payload = new WireReader("ntlm challenge payload", message);
        payload.skip(length == 0 ? 0 : offset);
        return payload.slice("ntlm challenge payload", length);
    }

    private static boolean has(long flags, int flag) {
        return (flags & flag) != 0;
    }
}
