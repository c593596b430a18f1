// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import org.rdpworkbench.core.spi.SettingValue;

/**
 * The settings of a host, read exactly and written: all that a way in can change. Only a repair writes, step by step,
 * so each call does one thing and no more.
 */
public interface Settings {

    /** What it holds now. */
    Answer<SettingValue> get(Setting setting) throws InterruptedException;

    /**
     * Whether this account may put that value: opens what would be changed for writing, and writes nothing.
     *
     * @return the value as it was asked for, or why it cannot be put
     */
    Answer<SettingValue> may(Setting setting, SettingValue value) throws InterruptedException;

    /**
     * Puts a value. A service is asked to start or stop, and is not waited for.
     *
     * @return the value as it was asked for, or why it was not put
     */
    Answer<SettingValue> put(Setting setting, SettingValue value) throws InterruptedException;
}
