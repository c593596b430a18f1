// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;

/** The settings of one host, for the time of one repair. For one thread at a time. */
public interface SettingSession extends AutoCloseable {

    /** Which machine this is, whatever name led to it: a text that no other machine has. */
    String machine() throws SettingException, InterruptedException;

    /**
     * The steps of a change, with what is there now: a key that has to be made first, what must stop before a service
     * does. None where everything is as the change wants it.
     *
     * @throws SettingException also when the change does not fit what is there
     */
    List<Step> steps(Change change) throws SettingException, InterruptedException;

    /** What a setting holds now. */
    SettingValue now(String setting) throws SettingException, InterruptedException;

    /**
     * Proves that this account may put such a value, and puts nothing.
     *
     * @throws SettingException when it may not
     */
    void may(String setting, SettingValue value) throws SettingException, InterruptedException;

    /**
     * Puts a value, and waits until the setting holds it.
     *
     * @throws SettingException when it was not put, or does not hold it in time
     */
    void put(String setting, SettingValue value) throws SettingException, InterruptedException;

    @Override
    void close();
}
