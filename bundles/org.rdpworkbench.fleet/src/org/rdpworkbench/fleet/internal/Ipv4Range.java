// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Addresses from one to another: {@code 10.0.0.0/24}, {@code 10.0.0.1-20} or {@code 10.0.0.1-10.0.1.20}, each also with
 * {@code :PORT} behind it.
 *
 * @param first as a number, like the last, which is not smaller
 * @param port empty when none was given
 */
record Ipv4Range(long first, long last, String port) {

    private static final String ADDRESS = "(\\d{1,3}(?:\\.\\d{1,3}){3})";
    private static final String PORT = "(?::(\\d{1,5}))?";
    private static final Pattern NETWORK = Pattern.compile(ADDRESS + "/(\\d{1,3})" + PORT);
    private static final Pattern SPAN = Pattern.compile(ADDRESS + "-(?:(\\d{1,3})|" + ADDRESS + ")" + PORT);

    /**
     * Empty when the text is meant as something else.
     *
     * @throws IllegalArgumentException with a clause for a person, when it is meant so and cannot be
     */
    static Optional<Ipv4Range> of(String text) {
        Matcher network = NETWORK.matcher(text);
        if (network.matches()) {
            return Optional.of(network(number(network.group(1)), Integer.parseInt(network.group(2)),
                    text(network.group(3))));
        }
        Matcher span = SPAN.matcher(text);
        return span.matches() ? Optional.of(span(span)) : Optional.empty();
    }

    private static Ipv4Range network(long address, int prefix, String port) {
        if (prefix > 32) {
            throw new IllegalArgumentException("the part behind the slash is 32 at most");
        }
        long size = 1L << 32 - prefix;
        long first = address / size * size;
        // From /30 up the first address means the network and the last one all of its hosts.
        boolean ends = size > 2;
        return new Ipv4Range(ends ? first + 1 : first, ends ? first + size - 2 : first + size - 1, port);
    }

    private static Ipv4Range span(Matcher span) {
        long first = number(span.group(1));
        long last = span.group(2) == null ? number(span.group(3)) : first / 256 * 256 + octet(span.group(2));
        if (last < first) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
        return new Ipv4Range(first, last, text(span.group(4)));
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    private static long number(String address) {
        return Stream.of(address.split("\\.")).mapToLong(Ipv4Range::octet).reduce(0, (sum, octet) -> sum * 256 + octet);
    }

    private static long octet(String text) {
        long octet = Long.parseLong(text);
        if (octet > 255) {
            throw new IllegalArgumentException("a number of an IPv4 address is 255 at most, and not " + text);
        }
        return octet;
    }

    long size() {
        return last - first + 1;
    }

    Stream<String> addresses() {
        return LongStream.rangeClosed(first, last).mapToObj(address -> (address >> 24) + "." + (address >> 16 & 255)
                + "." + (address >> 8 & 255) + "." + (address & 255));
    }
}
