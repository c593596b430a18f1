// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;

/** Whether a service runs. */
record HeldState(SmbSession session, String service) implements Held {

    @Override
    public String call() {
        return "svcctl";
    }

    @Override
    public SettingValue get() throws Unanswered, NdrException {
        Optional<Long> dwCurrentState = new SmbServices(session).of(service, Svcctl.READ, Svcctl::state);
        return dwCurrentState.map(number -> SettingValue.dword(number.intValue())).orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(SettingValue value) throws Unanswered, NdrException {
        new SmbServices(session).of(service, right(value), (calls, handle) -> true).orElseThrow(HeldStart::nothing);
    }

    @Override
    public void put(SettingValue value) throws Unanswered, NdrException {
        int right = right(value);
        new SmbServices(session).of(service, right, (calls, handle) -> {
            SvcctlWriter writer = new SvcctlWriter(session.pipe(RpcInterface.SVCCTL));
            if (right == SvcctlWriter.START) {
                writer.start(handle);
            } else {
                writer.stop(handle);
            }
            return true;
        }).orElseThrow(HeldStart::nothing);
    }

    private static int right(SettingValue value) throws Unanswered {
        if (value.equals(Setting.State.RUNNING)) {
            return SvcctlWriter.START;
        }
        if (value.equals(Setting.State.STOPPED)) {
            return SvcctlWriter.STOP;
        }
        throw new Unanswered(Obstacle.UNSUPPORTED, "RControlService", "not a state that can be asked for");
    }
}
