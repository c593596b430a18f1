// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The server data blocks of a Connect Response, [MS-RDPBCGR] 2.2.1.4; each begins with type and length (2.2.1.3.1).
 *
 * @param core the last SC_CORE
 * @param security the last SC_SECURITY
 * @param otherTypes types of the blocks that were not read, in wire order
 */
public record ServerData(Optional<ServerCore> core, Optional<ServerSecurity> security, List<Integer> otherTypes) {

    private static final int HEADER_LENGTH = 4;
    private static final int MAX_BLOCKS = 64;

    /** Makes the list immutable. */
    public ServerData {
        otherTypes = List.copyOf(otherTypes);
    }

    /** Reads a sequence of blocks. */
    public static ServerData decode(byte[] blocks) throws DecodeException {
        return decode(new WireReader("server data", blocks));
    }

    static ServerData decode(WireReader in) throws DecodeException {
        Optional<ServerCore> core = Optional.empty();
        Optional<ServerSecurity> security = Optional.empty();
        List<Integer> otherTypes = new ArrayList<>();
        for (int blocks = 0; in.remaining() > 0; blocks++) {
            if (blocks == MAX_BLOCKS) {
                throw in.failure("more than " + MAX_BLOCKS + " blocks");
            }
            int type = in.u16le();                  // type
            WireReader block = contents(in);
            switch (type) {
                case ServerCore.TYPE -> core = Optional.of(ServerCore.decode(block));
                case ServerSecurity.TYPE -> security = Optional.of(ServerSecurity.decode(block));
                default -> otherTypes.add(type);
            }
        }
        return new ServerData(core, security, otherTypes);
    }

    private static WireReader contents(WireReader in) throws DecodeException {
        int length = in.u16le();                    // length, header included
        if (length < HEADER_LENGTH) {
            throw in.failure("block length %d is less than its header".formatted(length));
        }
        return in.slice("server data block", length - HEADER_LENGTH);
    }
}
