// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Library;
import com.sun.jna.WString;

/**
 * The functions of wevtapi.dll that are called, by their names and parameters in winevt.h. Handles are numbers; the
 * functions leave an error code to GetLastError.
 */
interface Wevtapi extends Library {

    long EvtQuery(long session, WString path, WString query, int flags);

    boolean EvtNext(long resultSet, int eventsSize, long[] events, int timeout, int flags, int[] returned);

    boolean EvtRender(long context, long fragment, int flags, int bufferSize, char[] buffer, int[] bufferUsed,
            int[] propertyCount);

    boolean EvtClose(long object);
}
