// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.credssp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The message in which both sides of CredSSP speak, [MS-CSSP] 2.2.1, in DER. Reading does not recurse: the structure
 * has a fixed depth, so nested bytes cost nothing.
 *
 * @param version 2 to 6 are in use, others survive, also negative ones
 * @param negoTokens the SPNEGO or NTLM messages, each whole
 * @param pubKeyAuthLength length of pubKeyAuth in bytes; the field itself is not kept
 * @param errorCode u32: an NTSTATUS
 * @param clientNonceLength length of clientNonce in bytes; the field itself is not kept
 * @param otherFields how many fields there were besides: authInfo, and those that the specification does not know
 */
public record TsRequest(long version, List<Octets> negoTokens, OptionalInt pubKeyAuthLength, OptionalLong errorCode,
        OptionalInt clientNonceLength, int otherFields) {

    /** The version that every current Windows speaks. */
    public static final int CURRENT_VERSION = 6;
    /** Greatest length of a message in bytes. */
    public static final int MAX_LENGTH = 1 << 16;

    private static final int MAX_TOKENS = 16;
    private static final int VERSION = Der.CONTEXT;
    private static final int NEGO_TOKENS = Der.CONTEXT + 1;
    private static final int PUB_KEY_AUTH = Der.CONTEXT + 3;
    private static final int ERROR_CODE = Der.CONTEXT + 4;
    private static final int CLIENT_NONCE = Der.CONTEXT + 5;
    private static final int NEGO_TOKEN = Der.CONTEXT;

    /** Makes the list immutable. */
    public TsRequest {
        negoTokens = List.copyOf(negoTokens);
    }

    /** Returns a message of the current version with this one token. */
    public static TsRequest of(byte[] negoToken) {
        return new TsRequest(CURRENT_VERSION, List.of(Octets.of(negoToken)), OptionalInt.empty(),
                OptionalLong.empty(), OptionalInt.empty(), 0);
    }

    /** Returns a message with which a host of this version refuses. */
    public static TsRequest refusal(long version, long errorCode) {
        return new TsRequest(version, List.of(), OptionalInt.empty(), OptionalLong.of(errorCode),
                OptionalInt.empty(), 0);
    }

    /**
     * Returns version, negoTokens and errorCode as bytes. There is no way to write authInfo or pubKeyAuth, so that
     * nothing built on this can finish a logon.
     */
    public byte[] encode() {
        byte[] version = Der.encode(VERSION, Der.encodeSigned(this.version));
        byte[] tokens = negoTokens.isEmpty() ? new byte[0]
                : Der.encode(NEGO_TOKENS, Der.encode(Der.SEQUENCE, items()));
        byte[] error = errorCode.isEmpty() ? new byte[0]
                : Der.encode(ERROR_CODE, Der.encodeUnsigned(errorCode.getAsLong()));
        return Der.encode(Der.SEQUENCE, version, tokens, error);
    }

    private byte[][] items() {
        return negoTokens.stream()
                .map(token -> Der.encode(Der.OCTET_STRING, token.toArray()))
                .map(octets -> Der.encode(Der.SEQUENCE, Der.encode(NEGO_TOKEN, octets)))
                .toArray(byte[][]::new);
    }

    /**
     * Returns how many more bytes a reader must fetch before it can say more, 0 once the message is complete. It never
     * asks for a byte beyond the message, and fails with the first byte that shows that this is no TSRequest.
     *
     * @param received what has arrived so far, which may be nothing
     */
    public static int missing(byte[] received) throws DecodeException {
        return Der.missing(received, Der.SEQUENCE, "tsrequest", MAX_LENGTH);
    }

    /** Reads one whole message. */
    public static TsRequest decode(byte[] message) throws DecodeException {
        WireReader in = new WireReader("tsrequest", message);
        if (message.length > MAX_LENGTH) {
            throw in.failure("longer than " + MAX_LENGTH + " bytes");
        }
        WireReader sequence = Der.element(in, Der.SEQUENCE, "tsrequest");
        in.expectEnd();
        return fields(sequence);
    }

    private static TsRequest fields(WireReader sequence) throws DecodeException {
        OptionalLong version = OptionalLong.empty();
        List<Octets> negoTokens = List.of();
        OptionalInt pubKeyAuthLength = OptionalInt.empty();
        OptionalLong errorCode = OptionalLong.empty();
        OptionalInt clientNonceLength = OptionalInt.empty();
        int otherFields = 0;
        while (sequence.remaining() > 0) {
            int tag = sequence.u8();
            WireReader field = sequence.slice("tsrequest field 0x%02x".formatted(tag), Der.length(sequence));
            switch (tag) {
                case VERSION -> version = OptionalLong.of(version(field));
                case NEGO_TOKENS -> negoTokens = negoTokens(field);
                case PUB_KEY_AUTH -> pubKeyAuthLength = OptionalInt.of(octets(field, "pubkeyauth").length());
                case ERROR_CODE -> errorCode = OptionalLong.of(errorCode(field));
                case CLIENT_NONCE -> clientNonceLength = OptionalInt.of(octets(field, "clientnonce").length());
                default -> otherFields++;
            }
        }
        if (version.isEmpty()) {
            throw sequence.failure("no version");
        }
        return new TsRequest(version.getAsLong(), negoTokens, pubKeyAuthLength, errorCode, clientNonceLength,
                otherFields);
    }

    private static List<Octets> negoTokens(WireReader field) throws DecodeException {
        WireReader data = Der.element(field, Der.SEQUENCE, "negodata");
        List<Octets> tokens = new ArrayList<>();
        while (data.remaining() > 0) {
            if (tokens.size() == MAX_TOKENS) {
                throw data.failure("more than " + MAX_TOKENS + " tokens");
            }
            WireReader item = Der.element(data, Der.SEQUENCE, "negodata item");
            tokens.add(octets(Der.element(item, NEGO_TOKEN, "negotoken"), "negotoken"));
            item.expectEnd();
        }
        field.expectEnd();
        return tokens;
    }

    private static long version(WireReader field) throws DecodeException {
        long value = Der.signed(field, "version");
        field.expectEnd();
        return value;
    }

    private static long errorCode(WireReader field) throws DecodeException {
        long value = Der.unsigned(field, Der.INTEGER, "errorcode");
        field.expectEnd();
        return value;
    }

    private static Octets octets(WireReader field, String name) throws DecodeException {
        Octets octets = Octets.of(Der.element(field, Der.OCTET_STRING, name).rest());
        field.expectEnd();
        return octets;
    }
}
