// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Octets;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.SignedIn;

/**
 * A copy of what a call wrote into memory, with pointers into itself; 64 bits wide, as they are in every Windows that
 * this program runs on.
 *
 * @param address where the first byte lay
 */
record PointedMemory(long address, byte[] bytes) {

    private static final String NAME = "memory of Windows";

    static PointedMemory of(Memory memory) {
        return new PointedMemory(Pointer.nativeValue(memory), memory.getByteArray(0, (int) memory.size()));
    }

    /** ENUM_SERVICE_STATUSW of winsvc.h, that many of them. */
    List<ServiceStatus> statuses(int count) throws MalformedBytesException {
        Octets octets = new Octets(NAME, bytes);
        List<ServiceStatus> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long lpServiceName = octets.u64();
            long lpDisplayName = octets.u64();
            octets.u32();                        // dwServiceType
            long dwCurrentState = octets.u32();
            octets.u32();                        // dwControlsAccepted
            octets.u32();                        // dwWin32ExitCode
            octets.u32();                        // dwServiceSpecificExitCode
            octets.u32();                        // dwCheckPoint
            octets.u32();                        // dwWaitHint
            octets.u32();                        // up to the width of a pointer
            entries.add(new ServiceStatus(text(lpServiceName), text(lpDisplayName),
                    ServiceStatus.State.of(dwCurrentState)));
        }
        return entries;
    }

    /** WKSTA_USER_INFO_1 of lmwksta.h, that many of them. */
    void users(int count, SignedIn signedIn) throws MalformedBytesException {
        Octets octets = new Octets(NAME, bytes);
        for (int i = 0; i < count; i++) {
            long wkui1Username = octets.u64();
            long wkui1LogonDomain = octets.u64();
            octets.u64();                        // wkui1_oth_domains
            octets.u64();                        // wkui1_logon_server
            signedIn.add(text(wkui1LogonDomain), text(wkui1Username));
        }
    }

    /** QUERY_SERVICE_CONFIGW of winsvc.h. */
    Service service(String name, ServiceStatus.State state) throws MalformedBytesException {
        Octets octets = new Octets(NAME, bytes);
        octets.u32();                            // dwServiceType
        long dwStartType = octets.u32();
        octets.u32();                            // dwErrorControl
        octets.u32();                            // up to the width of a pointer
        long lpBinaryPathName = octets.u64();
        octets.u64();                            // lpLoadOrderGroup
        octets.u32();                            // dwTagId
        octets.u32();                            // up to the width of a pointer
        octets.u64();                            // lpDependencies
        long lpServiceStartName = octets.u64();
        long lpDisplayName = octets.u64();
        return new Service(new ServiceStatus(name, text(lpDisplayName), state), Service.Start.of(dwStartType),
                text(lpBinaryPathName), text(lpServiceStartName));
    }

    /** Text at a pointer; no text at none. */
    private String text(long pointer) throws MalformedBytesException {
        return pointer == 0 ? "" : new Octets(NAME, bytes).at(NAME, pointer - address).text();
    }
}
