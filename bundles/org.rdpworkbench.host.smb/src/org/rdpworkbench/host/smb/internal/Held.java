// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Setting;

/** One {@link Setting} of a host, in the session's thread. What cannot be is {@link Unanswered}. */
interface Held {

    /** The call that is named when a failure itself names none. */
    String call();

    /** What it holds now. */
    SettingValue get() throws Unanswered, NdrException, MalformedBytesException;

    /** Opens what would be changed for that, and writes nothing. */
    void may(SettingValue value) throws Unanswered, NdrException, MalformedBytesException;

    /** Puts a value. */
    void put(SettingValue value) throws Unanswered, NdrException, MalformedBytesException;
}
