// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of [MS-SCMR] that read, with the rights that each needs; {@link ServiceChanges} has those that change. */
final class ServiceCalls {

    private static final int HANDLE = ServiceHandles.SIZE;
    private static final int INVALID_HANDLE = 6;
    private static final int INSUFFICIENT_BUFFER = 122;
    private static final int SERVICE_DOES_NOT_EXIST = 1060;
    /** Rights to the manager: to connect and to enumerate; and to a service: configuration, status and dependents. */
    private static final int CONNECT = 1;
    private static final int ENUMERATE = 4;
    private static final int CONFIG = 1;
    private static final int STATUS = 4;
    private static final int DEPENDENTS = 8;

    private final Map<String, ServiceEntry> services;
    private final ServiceHandles handles;
    private final ServiceChanges changes;

    ServiceCalls(Map<String, ServiceEntry> services) {
        this.services = services;
        handles = new ServiceHandles(services);
        changes = new ServiceChanges(services, handles);
    }

    /** How many handles nobody has closed yet. */
    int open() {
        return handles.open();
    }

    /**
     * The results; empty when there is no such procedure.
     *
     * @param administrator whether an administrator calls: to nobody else are the rights to change something given
     */
    Optional<byte[]> call(int opnum, ByteBuffer arguments, boolean administrator) {
        PipeOutput results = new PipeOutput();
        switch (opnum) {
            case 0 -> close(arguments, results);
            case 1 -> changes.control(arguments, results);
            case 6 -> status(arguments, results);
            case 11 -> changes.config(arguments, results);
            case 13 -> list(arguments, false, results);
            case 14 -> list(arguments, true, results);
            case 15 -> openManager(arguments, results);
            case 16 -> openService(arguments, administrator, results);
            case 17 -> config(arguments, results);
            case 19 -> changes.start(arguments, results);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(results.toByteArray());
    }

    /** RCloseServiceHandle, 3.1.4.1. */
    private void close(ByteBuffer arguments, PipeOutput results) {
        boolean known = handles.remove(bytes(arguments));
        results.bytes(new byte[HANDLE]).u32(known ? 0 : INVALID_HANDLE);
    }

    /** ROpenSCManagerW, 3.1.4.15: lpMachineName, lpDatabaseName and dwDesiredAccess. */
    private void openManager(ByteBuffer arguments, PipeOutput results) {
        for (int name = 0; name < 2; name++) {
            if (arguments.getInt() != 0) {
                text(arguments);
            }
        }
        results.bytes(handles.add(Optional.empty(), arguments.getInt())).u32(0);
    }

    /** ROpenServiceW, 3.1.4.16: hSCManager, lpServiceName and dwDesiredAccess. */
    private void openService(ByteBuffer arguments, boolean administrator, PipeOutput results) {
        int denied = handles.denied(bytes(arguments), CONNECT);
        ServiceEntry entry = services.get(text(arguments));
        int access = arguments.getInt();
        int error = denied != 0 ? denied : entry == null ? SERVICE_DOES_NOT_EXIST
                : !administrator && (access & ServiceChanges.RIGHTS) != 0 ? ServiceHandles.ACCESS_DENIED : 0;
        results.bytes(error != 0 ? new byte[HANDLE] : handles.add(Optional.of(entry.name()), access)).u32(error);
    }

    /** RQueryServiceStatus, 3.1.4.7: hService. */
    private void status(ByteBuffer arguments, PipeOutput results) {
        byte[] handle = bytes(arguments);
        int error = handles.denied(handle, STATUS);
        if (error == 0) {
            ServiceList.status(handles.service(handle), results);
        } else {
            results.bytes(new byte[ServiceList.STATUS]);
        }
        results.u32(error);
    }

    /** REnumServicesStatusW, 3.1.4.14, from where it was left; and REnumDependentServicesW, 3.1.4.13. */
    private void list(ByteBuffer arguments, boolean all, PipeOutput results) {
        byte[] handle = bytes(arguments);
        int error = handles.denied(handle, all ? ENUMERATE : DEPENDENTS);
        arguments.position(arguments.position() + (all ? 2 : 1) * Integer.BYTES); // dwServiceType, dwServiceState
        int cbBufSize = arguments.getInt();
        int resume = all && arguments.getInt() != 0 ? arguments.getInt() : 0;
        List<ServiceEntry> wanted = error != 0 ? List.of() : all ? new ArrayList<>(services.values())
                : handles.service(handle).dependents().stream().map(services::get).toList();
        ServiceList list = ServiceList.of(wanted.subList(Math.min(resume, wanted.size()), wanted.size()), cbBufSize);
        results.u32(cbBufSize).bytes(list.buffer());         // lpBuffer, all of it
        results.align(4).u32(list.needed());                 // pcbBytesNeeded
        results.u32(list.returned());                        // lpServicesReturned
        if (all) {
            results.pointer().u32(list.needed() == 0 ? 0 : resume + list.returned()); // lpResumeIndex
        }
        results.u32(error != 0 ? error : list.needed() == 0 ? 0 : 234);
    }

    /** RQueryServiceConfigW, 3.1.4.17: hService and cbBufSize; the answer is a QUERY_SERVICE_CONFIGW, 2.2.15. */
    private void config(ByteBuffer arguments, PipeOutput results) {
        byte[] handle = bytes(arguments);
        int denied = handles.denied(handle, CONFIG);
        int needed = denied != 0 ? 0 : ServiceList.configSize(handles.service(handle));
        int error = denied != 0 ? denied : needed > arguments.getInt() ? INSUFFICIENT_BUFFER : 0;
        if (error == 0) {
            ServiceList.config(handles.service(handle), results);
        } else {
            results.bytes(new byte[9 * Integer.BYTES]);
        }
        results.u32(error == 0 ? 0 : needed).u32(error);
    }

    private static byte[] bytes(ByteBuffer arguments) {
        return ServiceHandles.read(arguments);
    }

    /** A conformant and varying string, [C706] 14.3.4.2, and what aligns what follows. */
    private static String text(ByteBuffer arguments) {
        arguments.getInt(); // maximum count
        arguments.getInt(); // offset
        byte[] characters = new byte[2 * arguments.getInt()];
        arguments.get(characters);
        arguments.position(arguments.position() + (-arguments.position() & 3));
        return new String(characters, StandardCharsets.UTF_16LE).replace("\0", "");
    }
}
