// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.stream.Stream;

/** A row of the hosts view, and what the view publishes as its selection. */
public sealed interface Row permits HostRow, GroupRow {

    /** The id of the host or group in the inventory. */
    String id();

    /** What it is called; it may hold anything. */
    String name();

    /** The hosts that it stands for, among those that are shown. */
    Stream<HostRow> hosts();
}
