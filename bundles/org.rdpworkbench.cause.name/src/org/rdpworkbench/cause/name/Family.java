// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;

/**
 * The addresses of one family and what became of the connects to them, in every look that was taken.
 *
 * @param size how many addresses there are
 */
record Family(String name, int size, List<Tried> tried) {

    /**
     * A connect to one of them.
     *
     * @param searched there is a way to the address, and at its end nobody was found
     */
    record Tried(ConnectOutcome outcome, double millis, boolean searched) {

        boolean connected() {
            return outcome == ConnectOutcome.CONNECTED;
        }

        /** What a family is blamed for is what clients meet there as well. */
        boolean dead() {
            return switch (outcome) {
                case REFUSED, RESET, TIMED_OUT -> true;
                case UNREACHABLE -> searched;
                case CONNECTED, FORBIDDEN, NOT_TRIED, FAILED -> false;
            };
        }
    }

    static Family of(String name, List<String> addresses, TcpConnect connect, Optional<AddressIdentities> each) {
        List<ToAddress> quick = connect.attempts().stream().filter(a -> addresses.contains(a.address())).toList();
        // The thorough look does not try again what was dead, and repeats what the quick one said of it.
        Stream<Tried> thorough = each.stream().flatMap(e -> e.identities().stream())
                .filter(i -> addresses.contains(i.address())).filter(i -> quick.stream()
                        .noneMatch(a -> a.address().equals(i.address()) && a.outcome() == i.outcome()))
                .map(i -> new Tried(i.outcome(), i.connectMillis(), false));
        return new Family(name, addresses.size(), Stream.concat(quick.stream().map(Family::tried), thorough).toList());
    }

    private static Tried tried(ToAddress attempt) {
        return new Tried(attempt.outcome(), attempt.millis(),
                attempt.outcome().saidAfterASearch(attempt.millis(), attempt.detail()));
    }

    /** One of them accepted once. */
    boolean alive() {
        return tried.stream().anyMatch(Tried::connected);
    }

    /**
     * All were tried, and none accepted. A family to which this machine has no way says nothing about the host: a
     * machine without IPv6 is healthy, and so is the name.
     */
    boolean dead() {
        return !tried.isEmpty() && tried.stream().allMatch(Tried::dead);
    }

    /** At least one keeps clients waiting; to be refused costs them next to nothing. */
    boolean silent() {
        return tried.stream().anyMatch(t -> t.outcome() == ConnectOutcome.TIMED_OUT || t.searched());
    }

    double longestMillis() {
        return tried.stream().mapToDouble(Tried::millis).max().orElse(0);
    }
}
