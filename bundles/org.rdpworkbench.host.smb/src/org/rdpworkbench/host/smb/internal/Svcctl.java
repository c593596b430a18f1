// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;

/** The calls of [MS-SCMR] that read, sections 3.1.4. A handle is its 20 bytes. */
final class Svcctl {

    /** SERVICE_QUERY_CONFIG, SERVICE_QUERY_STATUS and SERVICE_ENUMERATE_DEPENDENTS, [MS-SCMR] 3.1.4. */
    static final int READ = 0x000D;

    private static final int HANDLE = 20;
    private static final int CONNECT_AND_ENUMERATE = 0x0005;
    private static final int ALL_WIN32_SERVICES = 0x0030;
    private static final int ANY_STATE = 0x0003;
    private static final int MOST_CONFIG = 8_192;
    private static final int MOST_LIST = 256 << 10;
    private static final int MOST_SERVICES = 10_000;

    private final RpcPipe pipe;

    Svcctl(RpcPipe pipe) {
        this.pipe = pipe;
    }

    /** ROpenSCManagerW, [MS-SCMR] 3.1.4.15. */
    byte[] openManager() throws Unanswered, NdrException {
        NdrInput results = pipe.call("ROpenSCManagerW", 15, new NdrOutput()
                .nullPointer()                   // lpMachineName
                .nullPointer()                   // lpDatabaseName
                .u32(CONNECT_AND_ENUMERATE));    // dwDesiredAccess
        byte[] lpScHandle = results.bytes(HANDLE);
        require("ROpenSCManagerW", results.u32());
        return lpScHandle;
    }

    /**
     * ROpenServiceW, [MS-SCMR] 3.1.4.16; empty when there is no such service.
     *
     * @param access rights to a service, [MS-SCMR] 3.1.4
     */
    Optional<byte[]> openService(byte[] manager, String name, int access) throws Unanswered, NdrException {
        NdrInput results = pipe.call("ROpenServiceW", 16, new NdrOutput()
                .bytes(manager)                  // hSCManager
                .string(name)                    // lpServiceName
                .u32(access));                   // dwDesiredAccess
        byte[] lpServiceHandle = results.bytes(HANDLE);
        long error = results.u32();
        if (error == Win32.SERVICE_DOES_NOT_EXIST) {
            return Optional.empty();
        }
        require("ROpenServiceW", error);
        return Optional.of(lpServiceHandle);
    }

    /** REnumServicesStatusW, [MS-SCMR] 3.1.4.14, until there are no more. */
    List<ServiceStatus> all(byte[] manager) throws Unanswered, NdrException {
        List<ServiceStatus> all = new ArrayList<>();
        long resume = 0;
        long error = Win32.MORE_DATA;
        while (error == Win32.MORE_DATA && all.size() < MOST_SERVICES) {
            NdrInput results = pipe.call("REnumServicesStatusW", 14, new NdrOutput()
                    .bytes(manager)              // hSCManager
                    .u32(ALL_WIN32_SERVICES)     // dwServiceType
                    .u32(ANY_STATE)              // dwServiceState
                    .u32(MOST_LIST)              // cbBufSize
                    .pointer().u32(resume));     // lpResumeIndex
            byte[] lpBuffer = results.array();
            results.u32();                       // pcbBytesNeeded
            long lpServicesReturned = results.u32();
            resume = results.pointer() ? results.u32() : 0;
            error = results.u32();
            if (error == Win32.MORE_DATA && lpServicesReturned == 0) {
                throw new Unanswered(Obstacle.TOO_LARGE, "REnumServicesStatusW", "one service");
            }
            all.addAll(StatusEntries.read(lpBuffer, lpServicesReturned));
        }
        require("REnumServicesStatusW", error);
        return all;
    }

    /** REnumDependentServicesW, [MS-SCMR] 3.1.4.13. */
    List<ServiceStatus> dependents(byte[] service) throws Unanswered, NdrException {
        NdrInput results = pipe.call("REnumDependentServicesW", 13, new NdrOutput()
                .bytes(service)                  // hService
                .u32(ANY_STATE)                  // dwServiceState
                .u32(MOST_LIST));                // cbBufSize
        byte[] lpServices = results.array();
        results.u32();                           // pcbBytesNeeded
        long lpServicesReturned = results.u32();
        require("REnumDependentServicesW", results.u32());
        return StatusEntries.read(lpServices, lpServicesReturned);
    }

    /** RQueryServiceStatus, [MS-SCMR] 3.1.4.7: dwCurrentState. */
    long state(byte[] service) throws Unanswered, NdrException {
        NdrInput results = pipe.call("RQueryServiceStatus", 6, new NdrOutput()
                .bytes(service));                // hService
        long dwCurrentState = StatusEntries.state(results);
        require("RQueryServiceStatus", results.u32());
        return dwCurrentState;
    }

    /** How a service is set up, QUERY_SERVICE_CONFIGW, [MS-SCMR] 2.2.15. */
    record Config(long dwStartType, String binaryPathName, String serviceStartName, String displayName) {}

    /** A service as a look has it, by two calls. */
    Service service(byte[] service, String name) throws Unanswered, NdrException {
        Config config = config(service);
        ServiceStatus.State state = ServiceStatus.State.of(state(service));
        return new Service(new ServiceStatus(name, config.displayName, state), Service.Start.of(config.dwStartType),
                config.binaryPathName, config.serviceStartName);
    }

    /** RQueryServiceConfigW, [MS-SCMR] 3.1.4.17. */
    Config config(byte[] service) throws Unanswered, NdrException {
        NdrInput results = pipe.call("RQueryServiceConfigW", 17, new NdrOutput()
                .bytes(service)                  // hService
                .u32(MOST_CONFIG));              // cbBufSize
        results.u32();                           // dwServiceType
        long dwStartType = results.u32();
        results.u32();                           // dwErrorControl
        boolean lpBinaryPathName = results.pointer();
        boolean lpLoadOrderGroup = results.pointer();
        results.u32();                           // dwTagId
        boolean lpDependencies = results.pointer();
        boolean lpServiceStartName = results.pointer();
        boolean lpDisplayName = results.pointer();
        String binaryPathName = text(lpBinaryPathName, results);
        text(lpLoadOrderGroup, results);
        text(lpDependencies, results);
        String serviceStartName = text(lpServiceStartName, results);
        String displayName = text(lpDisplayName, results);
        results.u32();                           // pcbBytesNeeded
        require("RQueryServiceConfigW", results.u32());
        return new Config(dwStartType, binaryPathName, serviceStartName, displayName);
    }

    /** RCloseServiceHandle, [MS-SCMR] 3.1.4.1. What it returns does not matter any more. */
    void close(byte[] handle) throws Unanswered, NdrException {
        pipe.call("RCloseServiceHandle", 0, new NdrOutput().bytes(handle)); // hSCObject
    }

    private static String text(boolean there, NdrInput results) throws NdrException {
        return there ? results.string() : "";
    }

    private static void require(String call, long error) throws Unanswered {
        if (error != Win32.SUCCESS) {
            throw Unanswered.win32(call, error);
        }
    }
}
