// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.nio.ByteBuffer;
import java.util.Map;

/** The calls of [MS-SCMR] that change something, with the rights that each needs. What is asked for is so at once. */
final class ServiceChanges {

    /** Rights to a service: to change its configuration, to start and to stop it. */
    static final int RIGHTS = 0x32;
    private static final int CHANGE_CONFIG = 0x02;
    private static final int START = 0x10;
    private static final int STOP = 0x20;

    private static final int NO_CHANGE = -1;
    private static final int INVALID_PARAMETER = 87;
    private static final int DEPENDENT_SERVICES_RUNNING = 1051;
    private static final int INVALID_SERVICE_CONTROL = 1052;
    private static final int SERVICE_ALREADY_RUNNING = 1056;
    private static final int SERVICE_DISABLED = 1058;
    private static final int SERVICE_NOT_ACTIVE = 1062;
    private static final int SERVICE_DEPENDENCY_FAIL = 1068;
    private static final int CONTROL_STOP = 1;

    private final Map<String, ServiceEntry> services;
    private final ServiceHandles handles;

    ServiceChanges(Map<String, ServiceEntry> services, ServiceHandles handles) {
        this.services = services;
        this.handles = handles;
    }

    /** RChangeServiceConfigW, 3.1.4.11: hService and twelve more, of which only dwStartType may be set here. */
    void config(ByteBuffer arguments, PipeOutput results) {
        byte[] handle = ServiceHandles.read(arguments);
        int dwServiceType = arguments.getInt();
        int dwStartType = arguments.getInt();
        int dwErrorControl = arguments.getInt();
        while (arguments.hasRemaining()) {
            if (arguments.getInt() != 0) {
                throw new IllegalStateException("more than the start type is changed");
            }
        }
        if (dwServiceType != NO_CHANGE || dwErrorControl != NO_CHANGE || arguments.position() != 68) {
            throw new IllegalStateException("more or less than the start type is changed");
        }
        int denied = handles.denied(handle, CHANGE_CONFIG);
        int error = denied != 0 ? denied : dwStartType < 0 || dwStartType > 4 ? INVALID_PARAMETER : 0;
        if (error == 0) {
            put(handles.service(handle).withStart(dwStartType));
        }
        results.u32(0).u32(error); // lpdwTagId
    }

    /** RStartServiceW, 3.1.4.19: hService, argc and argv. */
    void start(ByteBuffer arguments, PipeOutput results) {
        byte[] handle = ServiceHandles.read(arguments);
        int error = handles.denied(handle, START);
        if (error == 0) {
            ServiceEntry service = handles.service(handle);
            error = service.start() == ServiceEntry.DISABLED ? SERVICE_DISABLED
                    : service.state() == ServiceEntry.RUNNING ? SERVICE_ALREADY_RUNNING
                    : needsOneThatStaysOff(service.name()) ? SERVICE_DEPENDENCY_FAIL : 0;
            put(error == 0 ? service.withState(ServiceEntry.RUNNING) : service);
        }
        results.u32(error);
    }

    private boolean needsOneThatStaysOff(String name) {
        return services.values().stream().anyMatch(other -> other.dependents().contains(name)
                && other.state() == ServiceEntry.STOPPED && other.start() == ServiceEntry.DISABLED);
    }

    /** RControlService, 3.1.4.2: hService and dwControl, which may only be to stop; the answer has the status. */
    void control(ByteBuffer arguments, PipeOutput results) {
        byte[] handle = ServiceHandles.read(arguments);
        int error = arguments.getInt() != CONTROL_STOP ? INVALID_SERVICE_CONTROL : handles.denied(handle, STOP);
        if (error == 0) {
            ServiceEntry service = handles.service(handle);
            error = service.state() == ServiceEntry.STOPPED ? SERVICE_NOT_ACTIVE
                    : service.dependents().stream().map(services::get)
                            .anyMatch(dependent -> dependent.state() != ServiceEntry.STOPPED)
                            ? DEPENDENT_SERVICES_RUNNING : 0;
            put(error == 0 ? service.withState(ServiceEntry.STOPPED) : service);
            ServiceList.status(handles.service(handle), results);
        } else {
            results.bytes(new byte[ServiceList.STATUS]);
        }
        results.u32(error);
    }

    private void put(ServiceEntry service) {
        services.put(service.name(), service);
    }
}
