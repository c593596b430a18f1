// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.List;

/** The event logs of a host: the classic ones (System, Application and Security), and its channels. */
public interface EventLogs {

    /** Events of a classic log that fit, the newest first; none when the log holds none. */
    Answer<List<EventEntry>> read(EventQuery query) throws InterruptedException;

    /** Events of a channel that fit, at most {@link ChannelEvents#MOST}. */
    Answer<ChannelEvents> read(ChannelQuery query) throws InterruptedException;
}
