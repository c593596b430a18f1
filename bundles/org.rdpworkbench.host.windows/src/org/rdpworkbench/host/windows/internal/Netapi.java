// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Library;
import com.sun.jna.WString;

/**
 * The functions of netapi32.dll that are called (lmremutl.h, lmapibuf.h), in the manner of {@link Advapi}. They return
 * an error code. Not verified on Windows, and Wine does not have the first two.
 */
interface Netapi extends Library {

    int NetRemoteTOD(WString uncServerName, long[] bufferPtr);

    int NetWkstaUserEnum(WString servername, int level, long[] bufptr, int prefmaxlen, int[] entriesread,
            int[] totalentries, int[] resumehandle);

    int NetApiBufferSize(long buffer, int[] byteCount);

    int NetApiBufferFree(long buffer);
}
