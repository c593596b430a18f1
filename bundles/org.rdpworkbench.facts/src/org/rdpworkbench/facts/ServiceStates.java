// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The services of a host on which Remote Desktop depends. Seen from inside the host. What counts is the state: on many
 * builds the start type is manual, and a trigger starts them.
 *
 * @param services in the order in which they were asked for, those that the host does not have included
 */
public record ServiceStates(List<Service> services) implements Fact {

    public static final FactType<ServiceStates> TYPE = new FactType<>("ServiceStates", 1, ServiceStates.class);

    /** The service that listens; its name on every host. */
    public static final String TERM_SERVICE = "TermService";

    /** What makes and keeps the host's own certificate, and what keeps its key. */
    private static final List<String> MAKE_CERTIFICATE = List.of("SessionEnv", "KeyIso", "CryptSvc");

    /** What a service does now. */
    public enum State {
        /** The host has no such service. */
        ABSENT,
        STOPPED, START_PENDING, STOP_PENDING, RUNNING, CONTINUE_PENDING, PAUSE_PENDING, PAUSED,
        /** Something that is not known here. */
        UNKNOWN;

        /** On its way to another state. */
        public boolean pending() {
            return switch (this) {
                case START_PENDING, STOP_PENDING, CONTINUE_PENDING, PAUSE_PENDING -> true;
                case ABSENT, STOPPED, RUNNING, PAUSED, UNKNOWN -> false;
            };
        }
    }

    /** What starts a service. */
    public enum Start {
        BOOT, SYSTEM, AUTO, DEMAND, DISABLED,
        /** Something that is not known here, or there is no such service. */
        UNKNOWN
    }

    /**
     * One service.
     *
     * @param account whom it runs as, as the host has it; empty when there is no such service
     */
    public record Service(String name, State state, Start start, String account) {}

    /** The one of that name, whatever its case; empty when it was not asked for. */
    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * The names of those that Windows needs to make itself a certificate for Remote Desktop, and that are disabled. One
     * that is only stopped is started by whoever needs it.
     */
    public List<String> disabledMakers() {
        return MAKE_CERTIFICATE.stream().filter(name -> service(name).filter(one -> one.start() == Start.DISABLED)
                .isPresent()).toList();
    }

    /** The state of the service that listens; UNKNOWN when it was not asked for. */
    public State listener() {
        return service(TERM_SERVICE).map(Service::state).orElse(State.UNKNOWN);
    }
}
