// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * One TCP connect to each address of the target.
 *
 * @param attempts one for each address: the one where the look went on, then the others in the resolver's order
 */
public record TcpConnect(List<ToAddress> attempts) implements Fact {

    public static final FactType<TcpConnect> TYPE = new FactType<>("TcpConnect", 2, TcpConnect.class);

    /**
     * A connect to one address.
     *
     * @param address without brackets
     * @param millis until the outcome was known
     * @param detail the system's words when it failed
     * @param local the address of this machine that it came from, without brackets; empty when there is no connection
     */
    public record ToAddress(String address, int port, ConnectOutcome outcome, double millis, String detail,
            Optional<String> local) {

        /** One of which it is not known where it came from. */
        public ToAddress(String address, int port, ConnectOutcome outcome, double millis, String detail) {
            this(address, port, outcome, millis, detail, Optional.empty());
        }
    }

    /** An address that accepted, if any did; the rest of the look went there. */
    public Optional<ToAddress> connected() {
        return attempts.stream().filter(a -> a.outcome() == ConnectOutcome.CONNECTED).findFirst();
    }

    /** True when every address was tried and every one refused. */
    public boolean allRefused() {
        return !attempts.isEmpty() && attempts.stream().allMatch(a -> a.outcome() == ConnectOutcome.REFUSED);
    }

    @Override
    public List<Rung> rungs() {
        Optional<ToAddress> connected = connected();
        if (connected.isPresent()) {
            return List.of(networkRung(connected.get()),
                    Rung.passed(Stage.LISTENER, "accepts connections", connected.get().millis()));
        }
        if (attempts.isEmpty() || attempts.stream().anyMatch(a -> a.outcome() == ConnectOutcome.NOT_TRIED)) {
            return List.of();
        }
        ToAddress first = attempts.getFirst();
        Optional<ToAddress> refused = attempts.stream().filter(a -> a.outcome() == ConnectOutcome.REFUSED).findFirst();
        if (refused.isPresent()) {
            return List.of(Rung.passed(Stage.NETWORK, "the address answers", refused.get().millis()),
                    Rung.broken(Stage.LISTENER, "port " + first.port() + " refused", refused.get().millis()));
        }
        boolean ourFault = first.outcome() == ConnectOutcome.FORBIDDEN || first.outcome() == ConnectOutcome.FAILED;
        return List.of(ourFault ? Rung.broken(Stage.CLIENT, "this machine could not connect", first.millis())
                : Rung.broken(Stage.NETWORK, first.outcome().words(), first.millis()));
    }

    private Rung networkRung(ToAddress connected) {
        long alive = attempts.stream().filter(a -> a.outcome() == ConnectOutcome.CONNECTED).count();
        if (alive == attempts.size()) {
            return Rung.passed(Stage.NETWORK, "connected", connected.millis());
        }
        String outcome = alive + " of " + attempts.size() + " addresses connected";
        return Rung.remarkable(Stage.NETWORK, outcome, connected.millis());
    }
}
