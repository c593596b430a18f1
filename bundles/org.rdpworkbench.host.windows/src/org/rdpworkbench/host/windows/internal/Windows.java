// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import org.rdpworkbench.host.Obstacle;

/** The libraries of Windows that are called. */
record Windows(Advapi advapi, Kernel kernel, Netapi netapi, Wevtapi wevtapi) {

    /** Those of this machine. JNA unpacks a library of its own for it, which not every machine lets it load. */
    static Windows load() throws Unanswered {
        try {
            return new Windows(Native.load("advapi32", Advapi.class), Native.load("kernel32", Kernel.class),
                    Native.load("netapi32", Netapi.class), Native.load("wevtapi", Wevtapi.class));
        } catch (LinkageError e) {
            throw new Unanswered(Obstacle.UNSUPPORTED, "LoadLibraryW", "JNA's library cannot be loaded here");
        }
    }
}
