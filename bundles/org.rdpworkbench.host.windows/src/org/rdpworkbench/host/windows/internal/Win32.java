// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

/** Error codes of Windows that mean something here, [MS-ERREF] 2.2. */
final class Win32 {

    static final int SUCCESS = 0;
    static final int FILE_NOT_FOUND = 2;
    static final int PATH_NOT_FOUND = 3;
    static final int ACCESS_DENIED = 5;
    static final int INVALID_DRIVE = 15;
    static final int NO_MORE_FILES = 18;
    static final int SHARING_VIOLATION = 32;
    static final int HANDLE_EOF = 38;
    static final int NOT_SUPPORTED = 50;
    static final int REM_NOT_LIST = 51;
    static final int BAD_NETPATH = 53;
    static final int UNEXP_NET_ERR = 59;
    static final int NETNAME_DELETED = 64;
    static final int BAD_NET_NAME = 67;
    static final int INVALID_PASSWORD = 86;
    static final int CALL_NOT_IMPLEMENTED = 120;
    static final int SEM_TIMEOUT = 121;
    static final int INSUFFICIENT_BUFFER = 122;
    static final int INVALID_NAME = 123;
    static final int PIPE_NOT_AVAILABLE = 231;
    static final int MORE_DATA = 234;
    static final int NO_MORE_ITEMS = 259;
    static final int SERVICE_ALREADY_RUNNING = 1056;
    static final int SERVICE_DOES_NOT_EXIST = 1060;
    static final int SERVICE_NOT_ACTIVE = 1062;
    static final int NO_NET_OR_BAD_PATH = 1203;
    static final int CONNECTION_REFUSED = 1225;
    static final int NETWORK_UNREACHABLE = 1231;
    static final int HOST_UNREACHABLE = 1232;
    static final int CONNECTION_ABORTED = 1236;
    static final int NOT_ALL_ASSIGNED = 1300;
    static final int PRIVILEGE_NOT_HELD = 1314;
    static final int LOGON_FAILURE = 1326;
    static final int ACCOUNT_RESTRICTION = 1327;
    static final int INVALID_LOGON_HOURS = 1328;
    static final int INVALID_WORKSTATION = 1329;
    static final int PASSWORD_EXPIRED = 1330;
    static final int ACCOUNT_DISABLED = 1331;
    static final int LOGON_TYPE_NOT_GRANTED = 1385;
    static final int TIMEOUT = 1460;
    static final int SERVER_UNAVAILABLE = 1722;
    static final int CALL_FAILED = 1726;
    static final int CALL_FAILED_NOT_EXECUTED = 1727;
    static final int ACCOUNT_EXPIRED = 1793;
    static final int PASSWORD_MUST_CHANGE = 1907;
    static final int ACCOUNT_LOCKED_OUT = 1909;
    static final int NTLM_BLOCKED = 1937;
    static final int EVT_CHANNEL_NOT_FOUND = 15007;

    private Win32() {}
}
