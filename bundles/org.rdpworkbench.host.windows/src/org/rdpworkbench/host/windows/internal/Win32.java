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
    static final int HANDLE_EOF = 38;
    static final int NOT_SUPPORTED = 50;
    static final int CALL_NOT_IMPLEMENTED = 120;
    static final int INSUFFICIENT_BUFFER = 122;
    static final int INVALID_NAME = 123;
    static final int MORE_DATA = 234;
    static final int NO_MORE_ITEMS = 259;
    static final int SERVICE_DOES_NOT_EXIST = 1060;
    static final int PRIVILEGE_NOT_HELD = 1314;

    private Win32() {}
}
