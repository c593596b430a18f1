// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** The calls of [MS-SCMR] that change something, sections 3.1.4. A handle is its 20 bytes. */
final class SvcctlWriter {

    /** Rights to a service, [MS-SCMR] 3.1.4: SERVICE_CHANGE_CONFIG, SERVICE_START and SERVICE_STOP. */
    static final int CHANGE_CONFIG = 0x0002;
    static final int START = 0x0010;
    static final int STOP = 0x0020;

    /** SERVICE_NO_CHANGE, [MS-SCMR] 3.1.4.11. */
    static final int NO_CHANGE = 0xFFFF_FFFF;

    private static final int SERVICE_CONTROL_STOP = 1;

    private final RpcPipe pipe;

    SvcctlWriter(RpcPipe pipe) {
        this.pipe = pipe;
    }

    /** RChangeServiceConfigW, [MS-SCMR] 3.1.4.11, of the start type alone. */
    void changeStart(byte[] service, int start) throws Unanswered, NdrException {
        NdrInput results = pipe.call("RChangeServiceConfigW", 11, new NdrOutput()
                .bytes(service)                  // hService
                .u32(NO_CHANGE)                  // dwServiceType
                .u32(start)                      // dwStartType
                .u32(NO_CHANGE)                  // dwErrorControl
                .nullPointer()                   // lpBinaryPathName
                .nullPointer()                   // lpLoadOrderGroup
                .nullPointer()                   // lpdwTagId
                .nullPointer()                   // lpDependencies
                .u32(0)                          // dwDependSize
                .nullPointer()                   // lpServiceStartName
                .nullPointer()                   // lpPassword
                .u32(0)                          // dwPwSize
                .nullPointer());                 // lpDisplayName
        if (results.pointer()) {
            results.u32();                       // lpdwTagId
        }
        require("RChangeServiceConfigW", results.u32(), Win32.SUCCESS);
    }

    /** RStartServiceW, [MS-SCMR] 3.1.4.19, without arguments; one that runs already is no failure. */
    void start(byte[] service) throws Unanswered, NdrException {
        NdrInput results = pipe.call("RStartServiceW", 19, new NdrOutput()
                .bytes(service)                  // hService
                .u32(0)                          // argc
                .nullPointer());                 // argv
        require("RStartServiceW", results.u32(), Win32.SERVICE_ALREADY_RUNNING);
    }

    /** RControlService, [MS-SCMR] 3.1.4.2, to stop it; one that does not run is no failure. */
    void stop(byte[] service) throws Unanswered, NdrException {
        NdrInput results = pipe.call("RControlService", 1, new NdrOutput()
                .bytes(service)                  // hService
                .u32(SERVICE_CONTROL_STOP));     // dwControl
        StatusEntries.state(results);            // lpServiceStatus
        require("RControlService", results.u32(), Win32.SERVICE_NOT_ACTIVE);
    }

    private static void require(String call, long error, int alsoFine) throws Unanswered {
        if (error != Win32.SUCCESS && error != alsoFine) {
            throw Unanswered.win32(call, error);
        }
    }
}
