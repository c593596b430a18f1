// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Where a client takes the host for that it was asked to connect to, without anybody having been asked. Seen from the
 * client. Addresses are literals, IPv6 in full, as {@link NameResolution} has them.
 *
 * @param hostsFile what the hosts file of the client has for the name; a client goes there and asks no name server
 * @param cached what the resolver of the client still knew for the name when it was collected
 */
public record ClientAddresses(List<String> hostsFile, List<String> cached) implements Fact {

    public static final FactType<ClientAddresses> TYPE =
            new FactType<>("ClientAddresses", 1, ClientAddresses.class);

    public ClientAddresses {
        hostsFile = List.copyOf(hostsFile);
        cached = List.copyOf(cached);
    }

    /** True when the hosts file sends the client to none of the addresses that the name has here. */
    public boolean sentElsewhere(NameResolution here) {
        return elsewhere(hostsFile, here);
    }

    /** True when the client's resolver knew none of the addresses that the name has here, but others. */
    public boolean resolvedElsewhere(NameResolution here) {
        return elsewhere(cached, here);
    }

    /** Of a kind of addresses that the name has not here nothing is said: that host may have both. */
    private static boolean elsewhere(List<String> there, NameResolution here) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(here.addresses());
        return !there.isEmpty() && there.stream().noneMatch(known::contains)
                && there.stream().allMatch(address -> known.stream().anyMatch(one -> sameKind(one, address)));
    }

    private static boolean sameKind(String one, String other) {
        return one.contains(":") == other.contains(":");
    }
}
