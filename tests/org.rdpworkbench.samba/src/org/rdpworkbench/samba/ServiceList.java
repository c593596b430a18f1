// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Services as [MS-SCMR] has them on the wire.
 *
 * @param buffer of the size that was asked for, as Windows sends it: entries from the front, their texts from the end
 * @param returned how many found room
 * @param needed how many bytes the others need; 0 when there are no others
 */
record ServiceList(byte[] buffer, int returned, int needed) {

    /** SERVICE_STATUS, 2.2.47. */
    static final int STATUS = 28;

    private static final int ENTRY = 36;
    private static final int ACCEPTS_STOP = 1;

    /** ENUM_SERVICE_STATUSW, 2.2.11, of as many as find room. */
    static ServiceList of(List<ServiceEntry> services, int size) {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        int returned = 0;
        int needed = 0;
        int end = size;
        for (ServiceEntry service : services) {
            byte[] name = (service.name() + "\0").getBytes(StandardCharsets.UTF_16LE);
            byte[] displayName = (service.displayName() + "\0").getBytes(StandardCharsets.UTF_16LE);
            int text = name.length + displayName.length;
            if (needed > 0 || end - text < buffer.position() + ENTRY) {
                needed += ENTRY + text;
                continue;
            }
            end -= text;
            buffer.putInt(end).putInt(end + name.length);                  // lpServiceName, lpDisplayName
            buffer.put(status(service, new PipeOutput()).toByteArray());   // ServiceStatus
            buffer.put(end, name).put(end + name.length, displayName);
            returned++;
        }
        return new ServiceList(buffer.array(), returned, needed);
    }

    static PipeOutput status(ServiceEntry service, PipeOutput output) {
        return output
                .u32(ServiceEntry.TYPE)          // dwServiceType
                .u32(service.state())            // dwCurrentState
                .u32(ACCEPTS_STOP)               // dwControlsAccepted
                .u32(0)                          // dwWin32ExitCode
                .u32(0)                          // dwServiceSpecificExitCode
                .u32(0)                          // dwCheckPoint
                .u32(0);                         // dwWaitHint
    }

    private static String path(ServiceEntry service) {
        return "C:\\Windows\\System32\\svchost.exe -k " + service.name();
    }

    static int configSize(ServiceEntry service) {
        return ENTRY + 2 * (path(service).length() + service.account().length() + service.displayName().length() + 6);
    }

    /** QUERY_SERVICE_CONFIGW, 2.2.15. */
    static void config(ServiceEntry service, PipeOutput output) {
        output
                .u32(ServiceEntry.TYPE)          // dwServiceType
                .u32(service.start())            // dwStartType
                .u32(1)                          // dwErrorControl
                .pointer()                       // lpBinaryPathName
                .pointer()                       // lpLoadOrderGroup
                .u32(0)                          // dwTagId
                .pointer()                       // lpDependencies
                .pointer()                       // lpServiceStartName
                .pointer()                       // lpDisplayName
                .string(path(service)).string("").string("").string(service.account())
                .string(service.displayName());
    }
}
