// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * What this machine's resolver says about the target's name.
 *
 * @param name as it was asked for
 * @param ipv4 every A record, in the resolver's order
 * @param ipv6 every AAAA record, in the resolver's order
 * @param millis how long the answer took
 * @param detail the resolver's words when it failed
 */
public record NameResolution(String name, Outcome outcome, List<String> ipv4, List<String> ipv6, double millis,
        String detail) implements Fact {

    public static final FactType<NameResolution> TYPE =
            new FactType<>("NameResolution", 1, NameResolution.class);

    /** How it ended. */
    public enum Outcome {
        /** The target is an address; nothing was asked. */
        ADDRESS,
        RESOLVED,
        /** The resolver knows no address; it does not say whether the name does not exist or nobody could be asked. */
        NOT_FOUND
    }

    /** All addresses, IPv4 first. */
    public List<String> addresses() {
        return Stream.concat(ipv4.stream(), ipv6.stream()).toList();
    }

    @Override
    public List<Rung> rungs() {
        return List.of(switch (outcome) {
            case ADDRESS -> Rung.passed(Stage.NAME, "an address, not a name", millis);
            case RESOLVED -> Rung.passed(Stage.NAME, count(), millis);
            case NOT_FOUND -> Rung.broken(Stage.NAME, "no address for this name", millis);
        });
    }

    private String count() {
        int size = ipv4.size() + ipv6.size();
        return size == 1 ? "one address" : size + " addresses";
    }
}
