// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.WString;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.SocketFactory;
import org.rdpworkbench.host.Obstacle;

/**
 * How a session with another machine begins, so that what nobody answers or refuses the account is said once, and
 * Windows does not log on again for each further question. Not verified on Windows.
 */
final class FirstContact {

    private static final int PORT = 445;
    /** A pipe that whoever may log on over the network can open, without a right of its own. */
    private static final String PIPE = "srvsvc";
    /** GENERIC_READ and GENERIC_WRITE of winnt.h. */
    private static final int READ_AND_WRITE = 0xC000_0000;
    private static final int SHARE_READ_AND_WRITE = 0x0000_0003;
    private static final int OPEN_EXISTING = 3;
    private static final long INVALID_HANDLE = -1;

    private FirstContact() {}

    /** Connects to where files are shared, which tells nobody who is here and comes back in time. */
    static void connect(InetAddress address, SocketFactory sockets) throws Unanswered {
        try {
            sockets.createSocket(address.getHostAddress(), PORT).close();
        } catch (IOException e) {
            throw new Unanswered(Obstacle.CHANNEL_NOT_REACHABLE, "connect to port " + PORT,
                    e.getClass().getSimpleName());
        }
    }

    /** Opens a pipe, for which Windows logs on. */
    static void logOn(Kernel kernel, Computer computer) throws Unanswered {
        WString pipe = computer.pipe(PIPE);
        long handle = kernel.CreateFileW(pipe, READ_AND_WRITE, SHARE_READ_AND_WRITE, null, OPEN_EXISTING, 0, null);
        Unanswered.unless(handle != INVALID_HANDLE, "CreateFileW of pipe " + PIPE);
        kernel.CloseHandle(handle);
    }
}
