// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Optional;
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

    /**
     * Makes a file that others may read and nobody else may write, until the session ends in whatever way: then the
     * host deletes it.
     *
     * @param file {@code C:\\x}; one that is there and that nobody has open is replaced
     * @param words what stands in it
     * @return the first bytes of the file where somebody else has it; empty where it was made, or where this way in
     *     makes none
     */
    default Answer<Optional<byte[]>> hold(String file, byte[] words) throws InterruptedException {
        return Answer.of(Optional.empty());
    }
}
