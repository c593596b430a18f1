// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Setting;

/**
 * Whether a service runs. To start one Windows comes back when its program does, which may take half a minute (not
 * verified on Windows).
 */
record StateCalls(Computer computer, String service) implements SettingCalls {

    private static final Names NAMES = new Names("QueryServiceStatusEx", "OpenServiceW", "StartServiceW");
    /** SERVICE_QUERY_STATUS, SERVICE_START and SERVICE_STOP of winsvc.h. */
    private static final int QUERY_STATUS = 0x0004;
    private static final int MAY_START = 0x0010;
    private static final int MAY_STOP = 0x0020;

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered, MalformedBytesException {
        return WindowsServices.of(windows.advapi(), computer, service, QUERY_STATUS, handle ->
                SettingValue.dword(handle.state())).orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        change(windows, value, handle -> value);
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        change(windows, value, handle -> {
            if (value.equals(Setting.State.RUNNING)) {
                handle.start();
            } else {
                handle.stop();
            }
            return value;
        });
    }

    private void change(Windows windows, SettingValue value, WindowsServices.WithHandle<SettingValue> change)
            throws Unanswered, MalformedBytesException {
        boolean run = value.equals(Setting.State.RUNNING);
        if (!run && !value.equals(Setting.State.STOPPED)) {
            throw never();
        }
        WindowsServices.of(windows.advapi(), computer, service, run ? MAY_START : MAY_STOP, change)
                .orElseThrow(() -> Unanswered.impossible("OpenServiceW", "the service is not there"));
    }
}
