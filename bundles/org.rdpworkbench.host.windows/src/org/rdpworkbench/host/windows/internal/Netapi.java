// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Library;
import com.sun.jna.WString;

/**
 * The functions of netapi32.dll that are called (lmremutl.h, lmapibuf.h), in the manner of {@link Advapi}. They return
 * an error code. Not verified on Windows, and Wine does not have the first one.
 */
interface Netapi extends Library {

    int NetRemoteTOD(WString uncServerName, long[] bufferPtr);

    int NetApiBufferFree(long buffer);
}
