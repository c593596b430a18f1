// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.host.Services;

/** Services over the interface svcctl. */
record SmbServices(SmbSession session) implements Services {

    private static final int LONGEST_NAME = 256;

    @Override
    public Answer<List<ServiceStatus>> all() throws InterruptedException {
        return session.ask("svcctl", () -> in(Svcctl::all));
    }

    @Override
    public Answer<Optional<Service>> find(String name) throws InterruptedException {
        return session.ask("svcctl", () -> of(name, Svcctl.READ,
                (calls, service) -> calls.service(service, name)));
    }

    @Override
    public Answer<Optional<List<ServiceStatus>>> dependents(String name) throws InterruptedException {
        return session.ask("svcctl", () -> of(name, Svcctl.READ, Svcctl::dependents));
    }

    @FunctionalInterface
    interface WithHandle<T> {
        T look(Svcctl calls, byte[] handle) throws Unanswered, NdrException;
    }

    /** With a handle of the service control manager. */
    private <T> T in(WithHandle<T> look) throws Unanswered, NdrException {
        Svcctl calls = new Svcctl(session.pipe(RpcInterface.SVCCTL));
        byte[] manager = calls.openManager();
        try {
            return look.look(calls, manager);
        } finally {
            calls.close(manager);
        }
    }

    /**
     * With a handle of a service, in the session's thread; empty when there is none.
     *
     * @param access rights to a service, [MS-SCMR] 3.1.4
     */
    <T> Optional<T> of(String name, int access, WithHandle<T> look) throws Unanswered, NdrException {
        if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return in((calls, manager) -> {
            Optional<byte[]> service = calls.openService(manager, name, access);
            if (service.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(look.look(calls, service.get()));
            } finally {
                calls.close(service.get());
            }
        });
    }
}
