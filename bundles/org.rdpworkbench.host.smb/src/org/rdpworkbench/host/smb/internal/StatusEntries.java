// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.host.ServiceStatus;

/** The states of services as [MS-SCMR] has them on the wire. */
final class StatusEntries {

    /** ENUM_SERVICE_STATUSW without the text behind it. */
    private static final int ENTRY = 36;

    private StatusEntries() {}

    /** ENUM_SERVICE_STATUSW, [MS-SCMR] 2.2.11, where offsets take the place of pointers. */
    static List<ServiceStatus> read(byte[] buffer, long count) throws NdrException {
        NdrInput input = new NdrInput("ENUM_SERVICE_STATUSW", buffer);
        if (count > buffer.length / ENTRY) {
            throw input.failure("cannot hold " + count + " services");
        }
        List<ServiceStatus> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long lpServiceName = input.u32();
            long lpDisplayName = input.u32();
            entries.add(new ServiceStatus(input.textAt(lpServiceName), input.textAt(lpDisplayName),
                    ServiceStatus.State.of(state(input))));
        }
        return entries;
    }

    /** SERVICE_STATUS, [MS-SCMR] 2.2.47: dwCurrentState of it. */
    static long state(NdrInput input) throws NdrException {
        input.u32();                             // dwServiceType
        long dwCurrentState = input.u32();
        input.u32();                             // dwControlsAccepted
        input.u32();                             // dwWin32ExitCode
        input.u32();                             // dwServiceSpecificExitCode
        input.u32();                             // dwCheckPoint
        input.u32();                             // dwWaitHint
        return dwCurrentState;
    }
}
