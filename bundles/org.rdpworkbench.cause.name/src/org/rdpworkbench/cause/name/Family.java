// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.TcpConnect;

/**
 * The addresses of one family and what became of the connects to them, in every look that was taken.
 *
 * @param size how many addresses there are
 */
record Family(String name, int size, List<Tried> tried) {

    /** A connect to one of them. */
    record Tried(ConnectOutcome outcome, double millis) {}

    static Family of(String name, List<String> addresses, TcpConnect connect, Optional<AddressIdentities> each) {
        Stream<Tried> quick = connect.attempts().stream().filter(a -> addresses.contains(a.address()))
                .map(a -> new Tried(a.outcome(), a.millis()));
        Stream<Tried> thorough = each.stream().flatMap(e -> e.identities().stream())
                .filter(i -> addresses.contains(i.address())).map(i -> new Tried(i.outcome(), i.connectMillis()));
        return new Family(name, addresses.size(), Stream.concat(quick, thorough).toList());
    }

    /** One of them accepted once. */
    boolean alive() {
        return tried.stream().anyMatch(t -> t.outcome() == ConnectOutcome.CONNECTED);
    }

    /**
     * All were tried, and none accepted. A family to which this machine has no way says nothing about the host: a
     * machine without IPv6 is healthy, and so is the name.
     */
    boolean dead() {
        return !tried.isEmpty() && tried.stream().allMatch(t -> switch (t.outcome()) {
            case REFUSED, RESET, TIMED_OUT -> true;
            case CONNECTED, UNREACHABLE, FORBIDDEN, NOT_TRIED, FAILED -> false;
        });
    }

    /** At least one keeps clients waiting; to be refused costs them next to nothing. */
    boolean silent() {
        return tried.stream().anyMatch(t -> t.outcome() == ConnectOutcome.TIMED_OUT);
    }

    double longestMillis() {
        return tried.stream().mapToDouble(Tried::millis).max().orElse(0);
    }
}
