// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.List;

/** The classic event logs of a host: System, Application and Security. Other channels are files, not read here. */
public interface EventLogs {

    /** Events that fit, the newest first; none when the log holds none. Other logs are not supported. */
    Answer<List<EventEntry>> read(EventQuery query) throws InterruptedException;
}
