// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.stream.IntStream;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.MalformedBytesException;

/** How a service starts. */
record StartCalls(Computer computer, String service) implements SettingCalls {

    private static final Names NAMES = new Names("QueryServiceConfigW", "OpenServiceW", "ChangeServiceConfigW");
    /** SERVICE_QUERY_CONFIG and SERVICE_CHANGE_CONFIG of winsvc.h. */
    private static final int QUERY_CONFIG = 0x0001;
    private static final int CHANGE_CONFIG = 0x0002;
    /** SERVICE_DISABLED, the last start type. */
    private static final int DISABLED = 4;

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered, MalformedBytesException {
        return WindowsServices.of(windows.advapi(), computer, service, QUERY_CONFIG, handle ->
                SettingValue.dword(handle.startType())).orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        startType(value);
        change(windows, handle -> value);
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        int startType = startType(value);
        change(windows, handle -> {
            handle.changeStartType(startType);
            return value;
        });
    }

    private void change(Windows windows, WindowsServices.WithHandle<SettingValue> change)
            throws Unanswered, MalformedBytesException {
        WindowsServices.of(windows.advapi(), computer, service, CHANGE_CONFIG, change)
                .orElseThrow(() -> Unanswered.impossible("OpenServiceW", "the service is not there"));
    }

    /** Of those that the specification has, [MS-SCMR] 2.2.15: SERVICE_NO_CHANGE is a DWORD as well. */
    private int startType(SettingValue value) throws Unanswered {
        return IntStream.rangeClosed(0, DISABLED).filter(type -> SettingValue.dword(type).equals(value)).boxed()
                .findFirst().orElseThrow(this::never);
    }
}
