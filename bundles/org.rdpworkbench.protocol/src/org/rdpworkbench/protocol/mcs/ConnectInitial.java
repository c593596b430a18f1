// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.rdpworkbench.protocol.asn1.Der;
import org.rdpworkbench.protocol.x224.DataUnit;

/**
 * The MCS Connect Initial (T.125 section 7, BER) with the GCC Conference Create Request (T.124 section 8.7, PER) in it,
 * as [MS-RDPBCGR] 2.2.1.3 has it.
 *
 * @param clientData what the client says about itself
 */
public record ConnectInitial(ClientData clientData) {

    /** The second octet of the tag {@code 7f 65}; the first one only says that the number follows. */
    private static final int TAG = 0x65;
    private static final byte LONG_TAG = 0x7F;
    private static final int BOOLEAN = 0x01;
    private static final byte[] ONE = {1};
    private static final byte[] TRUE = {(byte) 0xFF};
    private static final byte[] T124_KEY = {0x00, 0x05, 0x00, 0x14, 0x7C, 0x00, 0x01};
    /** ConferenceCreateRequest with a conference named "1" and one set of user data, up to its key. */
    private static final byte[] CREATE_REQUEST = {0x00, 0x08, 0x00, 0x10, 0x00, 0x01, (byte) 0xC0, 0x00};
    private static final byte[] H221_KEY = {'D', 'u', 'c', 'a'};

    /** Returns the message as a TPKT packet. */
    public byte[] encode() {
        byte[] body = Der.encode(TAG,
                Der.encode(Der.OCTET_STRING, ONE),                          // callingDomainSelector
                Der.encode(Der.OCTET_STRING, ONE),                          // calledDomainSelector
                Der.encode(BOOLEAN, TRUE),                                  // upwardFlag
                domainParameters(34, 2, 0, 65_535),                         // targetParameters
                domainParameters(1, 1, 1, 1_056),                           // minimumParameters
                domainParameters(65_535, 64_535, 65_535, 65_535),           // maximumParameters
                Der.encode(Der.OCTET_STRING, conferenceCreateRequest()));   // userData
        return DataUnit.encode(joined(new byte[] {LONG_TAG}, body));
    }

    /** DomainParameters with the values of the example in [MS-RDPBCGR] 4.1.3, which are every client's. */
    private static byte[] domainParameters(long channels, long users, long tokens, long unitSize) {
        return Der.encode(Der.SEQUENCE,
                Der.encodeUnsigned(channels),       // maxChannelIds
                Der.encodeUnsigned(users),          // maxUserIds
                Der.encodeUnsigned(tokens),         // maxTokenIds
                Der.encodeUnsigned(1),              // numPriorities
                Der.encodeUnsigned(0),              // minThroughput
                Der.encodeUnsigned(1),              // maxHeight
                Der.encodeUnsigned(unitSize),       // maxMCSPDUsize
                Der.encodeUnsigned(2));             // protocolVersion
    }

    private byte[] conferenceCreateRequest() {
        byte[] blocks = clientData.encode();
        byte[] request = joined(CREATE_REQUEST, H221_KEY, perLength(blocks.length), blocks);
        return joined(T124_KEY, perLength(request.length), request);
    }

    /** A PER length determinant, X.691 section 11.9, of 128 to 16383, which client data always has. */
    private static byte[] perLength(int length) {
        return ByteBuffer.allocate(2).putShort((short) (0x8000 | length)).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
