// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
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
    private static final int START_TYPE = 4;
    private static final int SERVICE_NO_CHANGE = 0xFFFF_FFFF;
    private static final int SERVICE_CONTROL_STOP = 1;
    /** SERVICE_STATUS, seven numbers. */
    private static final int STATUS = 28;

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
        int state = state();
        try (Memory room = new Memory(MOST_CONFIG)) {
            Unanswered.unless(advapi.QueryServiceConfigW(handle, room, MOST_CONFIG, new int[1]),
                    "QueryServiceConfigW");
            return PointedMemory.of(room).service(name, ServiceStatus.State.of(state));
        }
    }

    /** QueryServiceStatusEx: dwCurrentState. */
    int state() throws Unanswered {
        byte[] status = new byte[STATUS_PROCESS];
        Unanswered.unless(advapi.QueryServiceStatusEx(handle, STATUS_PROCESS_INFO, status, status.length, new int[1]),
                "QueryServiceStatusEx");
        return ByteBuffer.wrap(status).order(ByteOrder.LITTLE_ENDIAN).getInt(CURRENT_STATE);
    }

    /** QueryServiceConfigW: dwStartType. */
    int startType() throws Unanswered {
        try (Memory room = new Memory(MOST_CONFIG)) {
            Unanswered.unless(advapi.QueryServiceConfigW(handle, room, MOST_CONFIG, new int[1]),
                    "QueryServiceConfigW");
            return room.getInt(START_TYPE);
        }
    }

    /** ChangeServiceConfigW, of nothing but dwStartType. */
    void changeStartType(int startType) throws Unanswered {
        Unanswered.unless(advapi.ChangeServiceConfigW(handle, SERVICE_NO_CHANGE, startType, SERVICE_NO_CHANGE, null,
                null, null, null, null, null, null), "ChangeServiceConfigW");
    }

    /** StartServiceW; that it runs or starts already is fine. */
    void start() throws Unanswered {
        Unanswered.unless(advapi.StartServiceW(handle, 0, null)
                || Native.getLastError() == Win32.SERVICE_ALREADY_RUNNING, "StartServiceW");
    }

    /** ControlService, to stop; that it does not run is fine. */
    void stop() throws Unanswered {
        Unanswered.unless(advapi.ControlService(handle, SERVICE_CONTROL_STOP, new byte[STATUS])
                || Native.getLastError() == Win32.SERVICE_NOT_ACTIVE, "ControlService");
    }

    /** CloseServiceHandle. What it returns does not matter any more. */
    @Override
    public void close() {
        advapi.CloseServiceHandle(handle);
    }
}
