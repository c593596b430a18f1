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

    Unanswered(Obstacle obstacle, String call, String code) {
        super(call + ": " + code, null, false, false);
        this.obstacle = obstacle;
        this.call = call;
        this.code = code;
    }

    /** By an error code of Windows, [MS-ERREF] 2.2. */
    static Unanswered win32(String call, int code) {
        Obstacle obstacle = switch (code) {
            case Win32.ACCESS_DENIED, Win32.PRIVILEGE_NOT_HELD -> Obstacle.NOT_ELEVATED;
            case Win32.NOT_SUPPORTED, Win32.CALL_NOT_IMPLEMENTED -> Obstacle.UNSUPPORTED;
            case Win32.MORE_DATA, Win32.INSUFFICIENT_BUFFER -> Obstacle.TOO_LARGE;
            default -> Obstacle.OTHER;
        };
        return new Unanswered(obstacle, call, "0x%X".formatted(code));
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

    <T> Answer<T> answer() {
        return Answer.none(obstacle, call, code);
    }
}
