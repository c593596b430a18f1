// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param policies the client's policies for names that cover this one: it may ask other name servers than this machine
 *     does; empty where they could not be read
 */
public record ClientAddresses(List<String> hostsFile, List<String> cached, Optional<List<NamePolicy>> policies)
        implements Fact {

    public static final FactType<ClientAddresses> TYPE =
            new FactType<>("ClientAddresses", 1, ClientAddresses.class);

    /**
     * A rule of the name resolution policy table (NRPT), [MS-GPNRPT] 2.2.
     *
     * @param names which names it is for: a suffix with a dot before it, a full name, the first part of one, or a dot
     *     for any
     * @param servers the name servers to ask, as addresses; none where it says something else
     */
    public record NamePolicy(String names, List<String> servers) {

        public NamePolicy {
            servers = List.copyOf(servers);
        }

        /** True when a rule for these names is for that name as it was typed. A suffix that is added is not known. */
        public static boolean covers(String names, String name) {
            String rule = names.strip().toLowerCase(Locale.ROOT);
            String asked = name.toLowerCase(Locale.ROOT);
            return !rule.isEmpty() && (rule.equals(".") || rule.equals(asked)
                    || (rule.startsWith(".") ? asked.endsWith(rule) : asked.startsWith(rule + ".")));
        }
    }

    public ClientAddresses {
        hostsFile = List.copyOf(hostsFile);
        cached = List.copyOf(cached);
        policies = policies.map(List::copyOf);
    }

    /** Of a client whose policies for names are not known. */
    public ClientAddresses(List<String> hostsFile, List<String> cached) {
        this(hostsFile, cached, Optional.empty());
    }

    /** The first policy that sends the client to name servers of its own for this name. */
    public Optional<NamePolicy> askedElsewhere() {
        return policies.stream().flatMap(List::stream).filter(policy -> !policy.servers().isEmpty()).findFirst();
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
