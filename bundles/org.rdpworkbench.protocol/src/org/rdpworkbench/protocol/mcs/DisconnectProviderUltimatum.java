// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;
import org.rdpworkbench.protocol.x224.DataUnit;

/**
 * The MCS unit with which a host hangs up, T.125 section 7 (DisconnectProviderUltimatum), aligned PER. A host that
 * cannot start TLS may send it in clear text in answer to a ClientHello.
 *
 * @param reason 0 to 7, of which T.125 names 0 to 4
 */
public record DisconnectProviderUltimatum(int reason) {

    private static final int CHOICE = 8;

    /** Reads an ultimatum from a whole TPKT packet. */
    public static DisconnectProviderUltimatum decode(byte[] packet) throws DecodeException {
        WireReader in = DataUnit.open(packet, "mcs disconnect provider ultimatum");
        int bits = in.u8() << 8 | in.u8();          // 6 bits DomainMCSPDU choice, 3 bits reason, 7 bits padding
        int choice = bits >> 10;
        if (choice != CHOICE) {
            throw in.failure("domain unit %d is not %d".formatted(choice, CHOICE));
        }
        in.expectEnd();
        return new DisconnectProviderUltimatum(bits >> 7 & 0b111);
    }

    /** Returns the name that T.125 gives the reason, or the number where it has none. */
    public String reasonName() {
        return switch (reason) {
            case 0 -> "rn-domain-disconnected";
            case 1 -> "rn-provider-initiated";
            case 2 -> "rn-token-purged";
            case 3 -> "rn-user-requested";
            case 4 -> "rn-channel-purged";
            default -> Integer.toString(reason);
        };
    }
}
