// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import java.util.Arrays;

import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;
import org.rdpworkbench.protocol.x224.DataUnit;

/**
 * The MCS Connect Response (T.125 section 7, BER) with the GCC Conference Create Response (T.124 section 8.7, PER) in
 * it, as [MS-RDPBCGR] 2.2.1.4 has it.
 *
 * @param result u32: 0 is rt-successful
 * @param serverData the host's settings; without any block where the host refused
 */
public record ConnectResponse(long result, ServerData serverData) {

    private static final int TAG = 0x7F66;
    private static final byte[] T124_KEY = {0x00, 0x05, 0x00, 0x14, 0x7C, 0x00, 0x01};
    private static final byte[] H221_KEY = {'M', 'c', 'D', 'n'};
    private static final int CREATE_RESPONSE = 0x14;
    private static final int ONE_SET = 0x01;
    private static final int H221_NON_STANDARD = 0xC0;

    /** Reads a response from a whole TPKT packet. */
    public static ConnectResponse decode(byte[] packet) throws DecodeException {
        WireReader unit = DataUnit.open(packet, "mcs connect response");
        if (unit.u16be() != TAG) {
            throw unit.failure("not a connect response");
        }
        WireReader in = unit.slice("mcs connect response", Der.length(unit));
        unit.expectEnd();
        long result = Der.unsigned(in, Der.ENUMERATED, "result");               // result
        Der.unsigned(in, Der.INTEGER, "calledconnectid");                       // calledConnectId
        Der.element(in, Der.SEQUENCE, "domainparameters");                      // domainParameters
        WireReader userData = Der.element(in, Der.OCTET_STRING, "userdata");    // userData
        in.expectEnd();
        WireReader blocks = userData.remaining() == 0 ? userData : conferenceUserData(userData);
        return new ConnectResponse(result, ServerData.decode(blocks));
    }

    private static WireReader conferenceUserData(WireReader in) throws DecodeException {
        expect(in, T124_KEY, "t.124 key");                      // t124Identifier
        perLength(in);                                          // connectPDU length: known to be wrong, unused
        expect(in, CREATE_RESPONSE, "gcc choice");              // ConnectGCCPDU, conferenceCreateResponse
        in.skip(2);                                             // nodeID
        in.skip(in.u8());                                       // tag: length and octets
        in.skip(1);                                             // result
        expect(in, ONE_SET, "number of user data sets");        // userData
        expect(in, H221_NON_STANDARD, "user data key choice");  // key, h221NonStandard with a value
        expect(in, H221_KEY.length - 4, "h.221 key length");    // counted from 4 on
        expect(in, H221_KEY, "h.221 key");                      // h221NonStandard
        WireReader blocks = in.slice("server data", perLength(in));
        in.expectEnd();
        return blocks;
    }

    /** Reads a PER length determinant, X.691 section 11.9, of at most 16383. */
    private static int perLength(WireReader in) throws DecodeException {
        int first = in.u8();
        return switch (first >> 6) {
            case 0, 1 -> first;
            case 2 -> (first & 0x3F) << 8 | in.u8();
            default -> throw in.failure("fragmented length 0x%02x".formatted(first));
        };
    }

    private static void expect(WireReader in, int value, String field) throws DecodeException {
        int found = in.u8();
        if (found != value) {
            throw in.failure("%s 0x%02x is not 0x%02x".formatted(field, found, value));
        }
    }

    private static void expect(WireReader in, byte[] value, String field) throws DecodeException {
        if (!Arrays.equals(in.bytes(value.length), value)) {
            throw in.failure("wrong " + field);
        }
    }
}
