// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;

/** What was collected of a host's services: those that Remote Desktop needs, and those that tell what it is for. */
final class CollectedServices {

    private static final String PART = "services";
    private static final List<String> SERVICES = List.of(ServiceStates.TERM_SERVICE, "UmRdpService", "SessionEnv",
            "CertPropSvc", "KeyIso", "CryptSvc");

    private CollectedServices() {}

    /** Empty where they could not be read. */
    static Optional<ServiceStates> states(Collected file) {
        return file.has(PART) ? Optional.of(new ServiceStates(SERVICES.stream().map(name -> service(file, name))
                .toList())) : Optional.empty();
    }

    /** Empty where the script did not ask: before it asked for the product, it did not for their services either. */
    static Optional<HostRoles> roles(Collected file) {
        Set<String> enabled = file.part(PART).stream()
                .filter(item -> start(Collected.text(item.path("start"))) != Start.DISABLED)
                .map(item -> Collected.text(item.path("name"))).collect(Collectors.toSet());
        return file.textOf("product", "ProductType").filter(type -> file.has(PART))
                .map(type -> HostRoles.of(type, enabled));
    }

    /** Of one service; empty where it is not listed. */
    static Optional<State> state(Collected file, String name) {
        return listed(file, name).map(item -> state(Collected.text(item.path("state"))));
    }

    private static Optional<JsonNode> listed(Collected file, String name) {
        return file.part(PART).stream()
                .filter(item -> Collected.text(item.path("name")).equalsIgnoreCase(name)).findFirst();
    }

    /** One that is not listed may be hidden from who asked, so that it is not called absent. */
    private static ServiceStates.Service service(Collected file, String name) {
        return listed(file, name)
                .map(item -> new ServiceStates.Service(name, state(Collected.text(item.path("state"))),
                        start(Collected.text(item.path("start"))), Collected.text(item.path("account"))))
                .orElseGet(() -> new ServiceStates.Service(name, State.UNKNOWN, Start.UNKNOWN, ""));
    }

    /** The property State of Win32_Service: {@code Running}, {@code Start Pending}. */
    private static State state(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "STOPPED" -> State.STOPPED;
            case "START PENDING" -> State.START_PENDING;
            case "STOP PENDING" -> State.STOP_PENDING;
            case "RUNNING" -> State.RUNNING;
            case "CONTINUE PENDING" -> State.CONTINUE_PENDING;
            case "PAUSE PENDING" -> State.PAUSE_PENDING;
            case "PAUSED" -> State.PAUSED;
            default -> State.UNKNOWN;
        };
    }

    /** The property StartMode of Win32_Service. */
    private static Start start(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "BOOT" -> Start.BOOT;
            case "SYSTEM" -> Start.SYSTEM;
            case "AUTO" -> Start.AUTO;
            case "MANUAL" -> Start.DEMAND;
            case "DISABLED" -> Start.DISABLED;
            default -> Start.UNKNOWN;
        };
    }
}
