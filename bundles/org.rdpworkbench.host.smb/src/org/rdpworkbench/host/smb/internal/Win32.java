// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** Error codes of Windows that mean something here, [MS-ERREF] 2.2. */
final class Win32 {

    static final int SUCCESS = 0;
    static final int FILE_NOT_FOUND = 2;
    static final int PATH_NOT_FOUND = 3;
    static final int ACCESS_DENIED = 5;
    static final int NOT_SUPPORTED = 50;
    static final int CALL_NOT_IMPLEMENTED = 120;
    static final int INSUFFICIENT_BUFFER = 122;
    static final int MORE_DATA = 234;
    static final int NO_MORE_ITEMS = 259;
    static final int SERVICE_ALREADY_RUNNING = 1056;
    static final int SERVICE_DOES_NOT_EXIST = 1060;
    static final int SERVICE_NOT_ACTIVE = 1062;

    private Win32() {}
}
