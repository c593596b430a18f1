// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;

/** What an exception says about the host. Text of exceptions is not passed on, since it may hold text of the host. */
final class Failures {

    private Failures() {}

    /**
     * The failure that an exception stands for.
     *
     * @param what the call, when the exception does not name one
     */
    static Unanswered of(String what, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Unanswered unanswered -> {
                    return unanswered;
                }
                case SMBApiException api -> {
                    return Unanswered.ntStatus(command(api, what), api.getStatusCode());
                }
                case SMB2GuestSigningRequiredException guest -> {
                    return new Unanswered(Obstacle.LOGON_FAILED, what, "taken for a guest");
                }
                case NdrException malformed -> {
                    return new Unanswered(Obstacle.MALFORMED, what, malformed.getMessage());
                }
                case MalformedBytesException malformed -> {
                    return new Unanswered(Obstacle.MALFORMED, what, malformed.getMessage());
                }
                case TimeoutException late -> {
                    return new Unanswered(Obstacle.TIMED_OUT, what, "no answer");
                }
                default -> {
                    // What is behind it may say more.
                }
            }
        }
        return unnamed(what, problem);
    }

    /** Whether nothing more is to be expected of the connection: it broke, or an answer on it is still to come. */
    static boolean endsConnection(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unanswered || cause instanceof SMBApiException) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof TimeoutException || closed(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Unanswered unnamed(String what, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Buffer.BufferException) {
                return new Unanswered(Obstacle.MALFORMED, what, "SMB message");
            }
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new Unanswered(Obstacle.CHANNEL_NOT_REACHABLE, what, rootOf(cause));
            }
        }
        if (String.valueOf(problem.getMessage()).startsWith("Could not find a configured authenticator")) {
            return new Unanswered(Obstacle.UNSUPPORTED, what, "the host does not offer NTLM");
        }
        return closed(problem) ? new Unanswered(Obstacle.CHANNEL_NOT_REACHABLE, what, "the connection was lost")
                : new Unanswered(Obstacle.MALFORMED, what, rootOf(problem));
    }

    /** When the library sees that the host is gone it closes all shares first, and says no more than this. */
    private static boolean closed(Throwable problem) {
        return String.valueOf(problem.getMessage()).endsWith(" has already been closed");
    }

    private static String rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private static String command(SMBApiException api, String what) {
        return api.getFailedCommand() == null ? what : api.getFailedCommand().name().replaceFirst("SMB2_", "SMB2 ");
    }
}
