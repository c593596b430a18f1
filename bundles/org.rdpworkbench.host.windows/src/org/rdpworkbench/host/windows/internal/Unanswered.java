// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Obstacle;

/** A call brought no answer: what becomes an {@link Answer.None}. Here alone an error code gets its meaning. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;
    private final String call;
    private final String code;
    /** As a number; 0 where Windows gave none, or where more is known than it tells. */
    private final int error;

    Unanswered(Obstacle obstacle, String call, String code) {
        this(obstacle, call, code, Win32.SUCCESS);
    }

    private Unanswered(Obstacle obstacle, String call, String code, int error) {
        super(call + ": " + code, null, false, false);
        this.obstacle = obstacle;
        this.call = call;
        this.code = code;
        this.error = error;
    }

    /** What was to be changed is missing, or cannot have that value. */
    static Unanswered impossible(String call, String why) {
        return new Unanswered(Obstacle.UNSUPPORTED, call, why);
    }

    /** By an error code of Windows, [MS-ERREF] 2.2. */
    static Unanswered win32(String call, int code) {
        Obstacle obstacle = switch (code) {
            case Win32.ACCESS_DENIED, Win32.PRIVILEGE_NOT_HELD -> Obstacle.NOT_ELEVATED;
            case Win32.NOT_SUPPORTED, Win32.CALL_NOT_IMPLEMENTED, Win32.EVT_CHANNEL_NOT_FOUND -> Obstacle.UNSUPPORTED;
            case Win32.MORE_DATA, Win32.INSUFFICIENT_BUFFER -> Obstacle.TOO_LARGE;
            default -> Obstacle.OTHER;
        };
        return new Unanswered(obstacle, call, "0x%X".formatted(code), code);
    }

    /** What it means when it came from another machine, or from the way to it. */
    Unanswered elsewhere() {
        return because(switch (error) {
            // What this program was started with does not matter there.
            case Win32.ACCESS_DENIED, Win32.PRIVILEGE_NOT_HELD -> Obstacle.NO_ACCESS;
            case Win32.LOGON_TYPE_NOT_GRANTED -> Obstacle.LOCAL_ACCOUNTS_DENIED;
            case Win32.INVALID_PASSWORD, Win32.LOGON_FAILURE, Win32.ACCOUNT_RESTRICTION, Win32.INVALID_LOGON_HOURS,
                    Win32.INVALID_WORKSTATION, Win32.PASSWORD_EXPIRED, Win32.ACCOUNT_DISABLED, Win32.ACCOUNT_EXPIRED,
                    Win32.PASSWORD_MUST_CHANGE, Win32.ACCOUNT_LOCKED_OUT -> Obstacle.LOGON_FAILED;
            case Win32.BAD_NET_NAME -> Obstacle.NOT_SHARED;
            case Win32.REM_NOT_LIST, Win32.BAD_NETPATH, Win32.UNEXP_NET_ERR, Win32.NETNAME_DELETED,
                    Win32.NO_NET_OR_BAD_PATH, Win32.CONNECTION_REFUSED, Win32.NETWORK_UNREACHABLE,
                    Win32.HOST_UNREACHABLE, Win32.CONNECTION_ABORTED, Win32.SERVER_UNAVAILABLE, Win32.CALL_FAILED,
                    Win32.CALL_FAILED_NOT_EXECUTED -> Obstacle.CHANNEL_NOT_REACHABLE;
            case Win32.NTLM_BLOCKED -> Obstacle.UNSUPPORTED;
            case Win32.SEM_TIMEOUT, Win32.TIMEOUT -> Obstacle.TIMED_OUT;
            default -> obstacle;
        });
    }

    /** Throws when a function did not return success but an error code. */
    static void unlessSuccess(String call, int code) throws Unanswered {
        if (code != Win32.SUCCESS) {
            throw win32(call, code);
        }
    }

    /** Throws when a function did not do its work, by the code that it left in this thread. */
    static void unless(boolean done, String call) throws Unanswered {
        if (!done) {
            throw win32(call, Native.getLastError());
        }
    }

    /** The same for another reason, when more is known. */
    Unanswered because(Obstacle better) {
        return new Unanswered(better, call, code);
    }

    <T> Answer<T> answer() {
        return Answer.none(obstacle, call, code);
    }
}
