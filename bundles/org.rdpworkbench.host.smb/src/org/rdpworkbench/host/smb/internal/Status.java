// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** Statuses of Windows that mean something here, [MS-ERREF] 2.3. */
final class Status {

    static final int NOT_IMPLEMENTED = 0xC000_0002;
    static final int NO_SUCH_FILE = 0xC000_000F;
    static final int INVALID_DEVICE_REQUEST = 0xC000_0010;
    static final int END_OF_FILE = 0xC000_0011;
    static final int ACCESS_DENIED = 0xC000_0022;
    static final int BUFFER_TOO_SMALL = 0xC000_0023;
    static final int OBJECT_NAME_NOT_FOUND = 0xC000_0034;
    static final int OBJECT_PATH_NOT_FOUND = 0xC000_003A;
    static final int SHARING_VIOLATION = 0xC000_0043;
    static final int NO_SUCH_USER = 0xC000_0064;
    static final int WRONG_PASSWORD = 0xC000_006A;
    static final int LOGON_FAILURE = 0xC000_006D;
    static final int ACCOUNT_RESTRICTION = 0xC000_006E;
    static final int INVALID_LOGON_HOURS = 0xC000_006F;
    static final int INVALID_WORKSTATION = 0xC000_0070;
    static final int PASSWORD_EXPIRED = 0xC000_0071;
    static final int ACCOUNT_DISABLED = 0xC000_0072;
    static final int PIPE_NOT_AVAILABLE = 0xC000_00AC;
    static final int PIPE_DISCONNECTED = 0xC000_00B0;
    static final int IO_TIMEOUT = 0xC000_00B5;
    static final int FILE_IS_A_DIRECTORY = 0xC000_00BA;
    static final int NOT_SUPPORTED = 0xC000_00BB;
    static final int NETWORK_NAME_DELETED = 0xC000_00C9;
    static final int BAD_NETWORK_NAME = 0xC000_00CC;
    static final int DIRECTORY_NOT_EMPTY = 0xC000_0101;
    static final int NOT_A_DIRECTORY = 0xC000_0103;
    static final int PIPE_BROKEN = 0xC000_014B;
    static final int LOGON_TYPE_NOT_GRANTED = 0xC000_015B;
    static final int ACCOUNT_EXPIRED = 0xC000_0193;
    static final int USER_SESSION_DELETED = 0xC000_0203;
    static final int CONNECTION_DISCONNECTED = 0xC000_020C;
    static final int PASSWORD_MUST_CHANGE = 0xC000_0224;
    static final int ACCOUNT_LOCKED_OUT = 0xC000_0234;
    static final int NETWORK_SESSION_EXPIRED = 0xC000_035C;
    static final int NTLM_BLOCKED = 0xC000_0418;

    private Status() {}
}
