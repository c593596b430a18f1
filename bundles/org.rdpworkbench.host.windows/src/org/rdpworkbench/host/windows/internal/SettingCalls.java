// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.MalformedBytesException;

/** A setting of a machine, by the functions of Windows that read and write it; to be called in a session's thread. */
interface SettingCalls {

    /** The functions that read, open for writing, and write: named where a failure itself names none. */
    record Names(String get, String may, String put) {}

    Names names();

    /** What it holds. */
    SettingValue get(Windows windows) throws Unanswered, MalformedBytesException;

    /** Opens what would be changed for writing; fails where this account may not, or where no such value can be put. */
    void may(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException;

    /** Writes. */
    void put(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException;

    /** For a value that this setting never has. */
    default Unanswered never() {
        return Unanswered.impossible(names().put(), "not a value of this setting");
    }
}
