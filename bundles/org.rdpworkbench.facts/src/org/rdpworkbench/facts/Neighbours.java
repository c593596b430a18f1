// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What became of the other hosts of the run in the same network, of which the way from here is likely the same. Hosts
 * that accepted no connection are not among them.
 *
 * @param network in CIDR notation, for example {@code 192.0.2.0/24}
 * @param completed how many completed the TLS handshake
 * @param alike how many broke as this host did; see {@link HandshakeEnd}
 * @param otherwise how many did something else
 */
public record Neighbours(String network, int completed, int alike, int otherwise) implements Fact {

    public static final FactType<Neighbours> TYPE = new FactType<>("Neighbours", 1, Neighbours.class);

    /** A single neighbour may fail or work for reasons of its own. */
    public static final int LEAST = 2;

    /** How many neighbours there are. */
    public int all() {
        return completed + alike + otherwise;
    }

    /** True when every neighbour broke as this host did. */
    public boolean allFail() {
        return alike >= LEAST && alike == all();
    }

    /** True when every neighbour completed the handshake. */
    public boolean allFine() {
        return completed >= LEAST && completed == all();
    }
}
