// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.mserref.NtStatus;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Obstacle;

/** A call brought no answer: what becomes an {@link Answer.None}. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;
    private final String call;
    private final String code;

    Unanswered(Obstacle obstacle, String call, String code) {
        super(call + ": " + code, null, false, false);
        this.obstacle = obstacle;
        this.call = call;
        this.code = code;
    }

    /** By an error code of Windows, [MS-ERREF] 2.2. */
    static Unanswered win32(String call, long code) {
        Obstacle obstacle = switch ((int) code) {
            case Win32.ACCESS_DENIED -> Obstacle.NO_ACCESS;
            case Win32.NOT_SUPPORTED, Win32.CALL_NOT_IMPLEMENTED -> Obstacle.UNSUPPORTED;
            case Win32.MORE_DATA, Win32.INSUFFICIENT_BUFFER -> Obstacle.TOO_LARGE;
            default -> Obstacle.OTHER;
        };
        return new Unanswered(obstacle, call, "0x%X".formatted(code));
    }

    /** By a status of Windows, [MS-ERREF] 2.3. */
    static Unanswered ntStatus(String call, long status) {
        NtStatus known = NtStatus.valueOf(status);
        String name = known == NtStatus.STATUS_OTHER ? "" : " " + known.name();
        return new Unanswered(obstacle((int) status), call, "0x%08X%s".formatted(status & 0xFFFF_FFFFL, name));
    }

    private static Obstacle obstacle(int status) {
        return switch (status) {
            case Status.ACCESS_DENIED -> Obstacle.NO_ACCESS;
            case Status.LOGON_TYPE_NOT_GRANTED -> Obstacle.LOCAL_ACCOUNTS_DENIED;
            case Status.NO_SUCH_USER, Status.WRONG_PASSWORD, Status.LOGON_FAILURE, Status.ACCOUNT_RESTRICTION,
                    Status.INVALID_LOGON_HOURS, Status.INVALID_WORKSTATION, Status.PASSWORD_EXPIRED,
                    Status.ACCOUNT_DISABLED, Status.ACCOUNT_EXPIRED, Status.PASSWORD_MUST_CHANGE,
                    Status.ACCOUNT_LOCKED_OUT -> Obstacle.LOGON_FAILED;
            case Status.BAD_NETWORK_NAME -> Obstacle.NOT_SHARED;
            case Status.NETWORK_NAME_DELETED, Status.CONNECTION_DISCONNECTED, Status.PIPE_DISCONNECTED,
                    Status.PIPE_BROKEN, Status.USER_SESSION_DELETED, Status.NETWORK_SESSION_EXPIRED ->
                    Obstacle.CHANNEL_NOT_REACHABLE;
            case Status.NOT_SUPPORTED, Status.NOT_IMPLEMENTED, Status.INVALID_DEVICE_REQUEST, Status.NTLM_BLOCKED ->
                    Obstacle.UNSUPPORTED;
            case Status.IO_TIMEOUT -> Obstacle.TIMED_OUT;
            default -> Obstacle.OTHER;
        };
    }

    Obstacle obstacle() {
        return obstacle;
    }

    <T> Answer<T> answer() {
        return Answer.none(obstacle, call, code);
    }

    /** The same for another reason, when more is known. */
    Unanswered because(Obstacle better) {
        return new Unanswered(better, call, code);
    }
}
