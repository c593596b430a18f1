// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;

/**
 * The host itself, which can be restarted. Whether this account may do that only the call itself tells, which does it.
 * Not verified on Windows.
 */
record HeldHost(SmbSession session) implements Held {

    @Override
    public String call() {
        return "InitShutdown";
    }

    @Override
    public SettingValue get() throws Unanswered {
        throw new Unanswered(Obstacle.UNSUPPORTED, call(), "it has no value");
    }

    @Override
    public void may(SettingValue value) throws Unanswered, NdrException {
        session.pipe(RpcInterface.SHUTDOWN);
    }

    /** BaseInitiateShutdownEx, [MS-RSP] 3.2.4.3. Programs are closed, whatever they have not saved. */
    @Override
    public void put(SettingValue value) throws Unanswered, NdrException {
        NdrInput results = session.pipe(RpcInterface.SHUTDOWN).call("BaseInitiateShutdownEx", 2, new NdrOutput()
                .nullPointer()                   // ServerName
                .pointer().roomyString(Setting.Restart.MESSAGE) // lpMessage
                .u32(Setting.Restart.SECONDS)    // dwTimeout
                .u8(1)                           // bForceAppsClosed
                .u8(1)                           // bRebootAfterShutdown
                .u32(Setting.Restart.REASON));   // dwReason
        long error = results.u32();
        if (error != Win32.SUCCESS) {
            throw Unanswered.win32("BaseInitiateShutdownEx", error);
        }
    }
}
