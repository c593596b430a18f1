// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Pointer;
import java.util.List;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SignedIn;

/** Who is signed in to a machine. Not verified on Windows, and Wine does not have it. */
final class WorkstationUsers {

    private static final String CALL = "NetWkstaUserEnum";
    private static final int LEVEL = 1;
    /** MAX_PREFERRED_LENGTH of lmcons.h: all of them at once. */
    private static final int ALL = -1;
    private static final int MOST_BYTES = 4 << 20;

    private WorkstationUsers() {}

    /** NetWkstaUserEnum, whose buffer is freed again. */
    static List<String> read(Netapi netapi, Computer computer) throws Unanswered, MalformedBytesException {
        long[] buffer = new long[1];
        int[] entries = new int[1];
        try {
            Unanswered.unlessSuccess(CALL, netapi.NetWkstaUserEnum(computer.name(), LEVEL, buffer, ALL, entries,
                    new int[1], new int[1]));
            return buffer[0] == 0 ? List.of() : read(netapi, buffer[0], entries[0]);
        } catch (UnsatisfiedLinkError e) {
            throw new Unanswered(Obstacle.UNSUPPORTED, CALL, "this system does not have it");
        } finally {
            if (buffer[0] != 0) {
                netapi.NetApiBufferFree(buffer[0]);
            }
        }
    }

    private static List<String> read(Netapi netapi, long buffer, int entries)
            throws Unanswered, MalformedBytesException {
        int[] size = new int[1];
        Unanswered.unlessSuccess("NetApiBufferSize", netapi.NetApiBufferSize(buffer, size));
        if (size[0] < 0 || size[0] > MOST_BYTES) {
            throw new Unanswered(Obstacle.TOO_LARGE, CALL, size[0] + " bytes");
        }
        SignedIn signedIn = new SignedIn();
        new PointedMemory(buffer, new Pointer(buffer).getByteArray(0, size[0])).users(entries, signedIn);
        return signedIn.accounts();
    }
}
