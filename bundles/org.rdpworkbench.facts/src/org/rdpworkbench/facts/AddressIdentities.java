// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Who answers at each address of the name, each looked at by itself.
 *
 * @param identities in the resolver's order
 */
public record AddressIdentities(List<Identity> identities) implements Fact {

    public static final FactType<AddressIdentities> TYPE =
            new FactType<>("AddressIdentities", 1, AddressIdentities.class);

    /**
     * The host behind one address, as far as it says who it is.
     *
     * @param address without brackets
     * @param answered true when it answered the connection request as an RDP host does
     * @param certificate SHA-256 of its certificate in lower-case hex
     * @param certificateNames the names in that certificate: subject alternative names, else the common name
     * @param computer what its NTLM challenge calls it: the DNS name, else the NetBIOS name
     */
    public record Identity(String address, ConnectOutcome outcome, double connectMillis, boolean answered,
            Optional<String> certificate, List<String> certificateNames, Optional<String> computer) {

        /** True for an IPv6 address. */
        public boolean ipv6() {
            return address.indexOf(':') >= 0;
        }
    }

    /** Those that accepted a connection. */
    public List<Identity> alive() {
        return identities.stream().filter(i -> i.outcome() == ConnectOutcome.CONNECTED).toList();
    }

    /** Those that were tried and did not. */
    public List<Identity> dead() {
        return identities.stream().filter(i -> i.outcome() != ConnectOutcome.CONNECTED
                && i.outcome() != ConnectOutcome.NOT_TRIED && i.outcome() != ConnectOutcome.FAILED).toList();
    }
}
