// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.WString;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Setting;

/**
 * The machine, which can be restarted. Where that is the one on which this program runs, the program ends with it. Not
 * verified on Windows.
 */
record RestartCalls(Computer computer) implements SettingCalls {

    private static final String CALL = "InitiateSystemShutdownExW";

    @Override
    public Names names() {
        return new Names(CALL, "AdjustTokenPrivileges", CALL);
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered {
        throw never();
    }

    /** Another machine tells only when it is called. */
    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered {
        if (!computer.another() && !BackupPrivilege.toRestart(windows)) {
            throw Unanswered.win32("AdjustTokenPrivileges", Win32.PRIVILEGE_NOT_HELD);
        }
    }

    /** Programs are closed, whatever they have not saved. */
    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered {
        may(windows, value);
        Unanswered.unless(windows.advapi().InitiateSystemShutdownExW(computer.name(),
                new WString(Setting.Restart.MESSAGE), Setting.Restart.SECONDS, true, true, Setting.Restart.REASON),
                CALL);
    }
}
