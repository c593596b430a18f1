// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What a host is for beside itself, as far as it changes what its other facts mean and what may be done to it. Seen
 * from inside the host. Whether a role is in use is not known: it is there when its service is, and not disabled.
 *
 * @param roles in the order of their constants; none for an ordinary host
 */
public record HostRoles(List<Role> roles) implements Fact {

    public static final FactType<HostRoles> TYPE = new FactType<>("HostRoles", 1, HostRoles.class);

    /** The value ProductType below Control\ProductOptions of a domain controller. */
    private static final String LAN_MANAGER_NT = "LanmanNT";

    /** A role. More may come: keep a default branch. */
    public enum Role {
        /** Its domain goes by its clock, and only administrators log on to it. */
        DOMAIN_CONTROLLER(""),
        /** It sends users to hosts; its certificate is the deployment's. */
        CONNECTION_BROKER("Tssdis"),
        /** Others are reached through it; its certificate is the deployment's. */
        GATEWAY("TSGateway"),
        /** What runs on it may be elsewhere the next moment. */
        CLUSTER_NODE("ClusSvc"),
        /** Other machines run on it. */
        HYPER_V("vmms"),
        /** It dates certificates by its clock. */
        CERTIFICATION_AUTHORITY("CertSvc");

        private final String service;

        Role(String service) {
            this.service = service;
        }

        /** For people, without an article. */
        public String words() {
            return switch (this) {
                case CONNECTION_BROKER -> "RD Connection Broker";
                case GATEWAY -> "RD Gateway";
                case HYPER_V -> "Hyper-V host";
                default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
            };
        }

        /** The service that comes with the role; empty where the kind of product tells it. */
        public Optional<String> service() {
            return Optional.of(service).filter(name -> !name.isEmpty());
        }
    }

    public HostRoles {
        roles = List.copyOf(roles);
    }

    /**
     * The roles by what tells of them.
     *
     * @param productType the registry's value of that name
     * @param services names of services that the host has and that are not disabled
     */
    public static HostRoles of(String productType, Set<String> services) {
        return new HostRoles(Arrays.stream(Role.values()).filter(role -> role.service().map(services::contains)
                .orElseGet(() -> productType.equalsIgnoreCase(LAN_MANAGER_NT))).toList());
    }

    /** True when it has that role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True when its certificates are set for a deployment of Remote Desktop Services, and not on the host. */
    public boolean ofDeployment() {
        return has(Role.CONNECTION_BROKER) || has(Role.GATEWAY);
    }
}
