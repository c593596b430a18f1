// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import com.sun.jna.WString;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.Services;

/** The services of a machine, with no more rights than to ask. */
record WindowsServices(WindowsSession session) implements Services {

    private static final int LONGEST_NAME = 256;
    /** SC_MANAGER_CONNECT and SC_MANAGER_ENUMERATE_SERVICE of winsvc.h. */
    private static final int CONNECT_AND_ENUMERATE = 0x0005;
    /** SERVICE_QUERY_CONFIG, SERVICE_QUERY_STATUS and SERVICE_ENUMERATE_DEPENDENTS. */
    private static final int QUERY_AND_DEPENDENTS = 0x000D;

    @Override
    public Answer<List<ServiceStatus>> all() throws InterruptedException {
        return session.askForServices("EnumServicesStatusW", windows -> in(windows.advapi(), session.computer(),
                ServiceCalls::all));
    }

    @Override
    public Answer<Optional<Service>> find(String name) throws InterruptedException {
        return session.askForServices("QueryServiceConfigW", windows -> of(windows.advapi(), session.computer(),
                name, QUERY_AND_DEPENDENTS, service -> service.config(name)));
    }

    @Override
    public Answer<Optional<List<ServiceStatus>>> dependents(String name) throws InterruptedException {
        return session.askForServices("EnumDependentServicesW", windows -> of(windows.advapi(),
                session.computer(), name, QUERY_AND_DEPENDENTS, ServiceCalls::dependents));
    }

    /** What is done with a handle. */
    @FunctionalInterface
    interface WithHandle<T> {
        T look(ServiceCalls handle) throws Unanswered, MalformedBytesException;
    }

    /** With a handle of the service control manager. */
    private static <T> T in(Advapi advapi, Computer computer, WithHandle<T> look)
            throws Unanswered, MalformedBytesException {
        long manager = advapi.OpenSCManagerW(computer.name(), null, CONNECT_AND_ENUMERATE);
        Unanswered.unless(manager != 0, "OpenSCManagerW");
        try (ServiceCalls handle = new ServiceCalls(advapi, manager)) {
            return look.look(handle);
        }
    }

    /** With a handle of a service; empty when there is none. */
    static <T> Optional<T> of(Advapi advapi, Computer computer, String name, int access, WithHandle<T> look)
            throws Unanswered, MalformedBytesException {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return in(advapi, computer, manager -> {
            long service = advapi.OpenServiceW(manager.handle(), new WString(name), access);
            if (service == 0 && nothingThere(Native.getLastError())) {
                return Optional.empty();
            }
            Unanswered.unless(service != 0, "OpenServiceW");
            try (ServiceCalls handle = new ServiceCalls(advapi, service)) {
                return Optional.of(look.look(handle));
            }
        });
    }

    private static boolean nothingThere(int error) {
        return error == Win32.SERVICE_DOES_NOT_EXIST || error == Win32.INVALID_NAME;
    }
}
