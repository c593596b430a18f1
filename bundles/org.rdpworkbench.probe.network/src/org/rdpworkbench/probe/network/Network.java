// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A network as large as most local ones are: 24 bits of an IPv4 address, 64 of an IPv6 one.
 *
 * @param prefix those bits
 * @param text in CIDR notation
 */
record Network(byte[] prefix, String text) {

    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_PREFIX = 8;

    /** The network of an address, given as the resolver gave it; nothing is looked up. */
    static Network around(String address) {
        byte[] bytes = bytes(address);
        byte[] prefix = Arrays.copyOf(bytes, bytes.length == 4 ? IPV4_PREFIX : IPV6_PREFIX);
        try {
            String first = InetAddress.getByAddress(Arrays.copyOf(prefix, bytes.length)).getHostAddress();
            return new Network(prefix, first + "/" + prefix.length * Byte.SIZE);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of this length is none: " + address, e);
        }
    }

    /** True when that address, given in the same way, is in it. */
    boolean holds(String address) {
        byte[] bytes = bytes(address);
        return (bytes.length == 4) == (prefix.length == IPV4_PREFIX)
                && Arrays.equals(prefix, Arrays.copyOf(bytes, prefix.length));
    }

    private static byte[] bytes(String address) {
        if (!address.matches("[0-9.]+") && address.indexOf(':') < 0) {
            throw new IllegalArgumentException(address + " is no address");
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is no address", e);
        }
    }
}
