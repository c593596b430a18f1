// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.WString;

/** The functions of kernel32.dll that are called (fileapi.h, winbase.h), in the manner of {@link Advapi}. */
interface Kernel extends Library {

    long CreateFileW(WString lpFileName, int dwDesiredAccess, int dwShareMode, Pointer lpSecurityAttributes,
            int dwCreationDisposition, int dwFlagsAndAttributes, Pointer hTemplateFile);

    boolean GetFileInformationByHandleEx(long hFile, int fileInformationClass, byte[] lpFileInformation,
            int dwBufferSize);

    boolean SetFilePointerEx(long hFile, long liDistanceToMove, long[] lpNewFilePointer, int dwMoveMethod);

    boolean ReadFile(long hFile, byte[] lpBuffer, int nNumberOfBytesToRead, int[] lpNumberOfBytesRead,
            Pointer lpOverlapped);

    boolean WriteFile(long hFile, byte[] lpBuffer, int nNumberOfBytesToWrite, int[] lpNumberOfBytesWritten,
            Pointer lpOverlapped);

    boolean MoveFileExW(WString lpExistingFileName, WString lpNewFileName, int dwFlags);

    boolean CreateDirectoryW(WString lpPathName, Pointer lpSecurityAttributes);

    boolean RemoveDirectoryW(WString lpPathName);

    boolean CloseHandle(long hObject);

    long GetCurrentThread();

    /** Milliseconds since the start (sysinfoapi.h). */
    long GetTickCount64();
}
