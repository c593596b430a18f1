// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.rdpworkbench.core.spi.ConnectOutcome;

/** Tells what the network did from what this machine could not do. */
final class ConnectFailure {

    private ConnectFailure() {}

    /** This machine gave no socket: too many are open, there is no memory, or it is not allowed. */
    static final class NoSocket extends IOException {

        private static final long serialVersionUID = 1L;

        NoSocket(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * The JDK has no error numbers, so where one type stands for several outcomes its English text decides. The
     * text is the system's strerror; the starter sets the language of the messages to English for that.
     *
     * @return {@link ConnectOutcome#FAILED} for what says nothing about the host or the way to it
     */
    static ConnectOutcome outcome(IOException e, InetAddress address) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return switch (e) {
            case NoSocket n -> ConnectOutcome.FAILED;
            case SocketTimeoutException t -> ConnectOutcome.TIMED_OUT;
            case NoRouteToHostException n -> ConnectOutcome.UNREACHABLE;
            case ConnectException c when words.contains("timed out") -> ConnectOutcome.TIMED_OUT;
            case ConnectException c when words.contains("unreachable") -> ConnectOutcome.UNREACHABLE;
            case ConnectException c -> ConnectOutcome.REFUSED;
            case SocketException s -> outcome(words, address);
            default -> ConnectOutcome.FAILED;
        };
    }

    private static ConnectOutcome outcome(String words, InetAddress address) {
        if (words.contains("unreachable") || words.contains("is down")) {
            return ConnectOutcome.UNREACHABLE;
        }
        if (address instanceof Inet6Address
                && (words.contains("assign requested address") || words.contains("unsupported address type"))) {
            // A machine without IPv6 of its own; with IPv4 the same words tell of a shortage of ports.
            return ConnectOutcome.UNREACHABLE;
        }
        if (words.contains("reset") || words.contains("abort")) {
            return ConnectOutcome.RESET;
        }
        return words.contains("permission") || words.contains("permitted") ? ConnectOutcome.FORBIDDEN
                : ConnectOutcome.FAILED;
    }
}
