// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;

/**
 * What can be asked with a handle of the service control manager or of a service.
 *
 * @param handle an SC_HANDLE
 */
record ServiceCalls(Advapi advapi, long handle) implements AutoCloseable {

    private static final int ALL_WIN32_SERVICES = 0x0030;
    private static final int ANY_STATE = 0x0003;
    private static final int MOST_CONFIG = 8_192;
    private static final int MOST_LIST = 256 << 10;
    private static final int MOST_SERVICES = 10_000;
    /** SERVICE_STATUS_PROCESS, nine numbers, which SC_STATUS_PROCESS_INFO asks for. */
    private static final int STATUS_PROCESS = 36;
    private static final int STATUS_PROCESS_INFO = 0;
    private static final int CURRENT_STATE = 4;

    /** EnumServicesStatusW, until there are no more. */
    List<ServiceStatus> all() throws Unanswered, MalformedBytesException {
        List<ServiceStatus> all = new ArrayList<>();
        int[] returned = new int[1];
        int[] resume = new int[1];
        try (Memory room = new Memory(MOST_LIST)) {
            boolean done = false;
            while (!done) {
                done = advapi.EnumServicesStatusW(handle, ALL_WIN32_SERVICES, ANY_STATE, room, MOST_LIST, new int[1],
                        returned, resume);
                // Short of room it brings a part, and goes on from there.
                Unanswered.unless(done || returned[0] > 0 && resume[0] != 0, "EnumServicesStatusW");
                all.addAll(PointedMemory.of(room).statuses(returned[0]));
                if (all.size() > MOST_SERVICES) {
                    throw new Unanswered(Obstacle.TOO_LARGE, "EnumServicesStatusW", "more than " + MOST_SERVICES);
                }
            }
        }
        return all;
    }

    /** EnumDependentServicesW. Not verified on Windows: Wine knows of no dependents. */
    List<ServiceStatus> dependents() throws Unanswered, MalformedBytesException {
        int[] returned = new int[1];
        try (Memory room = new Memory(MOST_LIST)) {
            Unanswered.unless(advapi.EnumDependentServicesW(handle, ANY_STATE, room, MOST_LIST, new int[1], returned),
                    "EnumDependentServicesW");
            return PointedMemory.of(room).statuses(returned[0]);
        }
    }

    /** QueryServiceConfigW and QueryServiceStatusEx. */
    Service config(String name) throws Unanswered, MalformedBytesException {
        byte[] status = new byte[STATUS_PROCESS];
        Unanswered.unless(advapi.QueryServiceStatusEx(handle, STATUS_PROCESS_INFO, status, status.length, new int[1]),
                "QueryServiceStatusEx");
        int state = ByteBuffer.wrap(status).order(ByteOrder.LITTLE_ENDIAN).getInt(CURRENT_STATE);
        try (Memory room = new Memory(MOST_CONFIG)) {
            Unanswered.unless(advapi.QueryServiceConfigW(handle, room, MOST_CONFIG, new int[1]),
                    "QueryServiceConfigW");
            return PointedMemory.of(room).service(name, ServiceStatus.State.of(state));
        }
    }

    /** CloseServiceHandle. What it returns does not matter any more. */
    @Override
    public void close() {
        advapi.CloseServiceHandle(handle);
    }
}
